import numpy as np
import pytest

from helpers.recurrence.belief_rows import deciding_row, draw_belief_rows, draw_reading, draw_rows_read


def test_rows_read_are_ink_and_the_rest_is_hidden():
    digit = np.random.default_rng(0).random((28, 28))
    picture = draw_rows_read(digit, 10, mark=False)
    assert picture.shape == (28, 30, 3)
    np.testing.assert_allclose(picture[:10, 1:-1, 0], 1 - digit[:10])
    assert (picture[10:] == picture[27, 0]).all() and picture[27, 0].min() < 0.9
    assert not np.array_equal(draw_rows_read(digit, 10)[9, 0], picture[9, 0])


DIGIT = np.random.default_rng(0).random((28, 28))
BELIEFS = np.full((28, 10), 0.02)
BELIEFS[:, 3] = 0.82


def pixels(*arguments, **options):
    return np.asarray(draw_belief_rows(*arguments, **options), "int")


def test_only_rows_that_are_read_show_a_belief():
    none, half, all_of_them = (pixels(DIGIT, BELIEFS, rows) for rows in (0, 14, 28))
    middle = 26 + 140
    assert (half[:middle] == all_of_them[:middle])[:, 334:].all()
    assert (half[middle + 2 :] == none[middle + 2 :]).all()
    assert not np.array_equal(none, half)


def test_the_likelier_class_is_darker():
    picture = pixels(DIGIT, BELIEFS, 28)
    cell = [picture[27, 300 + 34 + 26 * number + 2].sum() for number in range(10)]
    assert cell[3] < min(cell[:3] + cell[4:])


def test_truth_and_deciding_row_are_marked():
    plain = pixels(DIGIT, BELIEFS, 28)
    truth, decided = pixels(DIGIT, BELIEFS, 28, truth=3), pixels(DIGIT, BELIEFS, 28, decided=9)
    assert (truth[:26] != plain[:26]).any() and (truth[26:] == plain[26:]).all()
    changed = np.flatnonzero((decided != plain).any((1, 2)))
    assert 26 + 80 - 5 <= changed.min() <= changed.max() <= 26 + 90 + 5


def test_beliefs_of_another_length_are_refused():
    with pytest.raises(ValueError, match=r"got \(28, 28\) and \(27, 10\)"):
        draw_belief_rows(DIGIT, BELIEFS[:27], 5)


def test_the_row_with_the_largest_rise_of_the_final_answer_decides():
    beliefs = np.full((5, 10), 0.1)
    beliefs[1, 7], beliefs[2, 3], beliefs[3, 3], beliefs[4, 3] = 0.9, 0.3, 0.8, 0.95
    assert deciding_row(beliefs) == 4
    assert deciding_row(np.eye(10)[[4, 4]]) == 1


def test_the_words_of_a_reading_name_the_answer_and_at_the_end_the_deciding_row():
    picture, words = draw_reading(DIGIT, BELIEFS, 14)
    assert words == "After 14 of 28 rows it reads a 3, probability 0.82."
    assert np.array_equal(np.asarray(picture), pixels(DIGIT, BELIEFS, 14, decided=1))
    assert draw_reading(DIGIT, BELIEFS, 28)[1].endswith("Row 1 decided it.")
