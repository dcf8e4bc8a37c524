"""Train the map of handwriting that the VAE lesson opens with; about a minute on two cores.

The recipe is the lesson's own: this script runs its cells tagged ``record:final_model`` and stores what they train.

python data/make_digit_map.py
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.models import save_model
from helpers.tools.notebook_cells import tagged_names

SEED = 0


def main():
    lesson = tagged_names("04", "final_model")
    model, live = lesson["train_vae"](SEED)
    elbo = {
        f"{name} ELBO, nats": round(lesson["elbo"](model.encoder, model.decoder, lesson[f"ink_{split}"], SEED)[0], 1)
        for name, split in (("train", "train"), ("validation", "val"), ("test", "test"))
    }
    for name, network, purpose in (
        ("digit_map_encoder", model.encoder, "puts a digit on the map: mean and log-variance of two latent numbers"),
        ("digit_map_decoder", model.decoder, "draws the map: two latent numbers to 784 probabilities of ink"),
    ):
        save_model(
            network,
            name,
            made_by="data/make_digit_map.py",
            purpose=purpose,
            data="digits cut at 0.5, training writers, warped slightly",
            recipe=f"train_vae({SEED}) of notebooks/04_vae.ipynb, {live.cpu_seconds:.0f} CPU-seconds",
            accuracy=elbo,
            date=datetime.date.today().isoformat(),
        )
    print(elbo)


if __name__ == "__main__":
    main()
