"""Train the network that the convolution lesson opens with: by the cells of its notebook, but of digits in many hands.

python data/make_scene_reader.py        # about two minutes on two cores
"""

import datetime
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.data.builtin.hands import make_hands
from helpers.data.builtin.scenes import as_bytes, make_scenes
from helpers.tools.notebook_cells import tagged_names
from helpers.tools.stored_models import save_model


def main() -> None:
    lesson = tagged_names("01", "final_model")
    keras, seed = lesson["keras"], lesson["SEED"]

    class ManyHands(lesson["FreshScenes"]):
        """Half of the digits are drawn from strokes, so that the reader's own is read, too."""

        def on_epoch_end(self):
            digits, labels = make_hands(2048, self.rng, drawn=0.5)
            self.scenes = as_bytes(make_scenes(digits, len(digits), self.rng, split="train"))
            self.labels = np.eye(10)[labels]

    keras.utils.set_random_seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "best.keras")
        best = keras.callbacks.ModelCheckpoint(file, monitor="val_loss", save_best_only=True)
        live = lesson["train"](lesson["build_cnn"](), ManyHands(seed), "the lesson's network", callbacks=[best])
        logits = keras.models.load_model(file, compile=False)
    model = keras.Sequential([logits, keras.layers.Softmax()])
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    accuracy = {}
    for name, short in {"train": "train", "validation": "val", "test": "test"}.items():
        accuracy[name] = round(model.evaluate(lesson[f"x_{short}"], lesson[f"y_{short}"], verbose=0)[1], 4)
    path = save_model(
        model,
        "scene_reader",
        made_by="data/make_scene_reader.py",
        purpose="opens the convolution lesson: reads the digit in a digit scene; its first layer is the network without softmax",
        data="fresh scenes: digits in many hands (training writers, and drawn) in front of the training parts of the photographs",
        recipe=f"the cells of notebooks/01_cnn.ipynb tagged record:final_model, seed {seed}, {live.cpu_seconds:.0f} CPU-seconds",
        accuracy=accuracy,
        date=datetime.date.today().isoformat(),
    )
    print(path, path.stat().st_size, accuracy)


if __name__ == "__main__":
    main()
