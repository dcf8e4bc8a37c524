"""Show numbers as a table."""

from collections.abc import Iterable, Sequence

from IPython.display import display


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str | None = None) -> None:
    """Display a table in the notebook, with its plain text beside it.

    Args:
        columns: texts, none empty.
        rows: lists of as many values; floats are shown with three digits.
        caption: a sentence under the table, or None.

    Raises:
        ValueError: a column without a name, a row of another length.
    """
    if not all(map(str.strip, columns)):
        raise ValueError(
            f"Expected a name for each column, which screen readers say; got {columns}. Name the first, too."
        )
    cells = [[f"{value:.3f}" if isinstance(value, float) else str(value) for value in row] for row in rows]
    for row in cells:
        if len(row) != len(columns):
            raise ValueError(
                f"Expected {len(columns)} values a row, one for each column; got {len(row)}: {row}. Complete the row."
            )
    whole = [[text.replace("|", "\\|") for text in row] for row in [list(columns), ["---"] * len(columns), *cells]]
    lines = ["| " + " | ".join(row) + " |" for row in whole]  # a | in a text would end its cell
    if caption:
        lines += ["", f"*{caption}*"]
    text = "\n".join(lines)
    display({"text/markdown": text, "text/plain": text}, raw=True)
