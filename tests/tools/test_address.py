import json
import re
from pathlib import Path

import pytest

from helpers.tools import address
from helpers.tools import versions as environments
from helpers.tools.address import addresses_in, change_address, files_with_address, public_address


@pytest.mark.parametrize("path", files_with_address(), ids=lambda path: path.name)
def test_every_file_names_the_address_and_branch_of_pyproject(path):
    where, branch = public_address()
    assert addresses_in(path.read_text(encoding="utf-8")) == ({where}, {branch})


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The real pyproject.toml, README and notebooks, without outputs, in a folder of their own."""
    (tmp_path / "notebooks").mkdir()
    for path in files_with_address():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".ipynb":
            notebook = json.loads(text)
            notebook["cells"] = notebook["cells"][:3]
            text = json.dumps(notebook, ensure_ascii=False, indent=1)
        (tmp_path / path.relative_to(address.ROOT)).write_text(text, encoding="utf-8")
    monkeypatch.setattr(address, "ROOT", tmp_path)
    monkeypatch.setattr(environments, "ROOT", tmp_path)
    monkeypatch.setattr(address, "NOTEBOOKS", tmp_path / "notebooks")
    return tmp_path


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("url", ["https://github.com/a-School/course.v2", "https://github.com/a-School/course.v2.git/"])
def test_changing_it_changes_it_everywhere(copy, url):
    change_address(url, "v1.0")
    assert public_address() == ("https://github.com/a-School/course.v2", "v1.0")
    for path in files_with_address():
        assert addresses_in(path.read_text(encoding="utf-8")) == ({public_address()[0]}, {"v1.0"}), path.name
        assert "YOUR_ACCOUNT" not in path.read_text(encoding="utf-8")
    cells = json.loads((copy / "notebooks/01_cnn.ipynb").read_text(encoding="utf-8"))["cells"]
    assert "github/a-School/course.v2/blob/v1.0/notebooks/01_cnn.ipynb" in "".join(cells[0]["source"])
    setup = "".join(cells[1]["source"])
    assert '"https://github.com/a-School/course.v2")' in setup and "--branch v1.0 " in setup
    assert '("..", ".", "five-models")' in setup


def test_there_and_back_changes_nothing(copy):
    before, (where, branch) = contents(copy), public_address()
    change_address("https://github.com/school/course", "summer-2027")
    change_address(where.replace("YOUR_ACCOUNT", "your-account"), branch)
    shown = {path: re.sub(rb"<!-- (\[Open in Colab\][^ ]*) -->", rb"\1", data) for path, data in before.items()}
    assert shown != before, "the links are hidden until there is an address"
    assert {path: data.replace(b"your-account", b"YOUR_ACCOUNT") for path, data in contents(copy).items()} == shown


def test_other_addresses_on_github_stay(copy):
    readme = copy / "README.md"
    readme.write_text(readme.read_text() + "\nSee https://github.com/karpathy/micrograd/blob/master/README.md.\n")
    change_address("https://github.com/school/course", "v1")
    assert "https://github.com/karpathy/micrograd/blob/master/README.md" in readme.read_text()


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "school/course",
        "https://example.org/school/course",
        "https://github.com/school",
        "https://github.com/school/..",
        "https://github.com/school/course; rm -rf ~",
        "https://github.com/sch_ool/course",
        "https://github.com/school/course/tree/main",
    ],
)
def test_what_is_no_address_is_refused(copy, wrong):
    before = contents(copy)
    with pytest.raises(ValueError, match="Expected https://github.com/account/repository"):
        change_address(wrong)
    assert contents(copy) == before


@pytest.mark.parametrize("wrong", ["", "-f", "a b", "a/b", "a..b", "x.lock", "x.", "$(date)", "main;ls", "ä"])
def test_what_is_no_branch_is_refused(copy, wrong):
    before = contents(copy)
    with pytest.raises(ValueError, match="Expected a branch or tag"):
        change_address("https://github.com/school/course", wrong)
    assert contents(copy) == before


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
@pytest.mark.parametrize("fails_at", [1, 3, 8])
def test_a_failure_leaves_everything_as_it_was(copy, monkeypatch, step, fails_at):
    before, real, calls = contents(copy), getattr(Path, step), []

    def fail_once(self, *arguments):
        calls.append(self)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")
        return real(self, *arguments)

    monkeypatch.setattr(Path, step, fail_once)
    with pytest.raises(OSError, match="No space left"):
        change_address("https://github.com/school/course", "v1")
    assert contents(copy) == before
