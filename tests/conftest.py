"""Every test runs without the network and without the reader's own settings."""

import socket

import pytest

from helpers import models
from helpers.tools import stored_models


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"A test tried to reach {address[0]}; tests use no network.")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty folder in place of data/models."""
    for module in (models, stored_models):
        monkeypatch.setattr(module, "MODELS", tmp_path)
        monkeypatch.setattr(module, "CARDS", tmp_path / "models.json")
    models.CARDS.write_text("{}")
    return tmp_path
