// JupyterLab takes the arrow keys and letters from a focused drop-down: they would move on through its cells.
// Once a page: mark such a control for its shortcuts to leave alone, and keep its keys inside the panel.
function render() {
  if (window.fiveModelsKeys) return;
  window.fiveModelsKeys = true;
  document.addEventListener("focusin", ({ target }) => {
    const panel = target.closest?.(".five-models-panel");
    if (!panel || !target.matches("select, input[type=radio], input[type=checkbox]")) return;
    target.setAttribute("data-lm-suppress-shortcuts", "true");
    panel.addEventListener("keydown", (event) => event.stopPropagation());
  });
}

export default { render };
