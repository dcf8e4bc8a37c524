import numpy as np
import pytest
import traitlets

from helpers.panels.panel import Panel
from helpers.variational.latent_place import (
    AXIS,
    MAP,
    MapPointer,
    draw_cloud,
    draw_latent_place,
    map_background,
    map_frame,
    map_points,
)


def show_point(point):
    picture = np.zeros((28, 28))
    picture[round(14 - 4 * point[1]), round(14 + 4 * point[0])] = 1
    return picture, "at {:.1f}, {:.1f}".format(*point)


def test_the_pointer_moves_a_panel_and_is_put_back():
    panel = Panel(show_point, alt="A point.", point=MapPointer(value=[1.0, -0.5], limit=2.0))
    assert panel.words == "at 1.0, -0.5"
    panel._controls["point"].value = [0.0, 2.0]
    assert panel.words == "at 0.0, 2.0"
    panel.reset()
    assert panel.words == "at 1.0, -0.5"
    panel.sweep()
    assert "(+1.00, -0.50)" in panel._repr_mimebundle_()["text/plain"]


def test_the_sweep_reaches_every_corner():
    assert {tuple(point) for point in MapPointer(limit=3.0).sweep_values} >= {(-3, -3), (-3, 3), (3, -3), (3, 3)}


def test_a_point_has_two_numbers():
    with pytest.raises(traitlets.TraitError):
        MapPointer(value=[1.0, 2.0, 3.0])


ORANGE = np.array([213, 94, 0])


def ground():
    return map_background(np.zeros((3, 3, 28, 28)))


def orange_centre(picture):
    pixels = np.asarray(picture.convert("RGB"), "int64")
    rows, columns = np.nonzero(np.abs(pixels - ORANGE).sum(2) < 40)
    return columns.mean(), rows.mean()


def test_the_cross_lies_where_the_frame_says():
    picture = draw_latent_place(ground(), (1.5, -0.75), [(np.zeros((28, 28)), "empty")], limit=3)
    left, top, right, bottom = map_frame(1)
    x, y = orange_centre(picture)
    assert abs(((x / picture.width - left) / (right - left) * 2 - 1) * 3 - 1.5) < 0.05
    assert abs((1 - (y / picture.height - top) / (bottom - top) * 2) * 3 + 0.75) < 0.05


def test_a_far_point_stays_on_the_map_and_a_wide_cloud_is_seen():
    x, y = orange_centre(draw_latent_place(ground(), (9, 9), [], limit=3))
    assert x > AXIS + MAP - 20 and y < 20
    small, wide = (
        (
            np.abs(
                np.asarray(draw_latent_place(ground(), (0, 0), [], limit=3, deviation=d).convert("RGB")) - ORANGE
            ).sum(2)
            < 40
        ).sum()
        for d in ((0.1, 0.1), (1, 1))
    )
    assert wide > 2 * small


def test_the_tiles_show_their_images():
    image = np.zeros((28, 28))
    image[:, :14] = 1
    plain = np.asarray(draw_latent_place(ground(), (0, 0), [(image * 0, "a")], limit=3).convert("L"), "int64")
    half = np.asarray(draw_latent_place(ground(), (0, 0), [(image, "a")], limit=3).convert("L"), "int64")
    changed = np.argwhere(plain - half > 200)
    assert changed[:, 1].min() >= AXIS + MAP and len(changed) > 0.4 * 150 * 150


def test_the_map_has_axes_left_and_below():
    pixels = np.asarray(draw_latent_place(ground(), (0, 0), [], limit=3).convert("L"))
    left, below = pixels[:MAP, : AXIS - 2], pixels[MAP + 2 :, AXIS:]
    assert (left < 100).sum() > 100 and (below < 100).sum() > 100


def test_map_points_start_at_the_top_left():
    points = map_points(3, 2)
    np.testing.assert_array_equal(points[[0, 2, 4, 8]], [[-2, 2], [2, 2], [0, 0], [2, -2]])


def test_the_background_keeps_rows_and_fades():
    sheet = np.zeros((2, 2, 28, 28))
    sheet[0, 1] = 1
    pixels = np.asarray(map_background(sheet).convert("L"))
    assert pixels[75, 225] < 160 and pixels[75, 75] == 255 and pixels[225, 225] == 255


def test_four_tiles_stand_in_two_rows_and_may_be_pictures():
    cloud = draw_cloud(np.zeros((5, 5, 28, 28)), (0.1, 0.2), reach=0.4)
    tiles = [(np.ones((28, 28)), "a"), (cloud, "b"), (np.ones((28, 28)), "c"), (cloud, "d")]
    picture = draw_latent_place(ground(), (0, 0), tiles, limit=3)
    assert map_frame(4)[2] * picture.width == AXIS + MAP
    dark = np.asarray(picture.convert("L"))[:, AXIS + MAP + 14 :] < 50
    assert dark[20:100, 20:100].mean() > 0.9 and dark[190:270, 20:100].mean() > 0.9


def test_the_enlarged_cloud_is_higher_than_wide_where_its_deviations_are():
    pixels = np.asarray(draw_cloud(np.zeros((5, 5, 28, 28)), (0.05, 0.2), reach=0.5).convert("RGB"), "int64")
    rows, columns = np.nonzero(np.abs(pixels - ORANGE).sum(2) < 40)
    assert np.ptp(rows) > 3 * np.ptp(columns)
