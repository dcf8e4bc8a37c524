"""What a picture shows, as text: its words, and its numbers rounded, so that two drawings can be compared without looking."""

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

MOST_NUMBERS = 100  # of one artist; of more, the means of so many stretches
MOST_CELLS = 1200  # of all images of a figure; larger ones are averaged in blocks
SKETCH = (24, 16)  # blocks of a picture that is only pixels


def figure_content(figure: Figure) -> str:
    """The words of a figure, and the rounded data of its lines, bars, points and images, a line each.

    Call it after the figure was drawn once: the tick labels are only there then.

    Args:
        figure: any matplotlib Figure.

    Returns:
        text, empty for a figure without content; numbers have three significant digits.
    """
    lines = _words("", [text.get_text() for text in (figure._suptitle, *figure.texts) if text is not None])
    images = sum(len(axis.images) for axis in figure.axes)
    for number, axis in enumerate(figure.axes, start=1):
        if axis.get_visible():
            lines += _axis_content(
                f"axis {number}", axis, side=int(np.clip((MOST_CELLS / max(images, 1)) ** 0.5, 3, 16))
            )
    return "\n".join(lines)


def image_content(image: Image.Image | np.ndarray) -> str:
    """The brightness of an image in 24 columns and 16 rows of blocks, 0 to 100, after its size.

    Args:
        image: PIL image, or array (h, w) or (h, w, 3) in [0, 1].

    Returns:
        text of one line.
    """
    if isinstance(image, np.ndarray):
        grey = (image.mean(axis=2) if image.ndim == 3 else image).astype("float32")
    else:
        grey = np.asarray(image.convert("L"), "float32") / 255
    rows, columns = grey.shape
    blocks = np.round(100 * _in_blocks(grey, SKETCH[1], SKETCH[0])).astype(int)
    return f"image {columns}×{rows} = {' '.join(map(str, blocks.ravel()))}"


def _axis_content(name: str, axis: Axes, *, side: int) -> list[str]:
    texts = [axis.get_title(), axis.get_xlabel(), axis.get_ylabel(), *(text.get_text() for text in axis.texts)]
    if legend := axis.get_legend():
        texts += [text.get_text() for text in legend.get_texts()]
    lines = _words(name, texts)
    if axis.axison:
        for letter, ticks in (("x", axis.get_xticklabels()), ("y", axis.get_yticklabels())):
            lines += _words(f"{name} {letter} ticks", [tick.get_text() for tick in ticks])
    lines += [_numbers(f"{name} line", line.get_xydata().T) for line in axis.lines]
    for patch in axis.patches:
        lines.append(_numbers(f"{name} patch", patch.get_patch_transform().transform(patch.get_path().vertices).T))
    for collection in axis.collections:
        offsets = np.ma.filled(collection.get_offsets(), np.nan)
        if len(offsets) > 1 or (len(offsets) and np.any(offsets)):
            lines.append(_numbers(f"{name} points", np.transpose(offsets)))
        else:
            paths = [path.vertices for path in collection.get_paths()]
            lines.append(_numbers(f"{name} shape", np.concatenate(paths).T if paths else []))
        if collection.get_array() is not None:
            lines.append(_numbers(f"{name} values", collection.get_array()))
    for image in axis.images:
        values = np.ma.filled(np.ma.asarray(image.get_array(), "float64"), np.nan)
        values = values[..., :3].mean(axis=2) if values.ndim == 3 else values
        lines.append(
            _numbers(
                f"{name} image {values.shape[1]}×{values.shape[0]}", _in_blocks(values, side, side), all_of_them=True
            )
        )
    return lines


def _words(name: str, texts: Iterable[str]) -> list[str]:
    said = " | ".join(" ".join(text.split()) for text in texts if text.strip())
    return [f"{name}: {said}".removeprefix(": ")] if said else []


def _numbers(name: str, values: np.ndarray | list, *, all_of_them: bool = False) -> str:
    flat = np.asarray(values, "float64").ravel()
    if len(flat) > MOST_NUMBERS and not all_of_them:
        flat = np.array([stretch.mean() for stretch in np.array_split(flat, MOST_NUMBERS)])
    return f"{name} = {' '.join(f'{value:.3g}' for value in flat + 0.0)}"


def _in_blocks(values: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Means over at most so many rows and columns of blocks."""
    for axis, count in ((0, rows), (1, columns)):
        if values.shape[axis] > count:
            values = np.stack([part.mean(axis=axis) for part in np.array_split(values, count, axis=axis)], axis=axis)
    return values
