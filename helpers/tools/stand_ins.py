"""Made-up files in the formats of the full-size data sets: for tests without a network, and to measure loading.

python -m helpers.tools.stand_ins FOLDER    # all of them in full size, 0.4 GB
"""

import gzip
import hashlib
import io
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

from helpers.data.fetched import catalogue

_LAND = tuple(
    "AnnualCrop Forest HerbaceousVegetation Highway Industrial Pasture PermanentCrop Residential River SeaLake".split()
)
_FLOWERS = ("daisy", "dandelion", "roses", "sunflowers", "tulips")


def make_stand_ins(folder: Path, *, share: float = 1.0, seed: int = 0) -> None:
    """Write mnist.npz, Fashion-MNIST's four files, EuroSAT.zip, pendigits.zip and flower_photos.tgz, of random content.

    Args:
        folder: pathlib.Path, made if need be.
        share: of the real number of samples, 0.02 to 1.
        seed: of the content.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)

    def pair(count, side=28):
        count = round(count * share)
        return rng.integers(0, 256, (count, side, side), "uint8"), (np.arange(count) % 10).astype("uint8")

    (x, y), (x_test, y_test) = pair(60_000), pair(10_000)
    np.savez_compressed(folder / "mnist.npz", x_train=x, y_train=y, x_test=x_test, y_test=y_test)
    for part, arrays in (("train", (x, y)), ("t10k", (x_test, y_test))):
        for array, what in zip(arrays, ("images-idx3", "labels-idx1")):
            header = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()
            (folder / f"fashion-{part}-{what}-ubyte.gz").write_bytes(gzip.compress(header + array.tobytes(), 1))
    with zipfile.ZipFile(folder / "pendigits.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for member, count in (("pendigits.tra", 7494), ("pendigits.tes", 3498)):
            points = rng.integers(0, 101, (round(count * share), 16))
            rows = (",".join(f"{value:3}" for value in (*row, i % 10)) for i, row in enumerate(points.tolist()))
            archive.writestr(member, "\n".join(rows) + "\n")
    count = round(27_000 * share)
    pictures = [_photograph(rng, 64, 64, quality=92) for _ in range(min(count, 1000))]  # then they come again
    with zipfile.ZipFile(folder / "EuroSAT.zip", "w") as archive:
        for number in range(count):
            name = _LAND[number % 10]
            archive.writestr(f"2750/{name}/{name}_{number // 10 + 1}.jpg", pictures[number % 1000])
    pictures = [_photograph(rng, 320, 240, quality=97) for _ in range(100)]
    with tarfile.open(folder / "flower_photos.tgz", "w:gz", compresslevel=1) as archive:
        _add(archive, "flower_photos/LICENSE.txt", b"made up")
        for number in range(round(3_670 * share)):
            _add(archive, f"flower_photos/{_FLOWERS[number % 5]}/{number}.jpg", pictures[number % 100])


def pretend(folder: str | Path) -> None:
    """Make the catalogue of this process expect the files of a folder, whatever is in them, in place of the real ones."""
    for path in Path(folder).iterdir():
        with path.open("rb") as file:
            checksum = f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
        real = catalogue.FILES[path.name]
        catalogue.FILES[path.name] = real._replace(checksum=checksum, size=path.stat().st_size)


def _photograph(rng, width, height, *, quality):
    """A JPEG with broad shapes and grain, as a photograph has: its size and its time to decode are like one's."""
    broad = Image.fromarray(rng.integers(0, 256, (6, 8, 3), "uint8")).resize((width, height), Image.Resampling.BICUBIC)
    grain = rng.integers(-20, 21, (height, width, 3), "int16")
    pixels = np.clip(np.asarray(broad, "int16") + grain, 0, 255).astype("uint8")
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def _add(archive, name, data):
    member = tarfile.TarInfo(name)
    member.size = len(data)
    archive.addfile(member, io.BytesIO(data))


if __name__ == "__main__":
    make_stand_ins(Path(sys.argv[1]))
