"""Train the VAE with sixteen latent numbers that latent diffusion in small starts from; half a minute on two cores.

It is the lesson's own class: this script runs the cells of the VAE lesson tagged ``record:final_model``, with a small β.

python data/make_digit_codes.py
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.models import save_model
from helpers.tools.notebook_cells import tagged_names

SEED, LATENTS, BETA = 0, 16, 0.1


def main():
    import keras

    lesson = tagged_names("04", "final_model")
    keras.utils.set_random_seed(SEED)
    model = lesson["VAE"](
        lesson["build_encoder"](LATENTS, widths=(256, 128), dropout=0),
        lesson["build_decoder"](LATENTS, widths=(128, 256)),
        SEED,
        beta=BETA,
    )
    live = lesson["train"](model, lesson["warped_ink"](40, SEED), epochs=6)
    decoder = keras.Sequential([model.decoder_logits, keras.layers.Activation("sigmoid")])
    scores = lesson["measure"](model, lesson["to_ink"](lesson["x_val"]))
    for name, network, purpose in (
        ("digit_codes_encoder", model.encoder, "packs a digit into sixteen numbers: their means and log-variances"),
        ("digit_codes_decoder", decoder, "unpacks sixteen numbers to 784 probabilities of ink"),
    ):
        save_model(
            network,
            name,
            made_by="data/make_digit_codes.py",
            purpose=purpose,
            data="digits cut at 0.5, training writers, warped slightly",
            recipe=f"VAE of notebooks/04_vae.ipynb with {LATENTS} latent numbers and β {BETA}, "
            f"{live.cpu_seconds:.0f} CPU-seconds",
            accuracy={f"validation {term}, nats": round(value, 1) for term, value in scores.items()},
            date=datetime.date.today().isoformat(),
        )
    print(scores)


if __name__ == "__main__":
    main()
