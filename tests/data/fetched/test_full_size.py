import gzip
import io
import zipfile

import numpy as np
import pytest
from PIL import Image

from helpers.data.fetched import catalogue
from helpers.data.fetched.full_size import FULL_SIZE, UnreadableError, load_full_size
from helpers.tools import stand_ins

SHARE = 0.02
SIZES = {  # of the stand-ins, 2 % of the real ones
    "mnist": (1000, 200, 200),
    "fashion-mnist": (1000, 200, 200),
    "eurosat": (432, 54, 54),
    "pen digits": (125, 25, 70),
    "flowers": (58, 7, 8),
}


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mirror")
    stand_ins.make_stand_ins(folder, share=SHARE)
    return folder


@pytest.fixture
def served(mirror, tmp_path, monkeypatch):
    """The stand-ins as what the catalogue expects, fetched from a folder that serves as mirror; the folder to change."""
    own = tmp_path / "mirror"
    own.mkdir()
    for path in mirror.iterdir():
        (own / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(catalogue, "FILES", dict(catalogue.FILES))
    stand_ins.pretend(own)
    monkeypatch.setenv("FIVE_MODELS_MIRROR", str(own))
    monkeypatch.setenv("FIVE_MODELS_HOME", str(tmp_path / "home"))
    return own


@pytest.mark.parametrize("name", FULL_SIZE)
def test_every_set_comes_in_three_parts_with_names(served, name):
    *parts, names = load_full_size(name)
    shape = {"eurosat": (64, 64, 3), "flowers": (96, 96, 3), "pen digits": (8, 2)}.get(name, (28, 28))
    assert tuple(len(x) for x, _ in parts) == SIZES[name]
    for x, y in parts:
        assert x.shape == (len(y), *shape) and y.dtype == np.int64
        assert x.dtype == (np.float32 if name == "pen digits" else np.uint8) and x.flags.writeable
        assert set(y.tolist()) == set(range(len(names))) and all(isinstance(one, str) for one in names)
    shares = [np.bincount(y) / len(y) for _, y in parts[:2]]
    assert np.abs(shares[0] - shares[1]).max() < 0.1


def test_the_published_test_part_is_kept_and_nothing_is_lost(served):
    with np.load(served / "mnist.npz") as file:
        arrays = {name: file[name] for name in file.files}
    (x_train, _), (x_val, y_val), (x_test, y_test), _ = load_full_size("mnist")
    np.testing.assert_array_equal(x_test, arrays["x_test"])
    np.testing.assert_array_equal(y_test, arrays["y_test"])
    both = np.concatenate([x_train, x_val])
    assert sorted(map(bytes, both)) == sorted(map(bytes, arrays["x_train"]))
    where = {bytes(image): label for image, label in zip(arrays["x_train"], arrays["y_train"])}
    assert [where[bytes(image)] for image in x_val] == y_val.tolist()


def test_fashion_is_read_from_its_own_format_and_named(served):
    _, _, (x_test, y_test), names = load_full_size("fashion-mnist")
    raw = gzip.decompress((served / "fashion-t10k-images-idx3-ubyte.gz").read_bytes())
    np.testing.assert_array_equal(x_test.ravel(), np.frombuffer(raw[16:], np.uint8))
    assert names[0] == "T-shirt/top" and names[9] == "Ankle boot" and y_test[:3].tolist() == [0, 1, 2]


def test_the_cut_is_the_same_each_time_and_every_picture_keeps_its_class(served):
    first, second = load_full_size("eurosat"), load_full_size("eurosat")
    for (x, y), (again, y_again) in zip(first[:3], second[:3]):
        np.testing.assert_array_equal(x, again)
        np.testing.assert_array_equal(y, y_again)
    truth = {}
    with zipfile.ZipFile(served / "EuroSAT.zip") as archive:
        for member in archive.namelist():
            truth[np.asarray(Image.open(io.BytesIO(archive.read(member)))).tobytes()] = member.split("/")[1]
    seen = [(image.tobytes(), first[3][label]) for x, y in first[:3] for image, label in zip(x, y)]
    assert len(seen) == len(truth) == 540
    assert all(truth[image] == name for image, name in seen)


def test_pen_digits_are_eight_points_from_0_to_1(served):
    _, _, (x_test, y_test), _ = load_full_size("pen digits")
    with zipfile.ZipFile(served / "pendigits.zip") as archive:
        first = [int(value) for value in archive.read("pendigits.tes").split(b"\n")[0].split(b",")]
    np.testing.assert_allclose(x_test[0], np.reshape(first[:16], (8, 2)) / 100, rtol=1e-6)
    assert y_test[0] == first[16] and x_test.min() >= 0 and x_test.max() <= 1


def test_flowers_take_a_side(served):
    (x, _), _, _, names = load_full_size("flowers", side=32)
    assert x.shape[1:] == (32, 32, 3) and names == ("daisy", "dandelion", "roses", "sunflowers", "tulips")


@pytest.mark.parametrize("side", [0, 7, 513, 32.0, True])
def test_impossible_sides_are_refused(side):
    with pytest.raises(ValueError, match="Expected a side from 8 to 512"):
        load_full_size("flowers", side=side)


@pytest.mark.parametrize(
    ("name", "why"), [("minst", "Check the spelling"), ("eurosat", "of another kind than this lesson")]
)
def test_a_lesson_is_told_what_it_can_use_before_anything_is_fetched(name, why):
    with pytest.raises(ValueError, match=f"out of 'mnist', 'pen digits'; got '{name}'. .*{why}"):
        load_full_size(name, among=("mnist", "pen digits"))


def test_an_unknown_name_is_told_which_there_are():
    with pytest.raises(ValueError, match="'mnist', 'fashion-mnist', 'eurosat', 'pen digits', 'flowers'; got 'cifar'"):
        load_full_size("cifar")


def npz(**arrays):
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


IMAGES, LABELS = np.zeros((60, 28, 28), "uint8"), np.arange(60) % 10
PEN = ",".join(["50"] * 16)
FAULTS = [
    ("mnist", "mnist.npz", b"no archive", "the format that the loader knows"),
    ("mnist", "mnist.npz", npz(x_train=IMAGES), "the arrays x_train, y_train, x_test, y_test"),
    (
        "mnist",
        "mnist.npz",
        npz(x_train=IMAGES, y_train=LABELS, x_test=IMAGES, y_test=LABELS[:9]),
        "a label from 0 to 9",
    ),
    ("mnist", "mnist.npz", npz(x_train=IMAGES / 2, y_train=LABELS, x_test=IMAGES, y_test=LABELS), "uint8 images"),
    ("mnist", "mnist.npz", npz(x_train=np.array([{}], object), y_train=LABELS, x_test=IMAGES, y_test=LABELS), "pickle"),
    (
        "mnist",
        "mnist.npz",
        npz(x_train=IMAGES, y_train=LABELS - 1, x_test=IMAGES, y_test=LABELS),
        "a label from 0 to 9",
    ),
    (
        "mnist",
        "mnist.npz",
        npz(x_train=IMAGES, y_train=LABELS / 1, x_test=IMAGES, y_test=LABELS),
        "a label from 0 to 9",
    ),
    ("fashion-mnist", "fashion-train-labels-idx1-ubyte.gz", b"no gzip", "the format that the loader knows"),
    ("fashion-mnist", "fashion-train-labels-idx1-ubyte.gz", gzip.compress(b""), "the header of an IDX file"),
    (
        "fashion-mnist",
        "fashion-train-labels-idx1-ubyte.gz",
        gzip.compress(b"\0\0\x0d\1" + bytes(8)),
        "the header of an IDX",
    ),
    (
        "fashion-mnist",
        "fashion-train-labels-idx1-ubyte.gz",
        gzip.compress(b"\0\0\x08\1\0\0\0\x09" + bytes(8)),
        "8 bytes",
    ),
    (
        "fashion-mnist",
        "fashion-train-labels-idx1-ubyte.gz",
        gzip.compress(b"\0\0\x08\1\0\0\0\x02" + bytes(2)),
        "for each",
    ),
    ("pen digits", "pendigits.zip", zipped(pendigits_dot_tra=f"{PEN},3\n"), "pendigits.tes"),
    ("pen digits", "pendigits.zip", zipped(pendigits_dot_tra=f"{PEN}\n"), "16 coordinates and a digit in each row"),
    ("pen digits", "pendigits.zip", zipped(pendigits_dot_tra=f"{PEN},3\n{PEN}\n"), "the format that the loader knows"),
    ("pen digits", "pendigits.zip", zipped(pendigits_dot_tra=f"{PEN},x\n"), "the format that the loader knows"),
    ("pen digits", "pendigits.zip", zipped(pendigits_dot_tra=f"{PEN},12\n"), "digits from 0 to 9"),
    ("pen digits", "pendigits.zip", zipped(pendigits_dot_tra=f"101,{PEN[3:]},1\n"), "coordinates from 0 to 100"),
    ("eurosat", "EuroSAT.zip", b"no archive", "the format that the loader knows"),
    ("eurosat", "EuroSAT.zip", zipped(), "pictures of two classes or more"),
    ("flowers", "flower_photos.tgz", gzip.compress(b"no tar" * 200), "the format that the loader knows"),
]


@pytest.mark.parametrize(("name", "file", "content", "words"), FAULTS)
def test_a_file_that_is_verified_but_unreadable_is_told(served, name, file, content, words):
    (served / file).write_bytes(content)
    stand_ins.pretend(served)
    with pytest.raises(UnreadableError, match='(?s)Expected.*got.*go on with DATASET = "built-in"') as caught:
        load_full_size(name)
    assert words in str(caught.value)


def test_a_damaged_picture_is_named(served):
    with zipfile.ZipFile(served / "EuroSAT.zip", "a") as archive:
        archive.writestr("2750/River/River_999.jpg", b"\xff\xd8 cut")
    stand_ins.pretend(served)
    with pytest.raises(UnreadableError, match="Expected a picture in River_999.jpg in EuroSAT.zip"):
        load_full_size("eurosat")
