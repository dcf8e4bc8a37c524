import inspect
import re

import keras
import pytest

from helpers.data.fetched.catalogue import FILES
from helpers.paths import ROOT

DIGITS_OF = {"md5": 32, "sha256": 64}


@pytest.mark.parametrize("name", FILES)
def test_an_entry_is_complete(name):
    remote = FILES[name]
    assert remote.file == name and re.fullmatch(r"[A-Za-z0-9_.-]+", name)
    kind, digest = remote.checksum.split(":")
    assert re.fullmatch(r"[0-9a-f]+", digest) and len(digest) == DIGITS_OF[kind]
    assert remote.url.startswith(("https://", "http://fashion-mnist.")) and remote.size > 5000
    assert re.search(r"\.(py|txt|tsv)\b", remote.published)


def test_checksums_that_keras_prints_are_those_of_this_keras():
    assert FILES["mnist.npz"].checksum.split(":")[1] in inspect.getsource(keras.datasets.mnist.load_data)
    vgg = next(remote for name, remote in FILES.items() if name.startswith("vgg16"))
    source = inspect.getsource(inspect.getmodule(keras.applications.VGG16))
    assert vgg.checksum.split(":")[1] in source and vgg.file in source


def test_every_file_has_its_card():
    cards = (ROOT / "data/README.md").read_text(encoding="utf-8").split("## Full size")[1]
    for remote in FILES.values():
        assert remote.checksum.split(":")[1] in cards, remote.file
        if not remote.file.startswith("fashion-"):  # one sum of four sizes
            assert f"{remote.size:,}" in cards, remote.file
    assert f"{sum(remote.size for name, remote in FILES.items() if name.startswith('fashion-')):,}" in cards
