"""Train the network that the recurrent lesson opens with: it reads a digit row by row and says what it believes after each.

python data/make_row_reader.py        # about a minute on two cores
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.startup import start

SEED, ROUNDS, DIGITS, BATCH, UNITS = 0, 40, 2500, 64, 80


def main() -> None:
    start(SEED)
    import keras
    import numpy as np
    from keras import layers

    from helpers.data.builtin.hands import make_hands
    from helpers.data.builtin.loading import load_dataset
    from helpers.tools.stored_models import save_model

    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            layers.LSTM(UNITS, return_sequences=True),  # from the top only: it cannot peek below
            layers.Dropout(0.2),
            layers.Dense(10, activation="softmax"),  # a belief after every row
        ]
    )
    steps = ROUNDS * -(-DIGITS // BATCH)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(5e-3, steps), global_clipnorm=1.0),
        "sparse_categorical_crossentropy",
    )
    for number in range(ROUNDS):
        x, y = make_hands(DIGITS, [SEED, number], drawn=0.5)
        labels = np.repeat(y[:, None], 28, axis=1)  # asked after every row, and every answer counts alike
        model.fit(x, labels, batch_size=BATCH, verbose=0)
    accuracy = {}
    for name, (x, y) in zip(("train", "validation", "test"), load_dataset("digits")):
        right = model.predict(x, batch_size=258, verbose=0).argmax(axis=2) == y[:, None]
        accuracy[name] = round(float(right[:, -1].mean()), 4)
        print(name, np.round(right.mean(axis=0), 2))
    path = save_model(
        model,
        "row_reader",
        made_by="data/make_row_reader.py",
        purpose="opens the recurrent lesson: reads a digit from the top, row by row, with a belief after each row",
        data="digits in many hands: training writers, warped slightly, and shapes drawn from strokes; accuracy: after the "
        "last row",
        recipe=f"{ROUNDS} rounds of {DIGITS} fresh digits, batches of {BATCH}, Adam with cosine decay from 5e-3, gradients "
        f"clipped at global norm 1, the loss of all 28 rows counted alike, seed {SEED}",
        accuracy=accuracy,
        date=datetime.date.today().isoformat(),
    )
    print(path, path.stat().st_size, accuracy)


if __name__ == "__main__":
    main()
