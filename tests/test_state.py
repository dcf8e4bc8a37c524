import platformdirs
import pytest

from helpers.state import VARIABLE, read_state, state_folder, write_state


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "new" / "home"))
    return tmp_path / "new" / "home"


def test_the_variable_names_the_folder_else_the_users_own(home, monkeypatch):
    assert state_folder() == home
    monkeypatch.delenv(VARIABLE)
    assert state_folder() == platformdirs.user_data_path("five-models", appauthor=False)


def test_what_is_written_is_read_and_nothing_else_is_left(home):
    assert read_state("x") is None
    assert write_state("x", b"one") and write_state("x", b"two")
    assert read_state("x") == b"two" and [path.name for path in home.iterdir()] == ["x"]


def test_a_folder_that_cannot_be_written_stops_nothing(home):
    home.parent.mkdir()
    home.write_text("a file where the folder should be")
    assert write_state("x", b"one") is False and read_state("x") is None
