// What a panel needs in the page and ipywidgets does not give: names for screen readers, words that are spoken,
// arrow keys that stay in a control, and a sentence once the kernel behind the panel is gone.
const PANELS = ".five-models-panel, .five-models-record";
const GONE = "The kernel was restarted, so this panel no longer answers. Run its cell again, the cells above it first.";

// JupyterLab takes arrow keys and letters from a focused drop-down, Notebook 7 from a slider too, to move through cells.
function keepKeys() {
  if (window.fiveModelsKeys) return;
  window.fiveModelsKeys = true;
  document.addEventListener("focusin", ({ target }) => {
    const panel = target.closest?.(PANELS);
    if (!panel || !target.matches("select, input[type=radio], input[type=checkbox], [role=slider]")) return;
    target.setAttribute("data-lm-suppress-shortcuts", "true");
    panel.addEventListener("keydown", (event) => event.stopPropagation());
  });
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value); // an equal value would wake the observer
}

function nameAll(panel, alt) {
  for (const handle of panel.querySelectorAll(".noUi-handle")) {
    const slider = handle.closest(".widget-inline-hbox, .jupyter-widgets");
    set(handle, "aria-label", slider.querySelector(".widget-label")?.textContent || "value");
    const said = slider.querySelector(".widget-readout")?.textContent;
    if (said) set(handle, "aria-valuetext", said); // the value, not its number in the list
  }
  for (const player of panel.querySelectorAll(".widget-play")) {
    const moved = [...player.classList].find((name) => name.startsWith("plays-"))?.slice(6).replaceAll("_", " ") || "it";
    for (const button of player.querySelectorAll("button")) {
      const icon = button.querySelector("i")?.className || "";
      const does = icon.includes("stop") ? "Stop" : icon.includes("pause") ? "Pause" : icon.includes("play") ? "Play" : "Repeat";
      set(button, "aria-label", `${does} ${moved}`);
      set(button, "title", `${does} ${moved}`);
    }
  }
  for (const picture of panel.querySelectorAll("img.widget-image")) set(picture, "alt", alt);
  const words = panel.querySelector(".five-models-words");
  if (words) set(words, "role", "status"); // this node stays when the words change, so they are spoken
}

function render({ model, el }) {
  keepKeys();
  let observer = null, tries = 0;
  function attach() {
    const panel = el.closest(PANELS);
    if (!panel) return tries++ < 200 && setTimeout(attach, 50);
    const name = () => nameAll(panel, model.get("alt"));
    observer = new MutationObserver(name);
    observer.observe(panel, { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-valuetext"] });
    model.on("change:alt", name);
    name();
  }
  function restarted() {
    const words = el.closest(PANELS)?.querySelector(".five-models-words");
    if (words) words.textContent = GONE;
    observer?.disconnect();
  }
  model.on("comm_live_update", restarted);
  attach();
  return () => { observer?.disconnect(); model.off("comm_live_update", restarted); };
}

export default { render };
