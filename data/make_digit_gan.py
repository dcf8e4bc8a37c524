"""Train the GAN of the GAN lesson with the lesson's own cells and store both networks; about 80 CPU-seconds.

python data/make_digit_gan.py
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SEED, EPOCHS = 0, 48  # half as many again as in the lesson


def main() -> None:
    import numpy as np

    from helpers.tools.notebook_cells import tagged_names
    from helpers.tools.stored_models import save_model

    lesson = tagged_names("03", "final_model")
    generator, discriminator, live = lesson["train_our_gan"](SEED, lesson["x_train"], lesson["y_train"], epochs=EPOCHS)
    asked = np.arange(5000) % 10
    drawn = generator.predict([lesson["draw_noise"](100, 5000), asked], batch_size=500, verbose=0)
    quality = lesson["judge"](drawn, asked)
    card = dict(
        made_by="data/make_digit_gan.py",
        data="digits, training writers, with their labels",
        recipe=f"the cells of notebooks/03_gan.ipynb, {EPOCHS} epochs of 50 steps of 48, seed {SEED}",
        accuracy={name: round(float(value), 4) for name, value in quality.items()},
        date=datetime.date.today().isoformat(),
    )
    save_model(
        generator, "digit_generator", purpose="draws the digit asked for from noise; opens the GAN lesson", **card
    )
    save_model(
        discriminator, "digit_discriminator", purpose="says whether a picture looks like a real digit asked for", **card
    )
    print(f"{live.cpu_seconds:.0f} CPU-seconds", quality)


if __name__ == "__main__":
    main()
