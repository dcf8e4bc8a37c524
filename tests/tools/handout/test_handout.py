import re
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.paths import lesson_notebooks
from helpers.tools.handout.write import RECIPES, drawing_of, formulas_of, page_of, print_page, words_of
from helpers.tools.notebook_cells import split_lesson

PICTURE = '<img src="data:image/png;base64,eA==" alt="{}">'
REWRITTEN = [path for path in lesson_notebooks() if split_lesson(nbformat.read(path, as_version=4))[1]]


def notebook(*texts):
    return new_notebook(cells=[new_markdown_cell(text) for text in texts])


def shown(alt, **options):
    output = new_output("display_data", {"text/html": PICTURE.format(alt)})
    return new_code_cell("show()", outputs=[output], **options)


@pytest.mark.parametrize("path", REWRITTEN, ids=lambda path: path.stem)
def test_a_lesson_has_a_drawing_and_words_in_two_languages(path):
    lesson = nbformat.read(path, as_version=4)
    words = words_of(lesson)
    assert len(words) >= 12 and len(set(words)) == len(words)
    assert all(re.fullmatch("[\u4e00-\u9fff]+", chinese) for chinese in words)
    assert all(len(english.split()) <= 3 and "*" not in english for english in words.values())
    assert ' alt="' in drawing_of(lesson)


def test_words_are_found_as_the_lessons_write_them():
    text = "A **kernel** (卷积核) and *noise*\n(噪声), `Dense` (全连接层; F. R., 1958), pooling (**early stopping**, 早停)."
    table = "| input gate (输入门) |\n\nMeasured on the validation set (验证集). A *conditional* GAN (条件网络; X) is."
    expected = ["kernel", "noise", "Dense", "early stopping", "input gate", "validation set", "conditional GAN"]
    assert list(words_of(notebook(text, table)).values()) == expected


def test_a_marked_word_goes_before_a_plain_one():
    assert words_of(notebook("What is too much (过拟合)?", "This is **overfitting** (过拟合).")) == {
        "过拟合": "overfitting"
    }


def test_formulas_come_with_their_sentence_and_answers_stay_away():
    text = (
        "Not this. Here $a = b + 1$ holds.\n\n$$c = d$$\n\n<details><summary>Answer</summary>\n\n$e = f$.\n</details>"
    )
    assert formulas_of(notebook(text)) == ["Here $a = b + 1$ holds.", "$$c = d$$"]


def test_the_drawing_stands_below_its_heading_or_in_a_cell_of_its_name():
    early, named = shown("early"), shown("named", id="small-drawing")
    heading = new_markdown_cell("## The model in one drawing")
    assert "late" in drawing_of(new_notebook(cells=[early, heading, shown("late"), named]))
    assert "named" in drawing_of(new_notebook(cells=[early, named]))
    with pytest.raises(ValueError, match="heading with the word drawing"):
        drawing_of(new_notebook(cells=[early]))


def lesson_like():
    return new_notebook(cells=[new_markdown_cell("# 1 · A < B\n\n**kernel** (卷积核)"), shown("d", id="drawing")])


def test_a_page_needs_nothing_from_elsewhere():
    page = page_of(lesson_like(), "x < 1")
    assert "A &lt; B" in page and "x &lt; 1" in page and "卷积核" in page
    assert not re.search(r'(?:src|href)="(?!data:)|@import|url\(', page)


@pytest.mark.skipif(not shutil.which("chromium"), reason="prints through Chromium")
def test_it_prints_one_page(tmp_path):
    (tmp_path / "page.html").write_text(page_of(lesson_like(), "x = 1\n" * 10), encoding="utf-8")
    printed = print_page(tmp_path / "page.html").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def names_for(lesson):
    """What a recipe finds: its imports, data of the lesson's shapes, and the networks that it trains."""
    import keras
    import numpy as np
    import tensorflow as tf
    from keras import layers, ops

    shape = (20, 64, 64, 3) if lesson in ("01", "05") else (20, 28, 28)
    x, y = np.random.default_rng(0).random(shape, "float32"), np.arange(20) % 10
    names = {f"{letter}_{part}": data for letter, data in (("x", x), ("y", y)) for part in ("train", "val", "test")}
    names |= {"keras": keras, "tf": tf, "layers": layers, "ops": ops, "images": x[..., None]}
    if lesson == "03":
        names["generator"] = keras.Sequential([keras.Input((100,)), layers.Dense(784), layers.Reshape((28, 28, 1))])
        names["discriminator"] = keras.Sequential([keras.Input((28, 28, 1)), layers.Flatten(), layers.Dense(1)])
        names |= {"d_adam": keras.optimizers.Adam(), "g_adam": keras.optimizers.Adam()}
    if lesson == "04":
        image = keras.Input((28, 28, 1))
        flat = layers.Flatten()(image)
        names["encoder"] = keras.Model(image, [layers.Dense(2)(flat), layers.Dense(2)(flat)])
        names["decoder_logits"] = keras.Sequential([keras.Input((2,)), layers.Dense(784), layers.Reshape((28, 28, 1))])
        names["adam"] = keras.optimizers.Adam()
    if lesson == "05":
        names["base"] = keras.Sequential([keras.Input((64, 64, 3)), layers.Conv2D(4, 3)])
    return names


@pytest.mark.parametrize("lesson", ["00", "01", "02", "03", "04", "05"])
def test_a_recipe_has_ten_lines_and_runs(lesson):
    recipe = (RECIPES / f"{lesson}.py").read_text(encoding="utf-8")
    assert len(recipe.splitlines()) <= 10
    names = names_for(lesson)
    networks = [names[name] for name in ("generator", "discriminator", "encoder", "decoder_logits") if name in names]
    before = [network.get_weights() for network in networks]
    exec(re.sub(r"epochs=\d+", "epochs=1, verbose=0", recipe).replace("30)", "1)").replace("40)", "1)"), names)
    for old, network in zip(before, networks):
        assert all((a != b).any() for a, b in zip(old, network.get_weights()))
    if lesson in ("00", "01", "02"):
        path = next(path for path in lesson_notebooks() if path.name.startswith(lesson))
        assert f"{names['model'].count_params():,}" in path.read_text(encoding="utf-8"), "the lesson's own network"
