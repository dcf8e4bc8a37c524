"""Write the core of lessons as slides, each lesson one HTML file that needs nothing else.

python -m helpers.tools.slides.write 01 … --to DIR         # `make slides LESSON=01` brings reveal.js along
"""

import html
import os
from pathlib import Path

from helpers.paths import ROOT
from helpers.tools.lesson_html import html_of, size_of, write_pages_of
from helpers.tools.slides.compose import Slide, slides_of

HERE = Path(__file__).parent
REVEAL = Path(os.environ.get("REVEAL", ROOT / ".venv/reveal/node_modules/reveal.js/dist"))
WIDE, STRIP = 2.1, 4.5  # times as wide as high: such pictures stand below the text, and with nothing beside them
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{styles}</style></head>
<body><div class="reveal"><div class="slides">
{slides}
</div></div>
<script>{scripts}</script>
</body></html>
"""


def page_of(slides: list[Slide]) -> str:
    """Slides as one HTML page, with reveal.js and the speaker's view in it.

    Raises:
        FileNotFoundError: reveal.js is not there.
    """
    if not REVEAL.is_dir():
        raise FileNotFoundError(
            f"Expected reveal.js at {REVEAL}; it is not there. Run `make slides`, which fetches it."
        )
    styles = [REVEAL / "reset.css", REVEAL / "reveal.css", HERE / "style.css"]
    scripts = [REVEAL / "reveal.js", REVEAL / "plugin/notes.js", HERE / "fit.js"]
    return _PAGE.format(
        title=html.escape(slides[0].title),
        styles="\n".join(path.read_text(encoding="utf-8") for path in styles),
        slides="\n".join(_section(slide, first=not number) for number, slide in enumerate(slides)),
        scripts=";\n".join(path.read_text(encoding="utf-8").replace("</script", "<\\/script") for path in scripts),
    )


def _section(slide, *, first):
    shown = [f'<div class="picture">{picture}</div>' for picture in slide.pictures]
    others = [f"<div>{html_of(table)}</div>" for table in slide.tables]
    others += [f"<pre>{html.escape(code)}</pre>" for code in slide.code]
    others += [f'<pre class="printed">{html.escape(text)}</pre>' for text in slide.printed]
    if others:
        shown.append(f'<div class="others">{"".join(others)}</div>')
    said = "".join(html_of(point) for point in slide.points)
    said += "".join(f'<div class="ask">{html_of(question)}</div>' for question in slide.questions)
    body = f'<div class="said">{said}</div>'
    if shown:
        body += f'<div class="shown fragment">{"".join(shown)}</div>'
    sizes = [size_of(picture) for picture in slide.pictures]
    strip = any(width > STRIP * height for width, height in sizes)
    paired = "paired" if sizes and not strip and (slide.tables or slide.code) else ""
    classes = [
        "page",
        paired,
        "first" if first else "",
        ("below" if any(width > WIDE * height for width, height in sizes) else "beside") if shown else "alone",
    ]
    heading = "h1" if first else "h2"
    notes = "\n".join(html_of(text) for text in slide.notes)
    return (
        f'<section><div class="{" ".join(filter(None, classes))}"><{heading}>{html_of(slide.title).strip()[3:-4]}</{heading}>'
        f'<div class="body">{body}</div></div><aside class="notes">{notes}</aside></section>'
    )


def _write(lesson, _, file):
    slides = slides_of(lesson)
    file.write_text(page_of(slides), encoding="utf-8")
    return f"{len(slides)} slides: {file}"


if __name__ == "__main__":
    write_pages_of("Write the core of lessons as slides.", "slides", _write)
