"""The training of the transfer lesson's base, on a tiny run: seeded, and resumed where it stopped."""

import numpy as np
import pytest

SCRIPT = "make_letter_backbone.py"  # for the fixture script


def test_an_interrupted_run_ends_with_the_weights_of_one_that_was_not(script, tmp_path):
    whole = script.train(tmp_path / "whole.keras", rounds=2, scenes=64)
    interrupted = tmp_path / "folder" / "interrupted.keras"
    script.train(interrupted, rounds=2, scenes=64, stop_after=1)
    assert interrupted.with_suffix(".txt").read_text() == "1 rounds done of: 2 rounds of 64 scenes, seed 0"
    resumed = script.train(interrupted, rounds=2, scenes=64)
    assert int(resumed.optimizer.iterations) == int(whole.optimizer.iterations) == 2
    for ours, theirs in zip(resumed.get_weights(), whole.get_weights()):
        np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-6)


def test_an_unfinished_run_of_another_recipe_is_refused(script, tmp_path):
    script.train(tmp_path / "net.keras", rounds=2, scenes=64, stop_after=1)
    with pytest.raises(ValueError, match="Expected an unfinished run of 3 rounds of 64 scenes.*--from-start"):
        script.train(tmp_path / "net.keras", rounds=3, scenes=64)


def test_a_network_without_its_note_counts_as_none(script, tmp_path):
    (tmp_path / "net.keras").write_bytes(b"cut off while it was being written")
    model = script.train(tmp_path / "net.keras", rounds=1, scenes=64)
    assert int(model.optimizer.iterations) == 1
