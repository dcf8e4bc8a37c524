"""Train the backbone of the transfer lesson: a small VGG that reads typeset letters; about 12 CPU-minutes, 7 minutes on two idle cores.

python data/make_letter_backbone.py
"""

import datetime
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")  # half the time; the lessons themselves run without

from helpers.startup import start

SEED, ROUNDS, SCENES_A_ROUND, BATCH = 0, 14, 8000, 64
BLOCKS = ((16, 1), (32, 2), (64, 2), (128, 2), (256, 1))  # (filters, convolutions) before each pooling


def build(classes):
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


def letter_scenes(count, seed, split):
    """Letters in photographs: (count, 64, 64, 3) in [0, 1] and class numbers."""
    from helpers.data.letters import make_letters
    from helpers.data.scenes import make_scenes

    letters, y = make_letters(count, [*seed, 0])
    return make_scenes(letters, count, [*seed, 1], split=split), y


def main():
    start(SEED)
    import keras

    from helpers.data.letters import LETTERS, text_faces
    from helpers.models import save_model

    model = build(len(LETTERS))
    steps = ROUNDS * SCENES_A_ROUND // BATCH
    model.compile(
        keras.optimizers.AdamW(keras.optimizers.schedules.CosineDecay(2e-3, steps, alpha=0.01), weight_decay=0.01),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    for number in range(ROUNDS):  # fresh letters every round: none is seen twice
        x, y = letter_scenes(SCENES_A_ROUND, [SEED, number], "train")
        history = model.fit(x, y, batch_size=BATCH, verbose=0).history
        print(f"round {number + 1} of {ROUNDS}: accuracy {history['accuracy'][0]:.3f}", flush=True)
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
    print(path, model.count_params(), accuracy)


if __name__ == "__main__":
    main()
