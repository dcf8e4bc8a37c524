// A slide that is too full gets smaller letters and pictures, until all of it is on the page.
const full = (page) => [page, ...page.querySelectorAll(".body, .said, .shown")]
  .some((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1);
const fit = () => document.querySelectorAll(".page").forEach((page) => {
  const largest = page.classList.contains("alone") ? 32 : 26;
  const share = 1 / Math.max(1, page.querySelectorAll(".picture").length);
  for (const [room, smallest] of [[330, 21], [260, 19], [200, 17], [150, 15]]) {  // first smaller letters, then pictures
    page.style.setProperty("--picture", `${Math.max(60, room * share)}px`);
    for (let size = largest; size >= smallest; size -= 0.5) {
      page.style.fontSize = `${size}px`;
      if (!full(page)) break;
    }
    if (!full(page)) break;
  }
  page.dataset.cut = full(page);
});
Reveal.initialize({
  width: 1280, height: 720, margin: 0, center: false, hash: true, slideNumber: "c/t", viewDistance: 1000,
  controls: false,
  transition: "none", plugins: [RevealNotes],
}).then(() => document.fonts.ready).then(() => { fit(); document.body.dataset.ready = "yes"; });
