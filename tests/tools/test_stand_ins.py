import hashlib
import io
import tarfile
import zipfile

import numpy as np
from PIL import Image

from helpers.data.fetched import catalogue
from helpers.tools import stand_ins


def test_the_files_are_in_the_real_formats(tmp_path):
    stand_ins.make_stand_ins(tmp_path, share=0.02)
    assert {path.name for path in tmp_path.iterdir()} == {name for name in catalogue.FILES if "vgg16" not in name}
    with np.load(tmp_path / "mnist.npz", allow_pickle=False) as file:
        assert file["x_train"].shape == (1200, 28, 28) and file["y_test"].dtype == np.uint8
    with zipfile.ZipFile(tmp_path / "EuroSAT.zip") as archive:
        names = archive.namelist()
        assert len(names) == 540 and names[8] == "2750/River/River_1.jpg"
        with Image.open(io.BytesIO(archive.read(names[8]))) as image:
            assert image.format == "JPEG" and image.size == (64, 64)
    with tarfile.open(tmp_path / "flower_photos.tgz") as archive:
        assert archive.getnames()[:2] == ["flower_photos/LICENSE.txt", "flower_photos/daisy/0.jpg"]


def test_the_catalogue_expects_them_once_pretended(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "FILES", dict(catalogue.FILES))
    (tmp_path / "mnist.npz").write_bytes(b"anything")
    real = catalogue.FILES["mnist.npz"]
    stand_ins.pretend(tmp_path)
    assert catalogue.FILES["mnist.npz"].checksum == f"sha256:{hashlib.sha256(b'anything').hexdigest()}" != real.checksum
    assert catalogue.FILES["mnist.npz"].size == 8 and catalogue.FILES["EuroSAT.zip"].size == 94_280_567
