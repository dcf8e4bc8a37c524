"""Exercises on recurrent networks: shapes, weights, stacking, padding, a short memory."""

import numpy as np

from helpers.checks.exercise import Exercise

check_sequence_shape = Exercise(
    lesson="02",
    name="the shape of what a recurrent layer gives",
    solution=(8, 20, 32),
    why="return_sequences=True keeps all 20 steps, and the two directions stand side by side: 16 + 16 = 32 numbers a step.",
    mistakes=(
        ((8, 20, 16), "That is one direction; Bidirectional puts the states of both side by side."),
        ((8, 32), "return_sequences=True keeps the state after every step, not the last one only."),
        ((8, 16), "All steps are kept (return_sequences=True), and both directions."),
        ((8, 20, 6), "6 are the features that come in; what comes out has as many numbers a step as there are units."),
        ((8, 40, 16), "The directions stand side by side in the last axis; the steps stay 20."),
        ((20, 32), "The batch is missing: 8 sequences are read at once."),
    ),
    hint_words="Give (sequences, steps, numbers a step) for Bidirectional(LSTM(16, return_sequences=True)) on (8, 20, 6).",
    plain_hint="8 sequences stay 8; every one of the 20 steps is kept; each step has 16 numbers of each direction.",
)

check_lstm_weights = Exercise(
    lesson="02",
    name="the weights of an LSTM",
    solution=4 * (12 + 30 + 1) * 30,
    why="four small layers, each with 12 + 30 weights and a bias for each of 30 units: 4·43·30 = 5,160. Steps do not count.",
    mistakes=(
        ((12 + 30 + 1) * 30, "That is a plain RNN; an LSTM has four such layers: i, f, c and o."),
        (3 * (12 + 30 + 1) * 30, "An LSTM has four: the three gates and the candidate."),
        (4 * (12 + 30) * 30, "The biases are missing: one for each unit of each of the four."),
        (4 * (12 + 1) * 30, "Each of the four also looks at the 30 numbers of the old hidden state."),
        (20 * 4 * (12 + 30 + 1) * 30, "The 20 steps share the same weights."),
        (4 * (12 + 20 + 1) * 30, "20 is the number of steps; the hidden state has 30 numbers."),
    ),
    hint_words="Count for LSTM(30) on sequences of 20 steps with 12 features: 4 × (features + units + 1) × units.",
    plain_hint="One of the four has, for each of 30 units, 12 weights from the step, 30 from the state, and a bias.",
)


def _stack(model):
    """1 where each condition holds: takes (any or 28, 28), gives 10, two recurrent layers or more, under 20,000 weights."""
    kinds = [type(layer).__name__ for layer in model.layers]
    recurrent = sum(kind in ("SimpleRNN", "LSTM", "GRU", "Bidirectional", "RNN") for kind in kinds)
    takes = model.input_shape[1] in (None, 28) and tuple(model.input_shape[2:]) == (28,)
    return [takes, tuple(model.output_shape[1:]) == (10,), recurrent >= 2, model.count_params() < 20_000]


check_stacked_readers = Exercise(
    lesson="02",
    name="one reader on top of another",
    solution=[True] * 4,
    why="return_sequences=True in the first layer hands all 28 states up; the second keeps its last one for Dense.",
    mistakes=(
        (
            [True, False, True, True],
            "It does not end in ten numbers: only the lower layer returns sequences, and Dense(10) comes last.",
        ),
        ([True, True, False, True], "There is only one recurrent layer; put a second on top of it."),
        ([True, True, True, False], "It works, but has 20,000 weights or more: use fewer units."),
        ([False, True, True, True], "It does not take rows of 28 numbers: start with keras.Input((28, 28))."),
    ),
    hint_words="Give a built Keras model: (28, 28) in, 10 out, two recurrent layers, under 20,000 weights. "
    'If Keras says "expected ndim=3, found ndim=2", the lower layer gave its last state only.',
    plain_hint="keras.Sequential([keras.Input((28, 28)), layers.GRU(24, return_sequences=True), layers.GRU(24), layers.Dense(10)]).",
    value=lambda answer: answer if isinstance(answer, list) else _stack(answer),
)

_STATES = np.random.default_rng(0).random((4, 6, 3))
_LENGTHS = np.array([6, 2, 4, 1])


def _last_real(states, lengths):
    return states[np.arange(len(states)), np.asarray(lengths) - 1]


check_last_real_state = Exercise(
    lesson="02",
    name="the last state that counts",
    solution=_last_real,
    why="each sequence gives the state after its own last step; that is what masking does inside Keras.",
    mistakes=(
        (lambda states, lengths: states[:, -1], "That is the state after the padding; stop where each sequence ends."),
        (
            lambda states, lengths: states[np.arange(len(states)), np.minimum(lengths, states.shape[1] - 1)],
            "One step too far: a sequence of 2 steps ends at number 1, since counting starts at 0.",
        ),
        (lambda states, lengths: states[:, 0], "That is the state after the first step."),
        (
            lambda states, lengths: np.stack([s[:n].mean(axis=0) for s, n in zip(states, lengths)]),
            "That is the mean over the real steps; the last one is wanted.",
        ),
        (
            lambda states, lengths: states[:, np.asarray(lengths) - 1],
            "This picks every length for every sequence. Number the sequences too: states[np.arange(n), …].",
        ),
    ),
    hint_words="From states (n, steps, units) take one state a sequence, the one after its last real step: (n, units).",
    plain_hint="return states[np.arange(len(states)), ???], where ??? is the place of each last real step.",
    value=lambda pick: np.asarray(pick(_STATES.copy(), _LENGTHS.copy())),
)

_SEQUENCE = np.array([1.0, -2.0, 0.5, 3.0, -1.0, 2.0, 1.0])


def _step(x, state):
    return np.tanh(0.5 * x + 0.9 * state)


def _states_with_resets(sequence, every, *, late=0):
    state, states = 0.0, []
    for place, x in enumerate(sequence):
        if place >= late and (place - late) % every == 0:
            state = 0.0
        state = _step(x, state)
        states.append(state)
    return states


def _reset_after(sequence, every):
    state, states = 0.0, []
    for place, x in enumerate(sequence):
        state = _step(x, state)
        if (place + 1) % every == 0:
            state = 0.0
        states.append(state)
    return states


check_short_memory = Exercise(
    lesson="02",
    name="a memory cut short",
    solution=lambda step, sequence, every: _states_with_resets(sequence, every),
    why="the state starts from zero again with every piece, so nothing of an earlier piece can matter.",
    mistakes=(
        (
            lambda step, sequence, every: _states_with_resets(sequence, len(sequence)),
            "The state is never set back: that is the ordinary reading.",
        ),
        (
            lambda step, sequence, every: _reset_after(sequence, every),
            "The last state of each piece is lost: note the state first, then set it back.",
        ),
        (
            lambda step, sequence, every: _states_with_resets(sequence, every, late=1),
            "Off by one: the state is set back before steps 1, every + 1 and so on; counting starts at 0.",
        ),
        (lambda step, sequence, every: [step(x, 0.0) for x in sequence], "That sets the state back before every step."),
        (
            lambda step, sequence, every: _states_with_resets(sequence, every)[-1],
            "Give the list of all states, one a step, not the last only.",
        ),
    ),
    hint_words="Go through the sequence; before steps 0, every, 2·every … set the state to 0; note the state after each step.",
    plain_hint="for place, x in enumerate(sequence): if place % every == 0: state = 0.0; state = step(x, state); states.append(state)",
    value=lambda read: np.asarray(read(_step, _SEQUENCE.copy(), 3), "float64"),
)
