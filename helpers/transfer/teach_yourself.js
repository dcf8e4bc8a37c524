// Camera, shelves of pictures and live answers. A picture goes to the kernel as a binary message and is kept nowhere else.
const SIDE = 224, QUALITY = 0.9; // of a picture: pixels, JPEG
const PAUSE = 200, PATIENCE = 4000; // milliseconds: between two pictures or questions, until a busy kernel is spoken of
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"];
const FILES = "You can take files instead.";
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const sleep = (time) => new Promise((done) => setTimeout(done, time));

function troubleOf(error) {
  const framed = window.self !== window.top;
  const closed = document.featurePolicy && !document.featurePolicy.allowsFeature("camera");
  if (closed) return `This panel stands in a frame that may not use the camera, as Colab and some hubs have it. ${FILES}`;
  switch (error.name) {
    case "NotAllowedError":
    case "SecurityError":
      return `The browser does not give the camera: permission was denied${framed ? ", or the frame around this panel may not use it" : ""}. ` +
        `Allow it beside the page's address and press Start camera again. ${FILES}`;
    case "NotFoundError":
    case "OverconstrainedError":
      return `No camera was found. ${FILES}`;
    case "NotReadableError":
    case "AbortError":
      return `The camera does not answer; another program may be using it. Close that and press Start camera again. ${FILES}`;
    default:
      return `The camera cannot be used (${error.name}). ${FILES}`;
  }
}

// The middle square of a camera picture or of a file's.
function drawSquare(pen, source, width, height, mirrored) {
  const side = Math.min(width, height);
  pen.save();
  if (mirrored) { pen.translate(SIDE, 0); pen.scale(-1, 1); }
  pen.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  pen.restore();
}

async function jpegOf(canvas) {
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return blob.arrayBuffer();
}

function newCanvas() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  return canvas;
}

// Reads a file the reader chose; photographs are turned upright.
async function jpegOfFile(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const canvas = newCanvas();
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white"; // behind what is transparent
  pen.fillRect(0, 0, SIDE, SIDE);
  drawSquare(pen, image, image.width, image.height, false);
  image.close();
  return { canvas, data: await jpegOf(canvas) };
}

function render({ model, el }) {
  el.classList.add("five-models-teach");
  el.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab would take letters and arrow keys
  el.innerHTML = `
    <div class="sides">
      <div class="camera">
        <canvas class="screen" width="${SIDE}" height="${SIDE}" role="img" aria-label="The camera is off."></canvas>
        <div class="where"></div>
        <div class="tools">
          <button type="button" data-do="camera" class="main">Start camera</button>
          <button type="button" data-do="other" hidden>Other camera</button>
          <button type="button" data-do="ask">Ask about a file…</button>
        </div>
        <div class="bars" role="group" aria-label="Answers"></div>
        <div class="stale" hidden>These answers come from the last training. Press Train to take in what changed.</div>
        <div class="spoken" role="status"></div>
      </div>
      <div class="teaching">
        <div class="classes"></div>
        <div class="tools">
          <button type="button" data-do="train" class="main">Train</button>
          <button type="button" data-do="add class">Add a class</button>
          <button type="button" data-do="reset">Start again</button>
        </div>
        <div class="note" role="status"></div>
      </div>
    </div>
    <input type="file" accept="image/*" hidden aria-label="Image files">`;
  const find = (part) => el.querySelector(part);
  const screen = find(".screen"), pen = screen.getContext("2d"), note = find(".note"), where = find(".where");
  const spoken = find(".spoken"); // the likeliest class, for screen readers: when it changes, not five times a second
  const input = find("input[type=file]"), video = document.createElement("video");
  video.muted = video.playsInline = true;
  const page = Math.random().toString(36).slice(2); // this view of the panel; there may be several
  const thumbnails = new Map(); // key of a picture → address of its thumbnail
  const waiting = new Map(); // request → what to do with its answer
  let state = { classes: [], trained: false, fresh: false }, requests = 0, last = Promise.resolve();
  let stream = null, cameras = [], closed = false, taking = false, held = null, best = "";

  const say = (text) => { if (text && note.textContent !== text) note.textContent = text; };

  // One request after the other: nothing is sent before the kernel has answered the last.
  function ask(content, data) {
    const answered = last.then(() => new Promise((done) => {
      if (closed) return done(null);
      const request = `${page}-${++requests}`;
      const slow = setTimeout(() => say("The kernel is busy; waiting for it."), PATIENCE);
      waiting.set(request, (answer) => { clearTimeout(slow); done(answer); });
      model.send({ ...content, request }, undefined, data ? [data] : []);
    }));
    last = answered;
    return answered;
  }

  function receive(content, buffers) {
    if (content.kind === "state") show(content, content.request?.startsWith(page));
    if (content.kind === "pictures") {
      content.keys.forEach((key, i) => keep(key, buffers[i]));
      fillShelves();
    }
    waiting.get(content.request)?.(content);
    waiting.delete(content.request);
  }

  // --- classes and their pictures
  function keep(key, data) {
    if (!thumbnails.get(key)) thumbnails.set(key, URL.createObjectURL(new Blob([data], { type: "image/jpeg" })));
  }

  function show(next, own) {
    state = next;
    const there = new Set(state.classes.flatMap((one) => one.pictures));
    for (const [key, address] of thumbnails) {
      if (!there.has(key)) { URL.revokeObjectURL(address); thumbnails.delete(key); }
    }
    const missing = [...there].filter((key) => !thumbnails.has(key));
    if (missing.length) ask({ kind: "pictures", keys: missing });
    for (const card of el.querySelectorAll(".class")) {
      if (!state.classes.some((one) => one.key === card.dataset.class)) card.remove();
    }
    state.classes.forEach((one, i) => {
      const card = find(`[data-class="${one.key}"]`) || newCard(one.key);
      card.style.setProperty("--class-colour", COLOURS[i]);
      const name = card.querySelector("input");
      if (document.activeElement !== name) name.value = one.name;
      name.setAttribute("aria-label", `Name of class ${i + 1}`);
      card.setAttribute("aria-label", `Class ${one.name}`);
      card.querySelector(".count").textContent = `${one.pictures.length} picture${one.pictures.length === 1 ? "" : "s"}`;
    });
    fillShelves();
    showBars(state.trained && best ? undefined : null);
    enable();
    if (own) say(state.said);
  }

  function newCard(key) {
    const card = document.createElement("div");
    card.className = "class";
    card.dataset.class = key;
    card.setAttribute("role", "group");
    card.innerHTML = `
      <div class="head"><input maxlength="24"><span class="count"></span></div>
      <div class="tools">
        <button type="button" data-do="take" data-count="1">Take one</button>
        <button type="button" data-do="take" data-count="10">Take ten</button>
        <button type="button" data-do="files">Files…</button>
        <button type="button" data-do="empty">Empty</button>
        <button type="button" data-do="remove class">Remove class</button>
      </div>
      <div class="shelf"></div>`;
    const name = card.querySelector("input");
    name.addEventListener("focus", () => name.select());
    name.addEventListener("keydown", (event) => { if (event.key === "Enter") name.blur(); });
    name.addEventListener("change", async () => {
      await ask({ kind: "rename", class: key, name: name.value });
      name.value = state.classes.find((one) => one.key === key)?.name ?? name.value;
    });
    find(".classes").append(card);
    return card;
  }

  function fillShelves() {
    for (const one of state.classes) {
      const shelf = find(`[data-class="${one.key}"] .shelf`);
      if (!shelf) continue;
      for (const button of [...shelf.children]) if (!one.pictures.includes(button.dataset.picture)) button.remove();
      one.pictures.forEach((key, i) => {
        let button = shelf.querySelector(`[data-picture="${key}"]`);
        if (!button) {
          button = document.createElement("button");
          button.type = "button";
          Object.assign(button.dataset, { do: "remove", picture: key });
          shelf.append(button);
          shelf.scrollTop = shelf.scrollHeight;
        }
        if (thumbnails.get(key)) button.style.backgroundImage = `url(${thumbnails.get(key)})`;
        button.setAttribute("aria-label", `Remove picture ${i + 1} of ${one.name}`);
        button.title = "Remove this picture";
      });
    }
  }

  function enable() {
    const count = (card) => state.classes.find((one) => one.key === card?.dataset.class)?.pictures.length;
    const full = (card) => count(card) >= state.most?.pictures;
    for (const button of el.querySelectorAll("button")) {
      const card = button.closest(".class");
      const off = {
        take: () => !stream || taking || full(card),
        files: () => taking || full(card),
        empty: () => count(card) === 0,
        ask: () => !state.trained,
        "add class": () => state.classes.length >= state.most?.classes,
      }[button.dataset.do]?.() ?? false;
      button.disabled = off;
      if (button.dataset.do === "remove class") button.hidden = state.classes.length <= 2;
    }
    const start = find("[data-do=camera]");
    start.textContent = stream ? "Stop camera" : "Start camera";
    start.classList.toggle("main", !stream);
    find("[data-do=other]").hidden = !stream || cameras.length < 2;
    const elsewhere = state.remote || !LOCAL.test(location.hostname);
    where.classList.toggle("elsewhere", Boolean(elsewhere));
    where.textContent = elsewhere
      ? "The kernel runs on another computer: the camera's pictures, and files you choose, are sent there and stay in its memory until the kernel ends. They are not saved."
      : "Pictures go to the kernel on this computer and stay in its memory until the kernel ends. They are not saved.";
  }

  async function takeTo(key, pictures) { // pictures: an async generator of {data}
    taking = true;
    delete note.dataset.trouble;
    enable();
    let count = 0;
    try {
      for await (const { data } of pictures) {
        const before = state.classes.find((one) => one.key === key)?.pictures.length;
        const picture = `${page}-picture-${++requests}`;
        keep(picture, data);
        const answer = await ask({ kind: "add", class: key, picture }, data);
        const now = answer?.classes?.find((one) => one.key === key)?.pictures.length;
        if (now === undefined || now <= before) return; // full, or gone: the kernel has said so
        count += 1;
      }
    } finally {
      taking = false;
      enable();
    }
    if (!count) return;
    const one = state.classes.find((one) => one.key === key);
    if (one && !note.dataset.trouble) say(`${one.name}: ${count} more, ${one.pictures.length} now. Press Train when all classes have theirs.`);
  }

  async function* fromCamera(count) {
    for (let i = 0; i < count && stream && !closed; i++) {
      if (i) await sleep(PAUSE);
      if (!stream) return;
      yield { data: await jpegOf(screen) };
    }
  }

  async function* fromFiles(files) {
    for (const file of files) {
      try {
        yield await jpegOfFile(file);
      } catch {
        note.dataset.trouble = "file";
        say(`${file.name} cannot be read as an image. Choose a JPEG or a PNG.`);
      }
    }
  }

  function choose(multiple, use) {
    input.multiple = multiple;
    input.value = "";
    input.onchange = () => input.files.length && use([...input.files]);
    input.click();
  }

  // --- the camera
  async function start(deviceId) {
    if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) {
      return say(`This page is not secure (its address begins with http), so the browser gives no camera. Open it by https, or on the computer where Jupyter runs as localhost. ${FILES}`);
    }
    say("Asking the browser for the camera.");
    try {
      const wanted = { width: { ideal: 640 }, height: { ideal: 480 }, ...(deviceId ? { deviceId: { exact: deviceId } } : {}) };
      const given = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
      stop();
      if (closed) return given.getTracks().forEach((track) => track.stop());
      stream = given;
      const [track] = stream.getVideoTracks();
      track.addEventListener("ended", () => { if (stream === given) { stop(); say(`The camera went away. Your pictures are still there. ${FILES}`); } });
      video.srcObject = stream;
      await video.play();
      cameras = (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === "videoinput");
      held = null;
      screen.setAttribute("aria-label", "What the camera sees.");
      say(state.trained ? "The camera runs, and the bars answer." : "The camera runs. Take ten pictures for each class.");
      drawing();
    } catch (error) {
      stop();
      say(troubleOf(error));
    }
    enable();
  }

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = video.srcObject = null;
    if (!held) {
      pen.fillStyle = "#222";
      pen.fillRect(0, 0, SIDE, SIDE);
      pen.fillStyle = "#ddd";
      pen.textAlign = "center";
      pen.font = "14px sans-serif";
      pen.fillText("The camera is off.", SIDE / 2, SIDE / 2);
    }
    screen.setAttribute("aria-label", "The camera is off.");
    if (!held) showBars(null);
    enable();
  }

  function drawing() { // the picture that is seen is the one that is sent: mirrored, as in a mirror
    if (!stream || closed) return;
    if (video.videoWidth) drawSquare(pen, video, video.videoWidth, video.videoHeight, stream.getVideoTracks()[0].getSettings().facingMode !== "environment");
    requestAnimationFrame(drawing);
  }

  function other() {
    const now = stream?.getVideoTracks()[0].getSettings().deviceId;
    const next = (cameras.findIndex((camera) => camera.deviceId === now) + 1) % cameras.length;
    stop();
    start(cameras[next].deviceId);
  }

  // --- answers
  function showBars(probabilities) { // undefined: names may be new, numbers stay; null: nothing to say
    const bars = find(".bars");
    if (probabilities === null) {
      best = spoken.textContent = "";
      find(".stale").hidden = true;
      return bars.replaceChildren();
    }
    while (bars.children.length > state.classes.length) bars.lastChild.remove();
    while (bars.children.length < state.classes.length) {
      bars.insertAdjacentHTML("beforeend", `<div class="bar"><div class="label"><span></span><span></span></div><div class="track"><div class="fill"></div></div></div>`);
    }
    state.classes.forEach((one, i) => {
      const bar = bars.children[i], [name, number] = bar.querySelectorAll("span");
      bar.style.setProperty("--class-colour", COLOURS[i]);
      name.textContent = one.name;
      if (!probabilities) return;
      number.textContent = probabilities[i].toFixed(2);
      bar.querySelector(".fill").style.width = `${100 * probabilities[i]}%`;
      bar.classList.toggle("best", probabilities[i] === Math.max(...probabilities));
    });
  }

  async function look(data) {
    const answer = await ask({ kind: "look" }, data);
    if (answer?.kind !== "answer" || answer.probabilities.length !== state.classes.length) return;
    showBars(answer.probabilities);
    const winner = answer.probabilities.indexOf(Math.max(...answer.probabilities));
    best = state.classes[winner].key;
    const words = `Likeliest: ${state.classes[winner].name}.`;
    if (spoken.textContent !== words) spoken.textContent = words;
    find(".stale").hidden = state.fresh;
  }

  async function watch() {
    while (!closed) {
      await sleep(PAUSE);
      if (stream && state.trained && !taking && video.videoWidth && !document.hidden && waiting.size === 0) await look(await jpegOf(screen));
    }
  }

  async function askAboutFile([file]) {
    try {
      held = await jpegOfFile(file);
    } catch {
      return say(`${file.name} cannot be read as an image. Choose a JPEG or a PNG.`);
    }
    stop();
    pen.drawImage(held.canvas, 0, 0);
    screen.setAttribute("aria-label", `The file ${file.name}.`);
    say(`Asked about ${file.name}.`);
    look(held.data);
  }

  const actions = {
    camera: () => { if (stream) { stop(); say("The camera is off."); } else start(); },
    other,
    ask: () => choose(false, askAboutFile),
    take: (button, key) => takeTo(key, fromCamera(Number(button.dataset.count))),
    files: (_, key) => choose(true, (files) => takeTo(key, fromFiles(files))),
    remove: async (button) => {
      const next = button.nextElementSibling || button.previousElementSibling;
      await ask({ kind: "remove", picture: button.dataset.picture });
      if (!button.isConnected) (next || find("[data-do=train]")).focus();
    },
    empty: async (button, key) => { await ask({ kind: "empty", class: key }); button.closest(".class")?.querySelector("input").focus(); },
    "add class": () => ask({ kind: "add class" }),
    "remove class": async (_, key) => { await ask({ kind: "remove class", class: key }); find("[data-do='add class']").focus(); },
    train: async () => { say("Training…"); await ask({ kind: "train" }); if (held) look(held.data); },
    reset: () => { held = null; if (!stream) stop(); return ask({ kind: "reset" }); },
  };
  el.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) actions[button.dataset.do]?.(button, button.closest(".class")?.dataset.class);
  });
  el.addEventListener("keydown", (event) => event.stopPropagation());

  function restarted() {
    closed = true;
    stop();
    for (const button of el.querySelectorAll("button, input")) button.disabled = true;
    note.textContent = "The kernel was restarted, so this panel no longer answers. Run its cell again, the cells above it first.";
  }
  model.on("msg:custom", receive);
  model.on("comm_live_update", restarted);
  stop();
  ask({ kind: "hello" });
  watch();
  return () => {
    closed = true;
    stop();
    model.off("msg:custom", receive);
    model.off("comm_live_update", restarted);
    thumbnails.forEach((address) => URL.revokeObjectURL(address));
  };
}

export default { render };
