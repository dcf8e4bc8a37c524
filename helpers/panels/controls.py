"""The controls of a panel: how they are laid out, their values, and the positions worth trying."""

from typing import Any

import ipywidgets as widgets

TRACK = 300  # pixels of each slider and choice beside its label, readout included


def lay_out(controls: dict, play: str | None) -> tuple[widgets.VBox, widgets.Button]:
    """The controls under each other or side by side, all alike; below them what moves them: play and Reset.

    Args:
        controls: name → control; one without a description is described by its name.
        play: name of the slider that a play button moves, or None.

    Returns:
        (box of all, the Reset button).
    """
    described = {name: control for name, control in controls.items() if hasattr(control, "description")}  # no pad
    for name, control in described.items():
        control.description = control.description or name.replace("_", " ")
    labels = [control.description for control in described.values() if not isinstance(control, widgets.Checkbox)]
    label = 10 + 7 * max(map(len, labels), default=0)
    for control in described.values():
        control.style.description_width = f"{label}px"
        own = 7 * len(control.description) if isinstance(control, widgets.Checkbox) else 0
        control.layout.width, control.layout.max_width = f"{max(label + TRACK, label + 40 + own)}px", "98%"
    reset = widgets.Button(description="Reset", tooltip="Put every control back")
    wrap = widgets.Layout(flex_flow="row wrap")
    buttons = widgets.HBox([*_player(play, controls), reset], layout=wrap)
    return widgets.VBox([widgets.Box([*controls.values()], layout=wrap), buttons]), reset


def _player(name: str | None, controls: dict) -> list[widgets.Play]:
    """A play button for the slider of that name, linked in the page; none without a name."""
    if name is None:
        return []
    slider = controls[name]
    player = widgets.Play(min=slider.min, max=slider.max, step=slider.step, value=slider.value, interval=200)
    player.add_class(f"plays-{slider.description.replace(' ', '_')}")
    widgets.jslink((player, "value"), (slider, "value"))
    return [player]


def value_of(control: widgets.Widget) -> Any:
    """What a control says; a float without the dust of its steps, 0.25 and not 0.24999999999999997."""
    value = control.value
    return float(f"{value:.10g}") if isinstance(value, float) else value


def words_of(control: widgets.Widget) -> str:
    """The value of a control as a reader sees it."""
    if hasattr(control, "words"):
        return control.words
    labels = getattr(control, "label", None)
    return str(labels) if isinstance(labels, str) and labels else str(value_of(control))


def positions(control: widgets.Widget) -> list:
    """The values worth trying: those the control names, every option, or both ends and the middle of a range."""
    if hasattr(control, "sweep_values"):
        return control.sweep_values
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if hasattr(control, "min"):
        middle = (control.min + control.max) / 2
        return [control.min, type(control.value)(middle), control.max]
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    return [control.value]
