"""Train the network that reads the reader's own digit in the introduction; about two minutes on two cores.

python data/make_digit_reader.py
"""

import datetime
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.startup import start

SEED, ROUNDS, DIGITS, BATCH = 0, 16, 5000, 64


def build() -> "keras.Sequential":
    """Five convolutions with batch normalisation; a digit (28, 28, 1) in, ten probabilities out."""
    import keras
    from keras import layers

    model = keras.Sequential([keras.Input((28, 28, 1))])
    for filters, pool in ((16, False), (32, True), (32, False), (64, True), (64, False)):
        model.add(layers.Conv2D(filters, 3, padding="same", use_bias=False))
        model.add(layers.BatchNormalization())
        model.add(layers.ReLU())
        if pool:
            model.add(layers.MaxPooling2D())
    for layer in (layers.MaxPooling2D(), layers.Flatten(), layers.Dropout(0.3), layers.Dense(10, activation="softmax")):
        model.add(layer)
    return model


def main() -> None:
    start(SEED)
    import keras

    from helpers.data.builtin.hands import make_hands
    from helpers.data.builtin.loading import load_dataset
    from helpers.tools.stored_models import save_model

    began = time.process_time()
    model = build()
    rate = keras.optimizers.schedules.CosineDecay(3e-3, ROUNDS * -(-DIGITS // BATCH))
    model.compile(
        keras.optimizers.AdamW(rate, weight_decay=0.01), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    for number in range(ROUNDS):
        x, y = make_hands(DIGITS, [SEED, number], drawn=0.6)
        model.fit(x[..., None], y, batch_size=BATCH, verbose=0)
    seconds = time.process_time() - began
    splits = zip(("train", "validation", "test"), load_dataset("digits"))
    accuracy = {name: round(model.evaluate(x[..., None], y, verbose=0)[1], 4) for name, (x, y) in splits}
    path = save_model(
        model,
        "digit_reader",
        made_by="data/make_digit_reader.py",
        purpose="reads the reader's own digit in the introduction",
        data="digits in many hands: training writers, warped slightly, and shapes drawn from strokes",
        recipe=f"{ROUNDS} rounds of {DIGITS} fresh digits, batches of {BATCH}, AdamW with cosine decay from 3e-3, seed {SEED}",
        accuracy=accuracy,
        training_cpu_seconds=round(seconds),
        date=datetime.date.today().isoformat(),
    )
    print(path, accuracy, f"{seconds:.0f} CPU-s")


if __name__ == "__main__":
    main()
