import numpy as np
import pytest

from helpers.metrics.accuracy import accuracy_with_interval, show_score


def test_the_value_is_the_share_that_is_right():
    got = accuracy_with_interval(np.array([1, 2, 3, 4]), np.array([1, 2, 3, 0]))
    assert got.value == 0.75 and got.low <= 0.75 <= got.high


def test_without_repeats_the_interval_is_the_binomial_one():
    rng = np.random.default_rng(0)
    y = np.zeros(2000, int)
    got = accuracy_with_interval(y, (rng.random(2000) > 0.9).astype(int))
    half = 1.96 * np.sqrt(got.value * (1 - got.value) / 2000)
    assert got.high - got.low == pytest.approx(2 * half, rel=0.1)


def test_repeated_scans_widen_the_interval():
    wrong_scans = np.arange(100) % 10 == 0
    predicted = np.tile(wrong_scans, 8).astype(int)
    alone = accuracy_with_interval(np.zeros(800, int), predicted)
    grouped = accuracy_with_interval(np.zeros(800, int), predicted, scans=100)
    assert grouped.value == alone.value == 0.9
    assert (grouped.high - grouped.low) / (alone.high - alone.low) == pytest.approx(np.sqrt(8), rel=0.15)


def test_it_reads_as_text():
    assert str(accuracy_with_interval(np.ones(5), np.ones(5))) == "1.000 [1.000, 1.000]"


@pytest.mark.parametrize(
    ("true", "predicted", "scans", "message"),
    [
        (np.zeros(3), np.zeros((3, 10)), None, r"argmax"),
        (np.zeros(0), np.zeros(0), None, "Expected two label arrays"),
        (np.zeros(3), np.zeros(3), 4, "Expected 1 to 3 scans; got 4"),
        (np.zeros(3), np.zeros(3), 0, "Expected 1 to 3 scans; got 0"),
    ],
)
def test_what_has_no_accuracy_is_refused(true, predicted, scans, message):
    with pytest.raises(ValueError, match=message):
        accuracy_with_interval(true, predicted, scans=scans)


def shown(capsys, *arguments, **options):
    show_score(*arguments, **options)
    return capsys.readouterr().out


def test_a_score_comes_with_interval_baseline_and_confusion(capsys):
    true = np.repeat([0, 1], 50)
    text = shown(capsys, true, np.where(np.arange(100) < 10, 1, true), ["ant", "bee"])
    assert "accuracy on 100 held back: 0.900 [0.83, 0.94]" in text and "always answering ant: 0.500" in text
    assert "too few" not in text
    assert "| is | read as ant | read as bee |" in text
    assert "| ant | 40 | 10 |" in text and "| bee | 0 | 50 |" in text


def test_a_proud_score_of_a_common_class_is_called_so(capsys):
    true = np.array([0] * 95 + [1] * 5)
    text = shown(capsys, true, np.zeros(100, int), ["usual", "rare"])
    assert "0.950" in text and "always answering usual: 0.950" in text and "too few samples to say" in text


def test_all_of_a_few_is_not_certain_and_a_group_counts_once(capsys):
    true = np.arange(20) % 2
    assert "1.000 [0.84, 1.00]" in shown(capsys, true, true, ["a", "b"])
    text = shown(capsys, true, true, ["a", "b"], groups=np.arange(20) // 10)
    assert "accuracy on 20 held back of 2 groups: 1.000 [0.34, 1.00]" in text and "too few groups" in text


def test_classes_that_were_never_tested_are_named(capsys):
    assert "never tested, for none was held back: c" in shown(capsys, [0, 1], [0, 2], ["a", "b", "c"])


def test_very_many_classes_get_no_table(capsys):
    assert "|" not in shown(capsys, np.arange(30), np.arange(30), list(map(str, range(30))))


@pytest.mark.parametrize("pair", [([], []), ([0, 1], [0]), ([0], [[0.2, 0.8]])])
def test_what_is_no_pair_of_labels_is_told(pair):
    with pytest.raises(ValueError, match="argmax"):
        show_score(*pair, ["a", "b"])
