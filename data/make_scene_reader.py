"""Train the network that the convolution lesson opens with: by the lesson's own recipe, from the cells of its notebook.

python data/make_scene_reader.py        # about two minutes on two cores
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.models import save_model
from helpers.tools.notebook_cells import tagged_names


def main():
    lesson = tagged_names("01", "final_model")
    seed = lesson["SEED"]
    model, live = lesson["train_cnn"](
        lesson["build_cnn"], lesson["fresh_sets"], lesson["first_look"], seed, "the lesson's network"
    )
    splits = {"train": "train", "validation": "val", "test": "test"}
    answers = {name: lesson["read"](model, lesson[f"x_{short}"]) for name, short in splits.items()}
    accuracy = {name: round(float((answers[name] == lesson[f"y_{short}"]).mean()), 4) for name, short in splits.items()}
    path = save_model(
        model,
        "scene_reader",
        made_by="data/make_scene_reader.py",
        purpose="opens the convolution lesson: reads the digit in a digit scene",
        data="digit scenes of the training writers in front of the training parts of the photographs",
        recipe=f"the cells of notebooks/01_cnn.ipynb tagged record:final_model, seed {seed}, {live.cpu_seconds:.0f} CPU-seconds",
        accuracy=accuracy,
        date=datetime.date.today().isoformat(),
    )
    print(path, path.stat().st_size, accuracy)


if __name__ == "__main__":
    main()
