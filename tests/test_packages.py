"""One list of dependencies: pyproject.toml. The lock and environment.yml follow it."""

import re
import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from helpers.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")


def pinned():
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", LOCK, re.MULTILINE))


def disagreements(environment, project, lock):
    """What keeps conda and Binder from installing exactly what pyproject.toml lists."""
    found = []
    plain = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    pip = [line for entry in environment["dependencies"] if isinstance(entry, dict) for line in entry["pip"]]
    python = [entry.removeprefix("python").strip() for entry in plain if entry.split()[0] == "python"]
    if [SpecifierSet(version) for version in python] != [SpecifierSet(project["requires-python"])]:
        found.append(f"python is {python} in environment.yml, {project['requires-python']} in pyproject.toml")
    if sorted(entry.split()[0] for entry in plain) != ["pip", "python"]:
        found.append(f"environment.yml lists packages of its own: {plain}")
    if "-r requirements.txt" not in pip:
        found.append("environment.yml does not install requirements.txt")
    for requirement in map(Requirement, project["dependencies"]):
        if requirement.name not in lock:
            found.append(f"{requirement.name} is not in requirements.txt: run make lock")
        elif not requirement.specifier.contains(lock[requirement.name]):
            found.append(f"{requirement} does not allow the pinned {lock[requirement.name]}: run make lock")
    return found


def test_environment_lock_and_project_agree():
    assert disagreements(ENVIRONMENT, PROJECT, pinned()) == []


def pip_refuses(lines, folder):
    """What pip says of lines that it cannot read; conda hands them over in a file, where fewer options are allowed."""
    (folder / "conda.txt").write_text("\n".join(lines).replace("requirements.txt", str(ROOT / "requirements.txt")))
    pip = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "-r", folder / "conda.txt"]
    said = subprocess.run(pip, capture_output=True, text=True).stderr
    return [line for line in said.splitlines() if "Invalid requirement" in line or "no such option" in line]


def test_pip_can_read_what_conda_hands_over(tmp_path):
    (lines,) = (entry["pip"] for entry in ENVIRONMENT["dependencies"] if isinstance(entry, dict))
    assert pip_refuses(lines, tmp_path) == []
    assert pip_refuses(["--no-deps", *lines], tmp_path), "an option that a file may not hold"


def test_a_disagreement_is_found():
    other = {"dependencies": ["python >=3.9", "numpy=1.2", {"pip": ["jax"]}]}
    project = {**PROJECT, "dependencies": ["numpy>=99", "jax"]}
    assert len(disagreements(other, project, pinned())) == 5


def test_the_lock_has_hashes_and_no_addresses():
    packages = re.findall(r"^[a-z0-9-]+==.*(?:\n    --hash=.*)*", LOCK, re.MULTILINE)
    assert len(packages) > 80 and all("--hash=sha256:" in package for package in packages)
    assert "://" not in LOCK and "--index-url" not in LOCK and "--find-links" not in LOCK


def test_the_five_named_packages_are_declared():
    names = {Requirement(line).name for line in PROJECT["dependencies"]}
    assert {"jupyterlab", "tensorflow", "matplotlib", "ipywidgets", "nbval"} <= names


@pytest.mark.parametrize(
    "group", tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
)
def test_each_group_is_pinned_with_hashes_at_the_versions_of_the_lessons(group):
    text = (ROOT / f"requirements-{group}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9.-]+==.*(?:\n    --hash=.*)*", text, re.MULTILINE)
    assert packages and all("--hash=sha256:" in package for package in packages)
    versions = dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE))
    assert {name: pinned()[name] for name in versions if name in pinned()} == {
        name: version for name, version in versions.items() if name in pinned()
    }
