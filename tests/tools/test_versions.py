"""The claim in pyproject.toml is what `make test-versions` ran."""

import json
import subprocess
import sys

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from helpers.tools import versions
from helpers.tools import versions as environments
from helpers.tools.versions import make_environment, project_table


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """What would have been run; nothing is."""
    ran = []

    def pretend(command, check):
        ran.append([str(word) for word in command])
        if "no-such-package" in command:
            raise subprocess.CalledProcessError(1, command)
        (tmp_path / ".venv-old").mkdir(exist_ok=True)

    monkeypatch.setattr(environments.subprocess, "run", pretend)
    monkeypatch.setattr(environments, "ROOT", tmp_path)
    return ran


def test_an_environment_is_made_once(commands):
    own = make_environment("old", ["numpy==2.1.3"])
    assert own == make_environment("old", ["numpy==2.1.3"])
    venv, pip = commands
    assert venv[:3] == [sys.executable, "-m", "venv"] and venv[-1].endswith(".venv-old")
    assert pip[0] == str(own) and pip[-1] == "numpy==2.1.3"


def test_other_packages_or_another_python_make_it_anew(commands):
    make_environment("old", ["numpy==2.1.3"])
    make_environment("old", ["numpy==2.2.0"])
    make_environment("old", ["numpy==2.2.0"], python="python3.13")
    assert len(commands) == 6 and commands[4][0] == "python3.13"


def test_a_failure_says_what_to_do_and_is_not_taken_for_an_environment(commands):
    for _ in range(2):
        with pytest.raises(RuntimeError, match=r"Expected to make \.venv-old .* Check the network"):
            make_environment("old", ["no-such-package"])
    assert len(commands) == 4


def test_the_table_of_the_project_has_our_own_settings_too():
    table = project_table()
    assert table["name"] == "five-models" and table["five-models"]["branch"]


TABLE = project_table()
NOTE = json.loads(versions.NOTE.read_text(encoding="utf-8"))


def required(name, lines):
    return next(r.specifier for r in map(Requirement, lines) if r.name == name)


def bound(specifier, operator):
    return Version(next(part.version for part in specifier if part.operator == operator)).release[:2]


def minor(end, package):
    """(major, minor) that all parts of an end were run with."""
    found = {Version(result[package]).release[:2] for result in NOTE[end].values()}
    assert len(found) == 1, f"{end} was run with different versions of {package}: run make test-versions"
    return found.pop()


@pytest.mark.parametrize("end", versions.ENDS)
@pytest.mark.parametrize("part", versions.PARTS)
def test_every_part_passed_at_both_ends(end, part):
    result = NOTE[end][part]
    assert result["failed"] == 0 and result["passed"] > 0
    for package in ("tensorflow", "keras"):
        assert required(package, TABLE["five-models"][end]).contains(result[package])
        assert required(package, TABLE["dependencies"]).contains(result[package])


def test_the_ends_of_the_claim_were_run():
    claim = required("tensorflow", TABLE["dependencies"])
    assert minor("oldest", "tensorflow") == bound(claim, ">=")
    major, after_newest = bound(claim, "<")
    assert minor("newest", "tensorflow") == (major, after_newest - 1)
    assert minor("oldest", "keras") == bound(required("keras", TABLE["dependencies"]), ">=")


@pytest.mark.parametrize(
    ("source", "passed", "failed"),
    [("def test_a(): pass\ndef test_b(): pass", 2, 0), ("def test_a(): assert 0\ndef test_b(): pass", 1, 1)],
)
def test_passed_and_failed_are_counted(tmp_path, source, passed, failed):
    (tmp_path / "test_x.py").write_text(source)
    result = versions.run_part(sys.executable, str(tmp_path / "test_x.py"))
    assert (result["passed"], result["failed"]) == (passed, failed)
    assert result["python"].split(".")[:2] == [str(number) for number in sys.version_info[:2]]


def test_tests_that_cannot_run_are_no_success(tmp_path):
    with pytest.raises(RuntimeError, match="Expected pytest to run"):
        versions.run_part(sys.executable, str(tmp_path / "missing.py"))


def test_the_note_keeps_the_other_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "NOTE", tmp_path / "note.json")
    for end, part, passed in (("oldest", "a", 1), ("oldest", "b", 2), ("newest", "a", 3), ("oldest", "a", 4)):
        versions.add_to_note(end, part, {"passed": passed})
    note = json.loads((tmp_path / "note.json").read_text())
    assert note == {"oldest": {"a": {"passed": 4}, "b": {"passed": 2}}, "newest": {"a": {"passed": 3}}}


def test_an_environment_gets_the_projects_packages_and_its_own_tensorflow(monkeypatch):
    made = {}
    monkeypatch.setattr(versions, "make_environment", lambda end, packages: made.update({end: packages}))
    versions.environment_for("oldest")
    assert [line for line in made["oldest"] if line.startswith("tensorflow")] == ["tensorflow==2.20.0"]
    assert "pytest>=8" in made["oldest"]
