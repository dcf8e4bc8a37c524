// A drawing pad: mouse, finger, pen or keyboard; undo, clear, or an image file instead.
const SIZE = 280, PEN = 22, STEP = 6, PALM = 60; // pixels; a touch as wide as PALM is no finger

function render({ model, el }) {
  const items = []; // strokes {points: [[x, y], …]} and images {image, png}, oldest first
  let cursor = [SIZE / 2, SIZE / 4], penDown = false, drawing = null, timer = null;

  el.classList.add("five-models-pad");
  el.innerHTML = `
    <canvas width="${SIZE}" height="${SIZE}" tabindex="0" role="application" data-lm-suppress-shortcuts="true"
      aria-label="Drawing pad. Arrow keys move the pen, Space lowers or lifts it, Backspace undoes, Delete clears."></canvas>
    <div class="tools">
      <button type="button" data-do="undo">Undo</button>
      <button type="button" data-do="clear">Clear</button>
      <button type="button" data-do="file">Image file…</button>
      <input type="file" accept="image/*" hidden>
    </div>
    <div class="note" role="status">Draw a digit: mouse, finger, or arrow keys and Space.</div>
    <div class="whose" role="status"></div>`;
  const canvas = el.querySelector("canvas"), pen = canvas.getContext("2d");
  const file = el.querySelector("input"), note = el.querySelector(".note");
  const whose = el.querySelector(".whose");

  function paint(withCursor) {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, SIZE, SIZE);
    pen.lineWidth = PEN;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "black";
    for (const item of items) {
      if (item.image) {
        const scale = Math.min(SIZE / item.image.width, SIZE / item.image.height);
        const [w, h] = [item.image.width * scale, item.image.height * scale];
        pen.drawImage(item.image, (SIZE - w) / 2, (SIZE - h) / 2, w, h);
      } else {
        pen.beginPath();
        pen.moveTo(...item.points[0]);
        for (const point of item.points) pen.lineTo(...point);
        pen.stroke();
      }
    }
    if (withCursor) {
      pen.lineWidth = 3;
      pen.strokeStyle = penDown ? "#D55E00" : "#0072B2";
      pen.beginPath();
      pen.arc(...cursor, PEN / 2, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  function send() {
    clearTimeout(timer);
    timer = null;
    const last = items[items.length - 1];
    paint(false);
    model.set("value", items.length === 0 ? "" : last.png || canvas.toDataURL("image/png"));
    model.save_changes();
    paint(document.activeElement === canvas && canvas.matches(":focus-visible"));
  }
  const soon = () => { timer = timer || setTimeout(send, 150); };

  function undo() {
    const gone = items.pop();
    penDown = false;
    const empty = "Undone. The pad is empty; what was kept last stays kept.";
    note.textContent = !gone ? "Nothing to undo." : items.length ? "Undone: the last stroke is gone, the others stay." : empty;
    send();
  }
  function clear() {
    items.length = 0;
    penDown = false;
    note.textContent = "Cleared. What was kept last stays kept until you draw again.";
    send();
  }

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * SIZE) / box.width, ((event.clientY - box.top) * SIZE) / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    const palm = event.pointerType === "touch" && Math.max(event.width, event.height) > PALM;
    if (event.button !== 0 || !event.isPrimary || palm || drawing) return; // right button, second finger, palm
    event.preventDefault();
    canvas.focus({ focusVisible: false });
    canvas.setPointerCapture(event.pointerId);
    drawing = { points: [place(event)], pointer: event.pointerId };
    items.push(drawing);
    paint(false);
    soon();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (drawing?.pointer !== event.pointerId) return;
    drawing.points.push(place(event));
    paint(false);
    soon();
  });
  const lift = (event) => { if (drawing?.pointer === event.pointerId) { drawing = null; send(); } };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("focus", () => paint(canvas.matches(":focus-visible")));
  canvas.addEventListener("blur", () => { penDown = false; paint(false); });

  const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  canvas.addEventListener("keydown", (event) => {
    if (moves[event.key]) {
      cursor = cursor.map((x, i) => Math.min(SIZE - 12, Math.max(12, x + moves[event.key][i])));
      if (penDown) { items[items.length - 1].points.push([...cursor]); soon(); }
      paint(true);
    } else if (event.key === " ") {
      penDown = !penDown;
      if (penDown) items.push({ points: [[...cursor]] });
      else send();
      note.textContent = penDown ? "The pen is down." : "The pen is up.";
      paint(true);
    } else if (event.key === "Backspace" || (event.key === "z" && (event.ctrlKey || event.metaKey))) undo();
    else if (event.key === "Delete") clear();
    else return; // Tab and the rest keep their meaning
    event.preventDefault();
    event.stopPropagation();
  });

  async function take(chosen) {
    try {
      const image = await createImageBitmap(chosen);
      const scale = Math.min(1, 512 / Math.max(image.width, image.height));
      const small = document.createElement("canvas");
      small.width = Math.max(1, image.width * scale);
      small.height = Math.max(1, image.height * scale);
      small.getContext("2d").drawImage(image, 0, 0, small.width, small.height);
      items.push({ image, png: small.toDataURL("image/png") });
      note.textContent = `Took ${chosen.name}.`;
      send();
    } catch {
      note.textContent = `${chosen.name} cannot be read as an image. Choose a PNG or a JPEG.`;
    }
    file.value = "";
  }
  file.addEventListener("change", () => file.files[0] && take(file.files[0]));
  el.querySelector(".tools").addEventListener("click", (event) => {
    ({ undo, clear, file: () => file.click() })[event.target.dataset.do]?.();
  });
  model.on("change:value", () => { // the panel's Reset
    if (model.get("value") === "" && items.length > 0) { items.length = 0; penDown = false; paint(false); }
  });
  const tell = () => { whose.textContent = model.get("whose"); };
  model.on("change:whose", tell);
  tell();
  paint(false);
  if (model.get("value")) { // the page was loaded again: show what the kernel holds
    const held = new Image();
    held.onload = () => { items.unshift({ image: held, png: held.src }); paint(false); };
    held.src = model.get("value");
  }
}

export default { render };
