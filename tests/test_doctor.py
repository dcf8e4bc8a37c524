import importlib.metadata
import sys
from collections import namedtuple

import pytest
import tensorflow as tf

from helpers import doctor, models
from helpers.state import VARIABLE


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(doctor, "model_cards", lambda: ["digit_classifier"])  # one is enough but for the first test
    return tmp_path / "home"


def found(what):
    return next(finding for finding in doctor.examine() if finding.what == what)


def test_a_sound_machine_is_well(monkeypatch):
    monkeypatch.setattr(doctor, "model_cards", models.model_cards)
    examined = doctor.examine()
    assert [finding for finding in examined if not finding.well] == [] and len(examined) == 10


def test_another_python_gets_the_command(monkeypatch):
    version = namedtuple("version", "major minor")(3, 10)
    monkeypatch.setattr(sys, "version_info", version)
    assert not found("Python").well and "make lab PYTHON=python3.12" in found("Python").words


@pytest.mark.parametrize(
    ("version", "well"), [("2.19.1", False), ("2.20.0", True), ("2.21.3", True), ("2.22.0", False)]
)
def test_tensorflow_of_another_version_gets_a_remedy(monkeypatch, version, well):
    monkeypatch.setattr(tf, "__version__", version)
    assert found("tensorflow").well is well and version in found("tensorflow").words


def test_a_gpu_is_suggested_only_where_there_is_one(monkeypatch):
    assert found("GPU").well and "none is needed" in found("GPU").words
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: ["one", "two"])
    assert found("GPU").well and "2 found" in found("GPU").words and 'PRESET = "gpu"' in found("GPU").words


def test_little_memory_gets_a_remedy(monkeypatch):
    monkeypatch.setattr(doctor, "available_memory", lambda: 2**29)
    assert found("memory") == (
        "memory",
        False,
        "0.5 GiB free; a lesson needs up to 2: shut down other kernels (Kernel → Shut Down All)",
    )


def test_a_state_folder_that_cannot_be_written_gets_a_remedy(home):
    home.write_text("a file where the folder should be")
    assert not found("state folder").well and "FIVE_MODELS_HOME" in found("state folder").words


def test_a_damaged_model_gets_its_remedy(tmp_path, monkeypatch):
    (tmp_path / "models").mkdir()
    (tmp_path / "models/digit_classifier.keras").write_bytes(b"damaged")
    monkeypatch.setattr(models, "MODELS", tmp_path / "models")
    assert not found("stored models").well


def test_tensorflow_may_come_from_another_distribution(monkeypatch):
    def none(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", none)
    assert found("tensorflow").well


def test_a_full_disk_is_no_folder_where_things_are_kept(monkeypatch):
    monkeypatch.setattr(doctor, "state_trouble", lambda: "the disk is full")
    assert found("state folder") == (
        "state folder",
        False,
        "the disk is full: set FIVE_MODELS_HOME to a folder of yours, restart the kernel",
    )


def test_a_file_named_like_a_library_is_named(tmp_path, monkeypatch):
    (tmp_path / "random.py").write_text("")
    monkeypatch.chdir(tmp_path)
    assert not found("own files").well and str(tmp_path / "random.py") in found("own files").words
