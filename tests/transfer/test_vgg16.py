import hashlib

import keras
import numpy as np
import pytest

from helpers.data.fetched import catalogue
from helpers.data.fetched.catalogue import VGG16_FILE, VGG16_MD5
from helpers.data.fetched.download import fetch
from helpers.transfer.vgg16 import find_vgg16_weights, load_vgg16


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """VGG16 with random weights, in the format of the file that Keras downloads."""
    path = tmp_path_factory.mktemp("weights") / "vgg.h5"
    model = keras.applications.VGG16(weights=None, include_top=False)
    model.save(path)
    return path, model.layers[1].get_weights()[0]


def test_the_weights_of_a_given_file_are_filled_in(stored):
    path, kernel = stored
    model = load_vgg16(path)
    assert model.count_params() == 14_714_688 and model.output_shape == (None, 512)
    np.testing.assert_array_equal(model.layers[1].get_weights()[0], kernel)


def test_without_a_file_the_weights_are_random_and_nothing_is_fetched(monkeypatch):
    monkeypatch.setattr(keras.utils, "get_file", lambda *_, **__: pytest.fail("a hidden download"))
    assert load_vgg16().count_params() == 14_714_688


def test_the_downloads_then_keras_cache_are_looked_into(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setenv("FIVE_MODELS_HOME", str(tmp_path / "home"))
    assert find_vgg16_weights() is None
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / VGG16_FILE).write_bytes(b"weights")
    assert find_vgg16_weights() == tmp_path / "models" / VGG16_FILE
    right = f"md5:{hashlib.md5(b'weights').hexdigest()}"
    monkeypatch.setitem(catalogue.FILES, VGG16_FILE, catalogue.FILES[VGG16_FILE]._replace(checksum=right, size=7))
    monkeypatch.setenv("FIVE_MODELS_MIRROR", str(tmp_path / "models"))
    fetched = fetch(VGG16_FILE)
    assert find_vgg16_weights() == fetched and fetched.parent != tmp_path / "models"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no such file"):
        load_vgg16(tmp_path / "none.h5")


def test_a_truncated_file_is_told(stored, tmp_path):
    path = tmp_path / "cut.h5"
    path.write_bytes(stored[0].read_bytes()[:100_000])
    with pytest.raises(ValueError, match="it may be truncated"):
        load_vgg16(path)


def test_a_download_that_was_cut_off_is_told(tmp_path):
    (tmp_path / VGG16_FILE).write_bytes(b"half a file")
    with pytest.raises(ValueError, match=f"with MD5 {VGG16_MD5[:12]}….*Delete it"):
        load_vgg16(tmp_path / VGG16_FILE)


def test_the_weights_of_another_network_are_refused(tmp_path):
    path = tmp_path / "other.h5"
    keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Conv2D(4, 3), keras.layers.Flatten()]).save(path)
    with pytest.raises(ValueError, match="do not fit"):
        load_vgg16(path)
