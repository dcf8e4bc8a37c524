"""Exercises on convolution: sizes, weights, the operation itself, a network within a budget."""

import numpy as np
from scipy import signal

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

_IMAGE = np.random.default_rng(0).random((7, 6))
_KERNEL = np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 3.0], [1.0, 0.0, -2.0]])


def _correlate(image, kernel):
    return signal.correlate2d(image, kernel, mode="valid")


check_convolve = Exercise(
    lesson="01",
    name="convolution by hand",
    solution=_correlate,
    why="it agrees with SciPy's correlate2d: deep learning's convolution slides the kernel without turning it.",
    mistakes=(
        (
            lambda image, kernel: signal.convolve2d(image, kernel, mode="valid"),
            "The kernel is turned by 180°: that is the mathematician's convolution. Deep learning slides it as it is.",
        ),
        (
            lambda image, kernel: signal.correlate2d(image, kernel, mode="same"),
            "The result has the size of the image: zeros were padded. Start where the whole kernel fits.",
        ),
        (lambda image, kernel: _correlate(image, kernel.T), "Rows and columns of the kernel are swapped."),
        (
            lambda image, kernel: _correlate(image, kernel) / kernel.size,
            "That is the mean of the products; a convolution sums them.",
        ),
    ),
    hint_words="Each output pixel is the sum of kernel × the patch of the image under it; it is tried on an image of 7×6 pixels, and the output must be (7 − 3 + 1, 6 − 3 + 1) large.",
    plain_hint="out[i, j] = (image[i : i + 3, j : j + 3] * kernel).sum(), for i in range(height − 2) and j in range(width − 2).",
    value=lambda convolve: np.asarray(convolve(_IMAGE.copy(), _KERNEL.copy())),
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
            "It does not give ten numbers a picture: put GlobalAveragePooling2D before Dense(10, activation='softmax').",
        ),
        ([False, True, True, True, True], "It does not take digit scenes: start with keras.Input((64, 64, 3))."),
    ),
    hint_words="Give a built Keras model: (64, 64, 3) in, 10 out, a convolution, no Flatten, under 20,000 weights.",
    plain_hint="keras.Sequential([keras.Input((64, 64, 3)), Conv2D, MaxPooling2D, Conv2D, GlobalAveragePooling2D, Dense(10)]).",
    value=lambda answer: answer if isinstance(answer, list) else _budget(answer),
)
