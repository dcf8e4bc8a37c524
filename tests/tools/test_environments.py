import subprocess
import sys

import pytest

from helpers.tools import environments
from helpers.tools.environments import make_environment, project_table


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
