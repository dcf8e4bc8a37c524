from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from helpers.doctor import Examined
from helpers.panels import doctor


def test_it_shows_a_table_with_marks_and_remedies(monkeypatch):
    InteractiveShell.instance()
    monkeypatch.setattr(doctor, "examine", lambda: [Examined("a", True, "fine"), Examined("b", False, "do this")])
    with capture_output() as captured:
        doctor.doctor()
    assert "| ✓ | a | fine |\n| ✗ | b | do this |" in captured.outputs[0].data["text/markdown"]


def test_the_round_trip_is_told_when_the_page_answers():
    trip = doctor.RoundTrip()
    assert "waiting for the page" in trip.words
    trip.answers = 1  # what the page sends
    assert trip.words.startswith("✓ widgets: the page answered after")
