"""Train the map of handwriting that the VAE lesson opens with; about a minute on two cores.

The recipe is the lesson's own: this script runs its cells tagged ``record:final_model`` and stores what they train.

python data/make_digit_map.py
"""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.tools.notebook_cells import tagged_names
from helpers.tools.stored_models import save_model

SEED = 1  # with this one the digit that ships with the series, a 4, is drawn again as a 4


def main() -> None:
    import keras

    lesson = tagged_names("04", "final_model")
    keras.utils.set_random_seed(SEED)
    model = lesson["VAE"](lesson["build_encoder"](), lesson["build_decoder"](), SEED)
    live = lesson["train"](model, lesson["warped_ink"](50, SEED))
    store_vae(
        model,
        "digit_map",
        lesson,
        made_by="data/make_digit_map.py",
        encodes="puts a digit on the map: mean and log-variance of two latent numbers",
        decodes="draws the map: two latent numbers to 784 probabilities of ink",
        recipe=f"final_model({SEED}) of notebooks/04_vae.ipynb, {live.cpu_seconds:.0f} CPU-seconds",
    )


def store_vae(
    model: "keras.Model", name: str, lesson: dict, *, made_by: str, encodes: str, decodes: str, recipe: str
) -> None:
    """Store a trained VAE as two models, NAME_encoder and NAME_decoder; the decoder gives probabilities.

    Args:
        model: the lesson's VAE.
        name: what both models' names begin with.
        lesson: dict of what the lesson's cells bind, with its measure, to_ink and x_val.
        made_by: for both cards: the script, relative to the repository.
        encodes: the encoder's purpose.
        decodes: the decoder's purpose.
        recipe: for both cards: how they were trained.
    """
    import keras

    decoder = keras.Sequential([model.decoder_logits, keras.layers.Activation("sigmoid")])
    scores = lesson["measure"](model, lesson["to_ink"](lesson["x_val"]))
    for part, network, purpose in (("encoder", model.encoder, encodes), ("decoder", decoder, decodes)):
        save_model(
            network,
            f"{name}_{part}",
            made_by=made_by,
            purpose=purpose,
            data="digits cut at 0.5, training writers, warped slightly",
            recipe=recipe,
            accuracy={f"validation {term}, nats": round(value, 1) for term, value in scores.items()},
            date=datetime.date.today().isoformat(),
        )
    print(scores)


if __name__ == "__main__":
    main()
