"""Pictures of a digit, for the tests of the reader's own."""

import io

from PIL import Image, ImageDraw


def picture(image, kind="png"):
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def four(side=280, width=22, ground="white", ink="black", at=(0, 0), scale=1.0, mode="RGB"):
    """A hand-drawn four as the pad sends it."""
    image = Image.new(mode, (side, side), ground)
    draw = ImageDraw.Draw(image)
    for line in ([(112, 48), (90, 148), (196, 143)], [(172, 92), (152, 236)]):
        points = [(x * scale + at[0], y * scale + at[1]) for x, y in line]
        draw.line(points, fill=ink, width=round(width * scale), joint="curve")
    return image
