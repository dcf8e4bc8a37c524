"""Load the trained models that ship with the series."""

import hashlib
import json
from typing import TYPE_CHECKING

from helpers.paths import MODELS

if TYPE_CHECKING:
    import keras

CARDS = MODELS / "models.json"


def model_cards() -> dict[str, dict]:
    """What is known of every shipped model: name → dict with ``file``, ``sha256``, ``input``, ``made_by``, ``made_of`` and its results."""
    return json.loads(CARDS.read_text(encoding="utf-8"))


def load_model(name: str) -> "keras.Model":
    """Load a shipped model by its name and make sure that it is the one on its card.

    Args:
        name: a key of :func:`model_cards`, for example "digit_classifier".

    Returns:
        keras.Model, not compiled.

    Raises:
        ValueError: an unknown name, or a file whose bytes are not those on the card.
        FileNotFoundError: the file is not there.
    """
    cards = model_cards()
    if name not in cards:
        raise ValueError(f"Expected a model out of {', '.join(cards)}; got {name!r}. Check the spelling.")
    path, card = MODELS / cards[name]["file"], cards[name]
    remedy = f"Take data/models from a fresh copy of the series (with git: `git checkout data/models`), or make it again with `python {card['made_by']}`."
    if not path.exists():
        raise FileNotFoundError(f"Expected the weights of {name} in {path}; there is no such file. {remedy}")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != card["sha256"]:
        raise ValueError(
            f"Expected {path.name} with SHA-256 {card['sha256'][:12]}…; got {found[:12]}… ({path.stat().st_size} bytes): "
            f"truncated, changed or another model's. {remedy}"
        )
    import keras

    return keras.models.load_model(path, compile=False)
