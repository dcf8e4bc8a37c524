"""Exercises on training, validation and test data."""

from helpers.checks.exercise import Exercise

check_spot_the_leak = Exercise(
    lesson="00",
    name="spot the leak",
    solution="b",
    why="the same patients are on both sides, so the test asks for people the model has already met, as a shuffled split does with writers.",
    mistakes=(
        (
            "a",
            "A split by hospital keeps every patient on one side: harder, and honest. Which split puts one person on both sides?",
        ),
        (
            "c",
            "Older records for training and newer ones for testing imitate real use. Which split puts one person on both sides?",
        ),
        (
            "d",
            "Choosing on the validation set is what it is for; the test set stays untouched. Which split puts one person on both sides?",
        ),
    ),
    hint_words="Answer with one letter, for example 'a'.",
    plain_hint="Look for the split in which two X-rays of one patient can land on different sides.",
)
