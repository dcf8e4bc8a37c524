"""Train the GAN of the GAN lesson with the lesson's own cells and store both networks; about 80 CPU-seconds.

python data/make_digit_gan.py
"""

import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SEED, STEPS = 0, 2400  # twice the steps of the lesson


def main():
    from helpers.models import save_model
    from helpers.tools.notebook_cells import tagged_names

    lesson = tagged_names("03", "final_model")
    generator, discriminator, live = lesson["train_gan"](SEED, lesson["x_train"], lesson["y_train"], steps=STEPS)
    quality = lesson["judge"](lesson["sample"](generator, lesson["SAMPLES"], SEED))
    card = dict(
        made_by="data/make_digit_gan.py",
        data="digits, training writers, warped slightly, with their labels",
        recipe=f"the cells of notebooks/03_gan.ipynb, {STEPS} steps of {lesson['BATCH']}, seed {SEED}",
        accuracy={name: round(float(value), 4) for name, value in quality.items()},
        date=datetime.date.today().isoformat(),
    )
    save_model(generator, "digit_generator", purpose="draws digits from noise in the first section of lesson 3", **card)
    save_model(
        discriminator, "digit_critic", purpose="says for each digit whether a picture looks like a real one", **card
    )
    print(f"{live.cpu_seconds:.0f} CPU-seconds", quality)


if __name__ == "__main__":
    main()
