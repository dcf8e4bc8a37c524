"""Exercises on transfer: weights that train, the order of the stages."""

from helpers.checks.exercise import Exercise

check_trainable_weights = Exercise(
    lesson="05",
    name="weights that train",
    solution=(512 + 1) * 256 + (256 + 1) * 10,
    why="only the two dense layers: (512 + 1)·256 + (256 + 1)·10 = 133,898, less than a hundredth of the model.",
    mistakes=(
        (14_714_688 + 133_898, "Those are all the weights of the model; the base is frozen."),
        (512 * 256 + 256 * 10, "The biases are missing, one a unit: 256 and 10."),
        ((512 + 1) * 256, "That is the hidden layer; the last one trains, too."),
        ((512 + 1) * 10, "Between the 512 features and the 10 classes stands the hidden layer of 256."),
        ((2048 + 1) * 256 + (256 + 1) * 10, "That is with Flatten at 64 pixels, 2×2×512; pooling leaves 512 numbers."),
    ),
    hint_words="Count (inputs + 1) × units for each layer that is not frozen.",
    plain_hint="Dense(256) sees 512 features and has (512 + 1)·256 weights; Dense(10) sees 256 numbers.",
)

check_stage_order = Exercise(
    lesson="05",
    name="the order of the stages",
    solution="dbcae",
    why="load, freeze, train the head, unfreeze the top and compile again at a small rate, train on.",
    mistakes=(
        ("dcbae", "Freeze before you train the head: else the large first errors pull at the base."),
        ("dbace", "A head that is still random must not move the base: train it before you unfreeze."),
        ("dbcea", "Trained on before it was unfrozen: Keras notices `trainable` only when you compile again."),
        ("bdcae", "There must be a base before you can freeze it."),
        ("dabce", "The base is frozen until the head is good; unfreeze afterwards."),
    ),
    hint_words="Answer with the five letters in order, for example 'abcde'.",
    plain_hint="It begins with d and ends with e; freezing comes before any training.",
)
