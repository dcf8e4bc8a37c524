"""Exercises on convolution: sizes, weights, receptive fields, a network within a budget."""

from helpers.checks.exercise import Exercise

check_output_shape = Exercise(
    lesson="01",
    name="the shape after convolution and pooling",
    solution=(15, 15, 8),
    why="a 3×3 kernel without padding takes 1 off each border, 32 → 30; pooling by 2 halves it, 15; eight kernels give eight channels.",
    mistakes=(
        ((16, 16, 8), "That is with padding='same'; without padding a 3×3 kernel does not fit over the border pixels."),
        ((30, 30, 8), "The convolution is right; the pooling by 2 is still to come."),
        (
            (15, 15, 3),
            "Each kernel sees all three input channels and gives one output channel; there are eight kernels.",
        ),
        ((15, 15, 24), "Channels do not multiply: every kernel sums over all input channels."),
        ((14, 14, 8), "A 3×3 kernel takes 2 pixels off a side in all, one at each border: 32 − 2 = 30."),
    ),
    hint_words="Give (height, width, channels), first after Conv2D(8, 3) on (32, 32, 3), then after MaxPooling2D(2).",
    plain_hint="Without padding a side shrinks to 32 − 3 + 1; then divide by 2; the channels are the number of kernels.",
)

check_weight_count = Exercise(
    lesson="01",
    name="the weights of a convolution",
    solution=16 * (3 * 3 * 8 + 1),
    why="16 kernels, each with 3·3·8 weights and one bias: 16·73 = 1,168. The size of the picture does not matter.",
    mistakes=(
        (16 * 3 * 3 * 8, "The 16 biases, one a kernel, are missing."),
        (16 * (3 * 3 + 1), "Each kernel reaches through all eight input channels."),
        (16 * 3 * 3, "Each kernel reaches through all eight input channels, and has a bias."),
        (3 * 3 * 8 + 1, "That is one kernel; there are 16."),
        (16 * (3 * 3 * 3 + 1), "The input has 8 channels here, not 3."),
        (16 * 3 * 3 * 8 + 8, "There is one bias for each output channel, not for each input channel."),
    ),
    hint_words="Count for Conv2D(16, 3) on a picture with 8 channels: kernels × (weights in a kernel + its bias).",
    plain_hint="One kernel has 3·3·8 weights and 1 bias; there are 16 kernels.",
)

check_receptive_field = Exercise(
    lesson="01",
    name="a receptive field",
    solution=8,
    why="3 after the first convolution, 4 after the pooling, and then two steps of 2 pixels more: 8.",
    mistakes=(
        (5, "That would be two convolutions without the pooling between them."),
        (7, "The second convolution adds 2 steps of 2 pixels to what the pooling sees, and that is 4, not 3."),
        (6, "After the pooling, neighbours are 2 pixels apart: the second convolution adds 2 steps of 2 pixels."),
        (9, "Windows do not multiply: each layer adds (kernel − 1) × the distance between neighbours."),
        (64, "That is 8×8, the pixels in all; the question is how many across."),
    ),
    hint_words="Give the pixels across, one whole number.",
    plain_hint="Start at 1; a layer adds (kernel − 1) × distance; a stride of 2 doubles the distance for the layers after it.",
)


def _budget(model):
    """1 where each condition holds: takes (64, 64, 3), gives 10, has a convolution, no Flatten, under 20,000 weights."""
    kinds = [type(layer).__name__ for layer in model.layers]
    return [
        tuple(model.input_shape[1:]) == (64, 64, 3),
        tuple(model.output_shape[1:]) == (10,),
        "Conv2D" in kinds,
        "Flatten" not in kinds,
        model.count_params() < 20_000,
    ]


check_small_network = Exercise(
    lesson="01",
    name="a network on a budget",
    solution=[True] * 5,
    why="global pooling replaces Flatten, so the last Dense layer needs only one weight a channel and class.",
    mistakes=(
        (
            [True, True, True, False, False],
            "Flatten feeds every pixel into Dense: that is where the weights go. Pool globally instead.",
        ),
        ([True, True, True, False, True], "It is small enough; now replace Flatten with GlobalAveragePooling2D."),
        ([True, True, True, True, False], "Over 20,000 weights: use fewer kernels, or fewer layers."),
        ([True, True, False, True, True], "There is no convolution in it."),
        (
            [True, False, True, True, True],
            "It does not give ten numbers a picture: put GlobalAveragePooling2D before Dense(10).",
        ),
        ([False, True, True, True, True], "It does not take digit scenes: start with keras.Input((64, 64, 3))."),
    ),
    hint_words="Give a built Keras model: (64, 64, 3) in, 10 out, a convolution, no Flatten, under 20,000 weights.",
    plain_hint="keras.Sequential([keras.Input((64, 64, 3)), Conv2D, MaxPooling2D, Conv2D, GlobalAveragePooling2D, Dense(10)]).",
    value=lambda answer: answer if isinstance(answer, list) else _budget(answer),
)
