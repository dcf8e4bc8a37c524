import numpy as np
import pytest

from helpers.variational.bells import draw_bells


def orange(picture):
    pixels = np.asarray(picture.convert("RGB"), "int64")
    return np.argwhere(np.abs(pixels - [213, 94, 0]).sum(2) < 30)


def test_the_cloud_lies_where_its_mean_is_and_grows_as_it_narrows():
    left, right = (orange(draw_bells(mean, 0.5, {}))[20:] for mean in (-2.0, 2.0))
    top_left, top_right = (spots[spots[:, 0] > 60][0] for spots in (left, right))
    assert top_left[1] < 200 < 260 < top_right[1]
    narrow, wide = (orange(draw_bells(0.0, deviation, {})) for deviation in (0.5, 1.5))
    assert narrow[narrow[:, 0] > 40][0, 0] < wide[wide[:, 0] > 40][0, 0]


def test_a_larger_cost_is_a_longer_bar():
    short, long = (
        (np.asarray(draw_bells(0.0, 1.0, {"cost": nats}).convert("L"))[46:88, 470:640] < 200).sum() for nats in (1, 3)
    )
    assert long > short


@pytest.mark.parametrize(("deviation", "costs"), [(0.0, {}), (1.0, dict.fromkeys("abcde", 1.0))])
def test_impossible_settings_are_told(deviation, costs):
    with pytest.raises(ValueError, match="Expected a deviation"):
        draw_bells(0.0, deviation, costs)
