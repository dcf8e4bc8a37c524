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

SEED = 1  # with this one the digit that ships with the series, a 4, is drawn again as a 4


def main():
    import keras

    lesson = tagged_names("04", "final_model")
    keras.utils.set_random_seed(SEED)
    model = lesson["VAE"](lesson["build_encoder"](), lesson["build_decoder"](), SEED)
    live = lesson["train"](model, lesson["warped_ink"](50, SEED))
    decoder = keras.Sequential([model.decoder_logits, keras.layers.Activation("sigmoid")])
    scores = lesson["measure"](model, lesson["to_ink"](lesson["x_val"]))
    for name, network, purpose in (
        ("digit_map_encoder", model.encoder, "puts a digit on the map: mean and log-variance of two latent numbers"),
        ("digit_map_decoder", decoder, "draws the map: two latent numbers to 784 probabilities of ink"),
    ):
        save_model(
            network,
            name,
            made_by="data/make_digit_map.py",
            purpose=purpose,
            data="digits cut at 0.5, training writers, warped slightly",
            recipe=f"final_model({SEED}) of notebooks/04_vae.ipynb, {live.cpu_seconds:.0f} CPU-seconds",
            accuracy={f"validation {term}, nats": round(value, 1) for term, value in scores.items()},
            date=datetime.date.today().isoformat(),
        )
    print(scores)


if __name__ == "__main__":
    main()
