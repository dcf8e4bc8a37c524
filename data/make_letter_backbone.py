"""Train the backbone of the transfer lesson: a small VGG that reads typeset letters; about 12 CPU-minutes, 7 minutes on two idle cores.

python data/make_letter_backbone.py                # goes on after an interruption where it was
python data/make_letter_backbone.py --from-start   # forgets what an interrupted run has done

After every round the unfinished network goes to a file of the reader's own folder, and the file goes away at the end. Each round has a
seed of its own, so a run that was interrupted ends with the weights of one that was not. (The base that ships was trained before
rounds had seeds: by the same recipe, with the scenes of a round in another order.)
"""

import argparse
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras
    import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.startup import start

SEED, ROUNDS, SCENES_A_ROUND, BATCH = 0, 14, 8000, 64
BLOCKS = ((16, 1), (32, 2), (64, 2), (128, 2), (256, 1))  # (filters, convolutions) before each pooling


def build(classes: int) -> "keras.Sequential":
    """VGG in small: blocks of 3×3 convolutions with batch normalisation, then one average a filter."""
    import keras
    from keras import layers

    model = keras.Sequential([keras.Input((64, 64, 3)), layers.Rescaling(2.0, -1.0, name="preprocessing")])
    for block, (filters, convolutions) in enumerate(BLOCKS, start=1):
        for number in range(1, convolutions + 1):
            name = f"block{block}_conv{number}"
            model.add(layers.Conv2D(filters, 3, padding="same", use_bias=False, name=name))
            model.add(layers.BatchNormalization(momentum=0.95, name=f"{name}_norm"))
            model.add(layers.ReLU(name=f"{name}_relu"))
        model.add(layers.MaxPooling2D(name=f"block{block}_pool"))
    model.add(layers.GlobalAveragePooling2D(name="features"))
    model.add(layers.Dense(classes, activation="softmax", name="letters"))
    return model


def letter_scenes(count: int, seed: Sequence[int], split: str) -> "tuple[np.ndarray, np.ndarray]":
    """Letters in photographs: (count, 64, 64, 3) in [0, 1] and class numbers."""
    from helpers.data.builtin.letters import make_letters
    from helpers.data.builtin.scenes import make_scenes

    letters, y = make_letters(count, [*seed, 0])
    return make_scenes(letters, count, [*seed, 1], split=split), y


def train(
    unfinished: Path, *, rounds: int = ROUNDS, scenes: int = SCENES_A_ROUND, stop_after: int | None = None
) -> "keras.Model":
    """Train round by round, going on from an unfinished network if there is one.

    Args:
        unfinished: pathlib.Path ending in .keras, where the network lies between two rounds; ``.txt`` beside it says
            after which.
        rounds: how many.
        scenes: letters in each round.
        stop_after: end early after so many rounds, or None.

    Returns:
        keras.Model, compiled.

    Raises:
        ValueError: the unfinished network belongs to another recipe.
    """
    import keras

    from helpers.data.builtin.letters import LETTERS

    note, recipe, done = unfinished.with_suffix(".txt"), f"{rounds} rounds of {scenes} scenes, seed {SEED}", 0
    if unfinished.exists() and note.exists():
        done, told = note.read_text(encoding="utf-8").split(" rounds done of: ")
        if told != recipe:
            raise ValueError(
                f"Expected an unfinished run of {recipe}; {note} tells of {told}. Start with --from-start."
            )
        model, done = keras.models.load_model(unfinished), int(done)
    else:
        keras.utils.set_random_seed(SEED)
        model = build(len(LETTERS))
        rate = keras.optimizers.schedules.CosineDecay(2e-3, rounds * scenes // BATCH, alpha=0.01)
        model.compile(
            keras.optimizers.AdamW(rate, weight_decay=0.01), "sparse_categorical_crossentropy", metrics=["accuracy"]
        )
    for number in range(done, stop_after or rounds):  # fresh letters every round: none is seen twice
        keras.utils.set_random_seed(SEED + number)
        x, y = letter_scenes(scenes, [SEED, number], "train")
        history = model.fit(x, y, batch_size=BATCH, verbose=0).history
        print(f"round {number + 1} of {rounds}: accuracy {history['accuracy'][0]:.3f}", flush=True)
        fresh = unfinished.with_name(f"new-{unfinished.name}")
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        model.save(fresh)
        note.unlink(missing_ok=True)  # a network without its note counts as none
        fresh.replace(unfinished)
        note.write_text(f"{number + 1} rounds done of: {recipe}", encoding="utf-8")
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the backbone of the transfer lesson.")
    parser.add_argument("--from-start", action="store_true", help="forget what an interrupted run has done")
    from_start = parser.parse_args().from_start
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")  # half the time; the lessons themselves run without
    start(SEED)
    from helpers.data.builtin.letters import LETTERS, text_faces
    from helpers.state import state_folder
    from helpers.tools.stored_models import save_model

    unfinished = state_folder() / "letter_backbone_unfinished.keras"
    if from_start:
        unfinished.with_suffix(".txt").unlink(missing_ok=True)
    model = train(unfinished)
    accuracy = {}
    for number, split in enumerate(("validation", "test")):
        x, y = letter_scenes(4000, [SEED, 1000 + number], split)
        accuracy[split] = round(model.evaluate(x, y, batch_size=256, verbose=0)[1], 4)
    path = save_model(
        model,
        "letter_backbone",
        made_by="data/make_letter_backbone.py",
        purpose="the pretrained base of the transfer lesson: reads typeset letters in photographs, never saw a digit",
        data=f"{ROUNDS * SCENES_A_ROUND} scenes of typeset letters in {len(text_faces())} faces that come with matplotlib, each "
        "distorted, scanned to 8×8 and redrawn like the handwriting, on the training columns of two photographs; no digits, "
        "and no O, o, I, i or l, the twins of 0 and 1; validation and test: fresh letters on the other columns",
        classes=list(LETTERS),
        recipe=f"{ROUNDS} rounds of {SCENES_A_ROUND} fresh scenes, batches of {BATCH}, AdamW (weight decay 0.01) with cosine "
        f"decay from 2e-3, seed {SEED}",
        accuracy=accuracy,
        date=datetime.date.today().isoformat(),
    )
    unfinished.unlink(missing_ok=True)
    unfinished.with_suffix(".txt").unlink(missing_ok=True)
    print(path, model.count_params(), accuracy)


if __name__ == "__main__":
    main()
