// JupyterLab takes arrow keys and letters from a focused drop-down, Notebook 7 from a slider too, to move through cells.
// Once a page: mark such a control for their shortcuts to leave alone, and keep its keys inside the panel.
function render() {
  if (window.fiveModelsKeys) return;
  window.fiveModelsKeys = true;
  document.addEventListener("focusin", ({ target }) => {
    const panel = target.closest?.(".five-models-panel, .five-models-record");
    if (!panel || !target.matches("select, input[type=radio], input[type=checkbox], [role=slider]")) return;
    target.setAttribute("data-lm-suppress-shortcuts", "true");
    panel.addEventListener("keydown", (event) => event.stopPropagation());
  });
}

export default { render };
