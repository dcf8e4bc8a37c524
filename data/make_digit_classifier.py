"""Train the small digit classifier that judges generated digits; about a minute on two cores.

python data/make_digit_classifier.py
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.startup import start

SEED, EPOCHS = 0, 60


def main() -> None:
    start(SEED)
    import keras
    from keras import layers

    from helpers.data.affine import warp_slightly
    from helpers.data.builtin.loading import load_dataset
    from helpers.tools.stored_models import save_model

    (x_train, y_train), (x_val, y_val), (x_test, y_test) = load_dataset("digits")
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(16, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dropout(0.3),
            layers.Dense(64, activation="relu", name="features"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    steps = EPOCHS * -(-len(x_train) // 64)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(2e-3, steps)),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    for epoch in range(EPOCHS):
        model.fit(warp_slightly(x_train, [SEED, epoch])[..., None], y_train, batch_size=64, verbose=0)
    accuracy = {
        name: round(model.evaluate(x[..., None], y, verbose=0)[1], 4)
        for name, x, y in (("train", x_train, y_train), ("validation", x_val, y_val), ("test", x_test, y_test))
    }
    path = save_model(
        model,
        "digit_classifier",
        made_by="data/make_digit_classifier.py",
        purpose="judges generated digits; its 64 features carry the Fréchet digit distance",
        data="digits, training writers, warped slightly",
        recipe=f"{EPOCHS} epochs, batches of 64, Adam with cosine decay from 2e-3, seed {SEED}",
        accuracy=accuracy,
        date=datetime.date.today().isoformat(),
    )
    print(path, accuracy)


if __name__ == "__main__":
    main()
