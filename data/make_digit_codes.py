"""Train the VAE with sixteen latent numbers that latent diffusion in small starts from; half a minute on two cores.

It is the lesson's own class: this script runs the cells of the VAE lesson tagged ``record:final_model``, with a small β.

python data/make_digit_codes.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.make_digit_map import store_vae
from helpers.tools.notebook_cells import tagged_names

SEED, LATENTS, BETA = 0, 16, 0.1


def main() -> None:
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
    store_vae(
        model,
        "digit_codes",
        lesson,
        made_by="data/make_digit_codes.py",
        encodes="packs a digit into sixteen numbers: their means and log-variances",
        decodes="unpacks sixteen numbers to 784 probabilities of ink",
        recipe=f"VAE of notebooks/04_vae.ipynb with {LATENTS} latent numbers and β {BETA}, "
        f"{live.cpu_seconds:.0f} CPU-seconds",
    )


if __name__ == "__main__":
    main()
