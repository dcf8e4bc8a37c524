from helpers.paths import lesson_notebooks


def test_a_copy_beside_a_lesson_is_passed_over(tmp_path):
    for name in (
        "01_cnn.ipynb",
        "01_cnn-Copy1.ipynb",
        "01_cnn (copy).ipynb",
        "00_introduction.ipynb",
        "Untitled.ipynb",
    ):
        (tmp_path / name).write_text("")
    assert [path.name for path in lesson_notebooks(tmp_path)] == ["00_introduction.ipynb", "01_cnn.ipynb"]
