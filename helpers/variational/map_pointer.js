// Moves the point of a map that lies in the picture of the same panel: mouse, finger or arrow keys.
const STEP = 0.1, LARGE = 0.5, PAUSE = 30; // latent units a key press; milliseconds between two messages

function render({ model, el }) {
  const handle = document.createElement("div");
  handle.className = "five-models-pointer";
  handle.tabIndex = 0;
  handle.setAttribute("role", "application");
  handle.setAttribute("data-lm-suppress-shortcuts", "true");
  handle.setAttribute("aria-label", "Point on the map. The arrow keys move it; with Shift it moves farther.");
  handle.textContent = model.get("note");
  el.append(handle);
  let dragging = false, timer = null, wanted = model.get("value");

  function send() {
    timer = null;
    model.set("value", wanted);
    model.save_changes();
  }
  function go(across, up) {
    const limit = model.get("limit"), inside = (x) => Math.round(Math.min(limit, Math.max(-limit, x)) * 100) / 100;
    wanted = [inside(across), inside(up)];
    timer = timer || setTimeout(send, PAUSE);
  }
  function follow(event, picture) {
    const box = picture.getBoundingClientRect(), limit = model.get("limit");
    const [left, top, right, bottom] = model.get("frame");
    const x = ((event.clientX - box.left) / box.width - left) / (right - left);
    const y = ((event.clientY - box.top) / box.height - top) / (bottom - top);
    if (!dragging && (x < 0 || x > 1 || y < 0 || y > 1)) return false;
    go((2 * x - 1) * limit, (1 - 2 * y) * limit);
    return true;
  }
  const picture = () => el.closest(".five-models-panel")?.querySelector("img");
  // A finger on the map drags the point; elsewhere in the picture it scrolls the page.
  function hold(event) {
    if (event.target === picture() && follow(event.touches[0], event.target)) event.preventDefault();
  }
  function press(event) {
    if (event.target !== picture() || !follow(event, event.target)) return;
    dragging = true;
    event.target.setPointerCapture?.(event.pointerId); // a finger may leave the picture
    event.preventDefault(); // the browser would drag the picture itself away
    handle.focus({ focusVisible: false, preventScroll: true });
  }
  const move = (event) => dragging && picture() && follow(event, picture());
  const lift = () => { dragging = false; };
  document.addEventListener("touchstart", hold, { passive: false });
  document.addEventListener("pointerdown", press);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", lift);
  document.addEventListener("pointercancel", lift);

  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  handle.addEventListener("keydown", (event) => {
    if (!moves[event.key]) return; // Tab and the rest keep their meaning
    const step = event.shiftKey ? LARGE : STEP;
    go(wanted[0] + step * moves[event.key][0], wanted[1] + step * moves[event.key][1]);
    event.preventDefault();
    event.stopPropagation();
  });
  model.on("change:value", () => { if (!timer) wanted = model.get("value"); }); // the panel's Reset

  return () => {
    document.removeEventListener("touchstart", hold);
    document.removeEventListener("pointerdown", press);
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", lift);
    document.removeEventListener("pointercancel", lift);
  };
}

export default { render };
