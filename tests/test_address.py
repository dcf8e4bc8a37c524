import pytest

from helpers import address
from helpers.address import change_address, files_with_address, public_address


def test_every_file_names_the_address_of_pyproject():
    short = public_address().removeprefix("https://github.com")
    for path in files_with_address():
        assert short in path.read_text(encoding="utf-8"), path.name


def test_changing_it_changes_it_everywhere_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project.urls]\nRepository = "https://github.com/A_b/five-models"\n')
    (tmp_path / "README.md").write_text("https://github.com/A_b/five-models and ./five-models")
    (tmp_path / "notebooks/01_x.ipynb").write_text("colab/github/A_b/five-models/blob five-models")
    monkeypatch.setattr(address, "ROOT", tmp_path)
    monkeypatch.setattr(address, "NOTEBOOKS", tmp_path / "notebooks")
    change_address("https://github.com/school/course")
    assert public_address() == "https://github.com/school/course"
    assert (tmp_path / "README.md").read_text() == "https://github.com/school/course and ./five-models"
    assert (tmp_path / "notebooks/01_x.ipynb").read_text() == "colab/github/school/course/blob five-models"


@pytest.mark.parametrize(
    "wrong", ["", "school/course", "https://example.org/school/course", "https://github.com/school"]
)
def test_what_is_no_address_is_refused(wrong):
    with pytest.raises(ValueError, match="Expected https://github.com/account/repository"):
        change_address(wrong)
