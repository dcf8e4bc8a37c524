import numpy as np
import pytest

from helpers.data.own.score import show_score


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
