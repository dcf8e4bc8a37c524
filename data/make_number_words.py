"""Train the small network that writes numbers in words; about a minute on two cores.

python data/make_number_words.py
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.startup import start

SEED, EPOCHS, BATCH, UNITS = 0, 60, 32, 128


def main():
    start(SEED)
    import keras
    import numpy as np
    from keras import layers

    from helpers.models import save_model
    from helpers.recurrence.number_words import CHARACTERS, encode_lines, number_line, split_numbers

    learned, held_out = split_numbers(SEED)
    model = keras.Sequential(
        [
            keras.Input((None,)),
            layers.Embedding(len(CHARACTERS), 16, mask_zero=True),
            layers.LSTM(UNITS, return_sequences=True),
            layers.Dense(len(CHARACTERS), activation="softmax"),
        ]
    )
    codes = encode_lines([number_line(number) for number in learned])
    # A line break before the first character says "begin"; at every place the next character is the label.
    inputs = np.concatenate([np.ones_like(codes[:, :1]), codes[:, :-1]], axis=1)
    steps = EPOCHS * -(-len(inputs) // BATCH)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(6e-3, steps), clipnorm=1.0),
        "sparse_categorical_crossentropy",
    )
    weights = (codes > 0).astype("float32")
    model.fit(inputs, codes, sample_weight=weights, epochs=EPOCHS, batch_size=BATCH, verbose=0)

    def share_right(numbers):
        """Share of the numbers spelled rightly, the likeliest character at every step."""
        lines = np.concatenate(
            [np.ones((len(numbers), 1), "int32"), encode_lines([f"{number}=" for number in numbers])], axis=1
        )
        wanted = encode_lines([number_line(number) for number in numbers])
        for place in range(1, lines.shape[1]):
            likeliest = model.predict(lines[:, :place], batch_size=1000, verbose=0)[:, -1].argmax(axis=1)
            lines[:, place] = np.where(lines[:, place] == 0, likeliest, lines[:, place])
        return float(np.mean(((lines[:, 1:] == wanted) | (wanted == 0)).all(axis=1)))

    # The prompts differ in length, so they are asked in groups of one length.
    groups = {
        name: [numbers[[len(str(number)) == digits for number in numbers]] for digits in (1, 2, 3)]
        for name, numbers in (("train", learned), ("held out", held_out))
    }
    accuracy = {
        name: round(sum(share_right(group) * len(group) for group in parts if len(group)) / sum(map(len, parts)), 4)
        for name, parts in groups.items()
    }
    path = save_model(
        model,
        "number_words",
        made_by="data/make_number_words.py",
        purpose="writes numbers in words, character by character, in the recurrent lesson",
        data=f"{len(learned)} of the numbers 0 to 999 with their English names, made by helpers/recurrence/number_words.py; "
        f"{len(held_out)} kept apart; accuracy: whole lines right, the likeliest character at every step",
        recipe=f"{EPOCHS} epochs, batches of {BATCH}, Adam with cosine decay from 6e-3, gradients clipped at norm 1, seed {SEED}",
        accuracy=accuracy,
        date=datetime.date.today().isoformat(),
    )
    print(path, path.stat().st_size, accuracy)


if __name__ == "__main__":
    main()
