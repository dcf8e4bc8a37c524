// Smaller letters until the lesson is on one page.
const sheet = document.querySelector(".sheet");
for (let size = 13; size >= 8; size -= 0.25) {
  sheet.style.fontSize = `${size}px`;
  if (sheet.scrollHeight <= sheet.clientHeight) break;
}
document.body.dataset.cut = sheet.scrollHeight > sheet.clientHeight;
