import math

import numpy as np
import pytest

from helpers.findings import finding


@pytest.mark.parametrize(
    ("arguments", "claims", "printed"),
    [
        (("test accuracy", 0.9573), {"at_least": 0.95}, "test accuracy 0.957 (at least 0.95: yes)"),
        (("test accuracy", np.float32(0.94)), {"at_least": 0.95}, "test accuracy 0.94 (at least 0.95: no)"),
        (("accuracy", 0.9496), {"at_least": 0.95}, "accuracy 0.9496 (at least 0.95: no)"),
        (("loss", 0.95000001), {"at_most": 0.95}, "loss 0.95000001 (at most 0.95: no)"),
        (("loss", 0.95), {"at_most": 0.95}, "loss 0.95 (at most 0.95: yes)"),
        (("FDD", 5.71), {"between": (5, 6.5)}, "FDD 5.71 (between 5 and 6.5: yes)"),
        (("FDD", 1132.4), {"between": (1000, 1200)}, "FDD 1,132 (between 1,000 and 1,200: yes)"),
        (("test ELBO", -121.26), {"at_least": -125, "unit": "nats"}, "test ELBO -121 nats (at least -125 nats: yes)"),
        (("loss", math.nan), {"at_most": 1}, "loss nan (at most 1: no)"),
        (("loss", math.inf), {"at_least": 1}, "loss inf (at least 1: yes)"),
        (("error", 0.0), {"at_most": 1e-6}, "error 0 (at most 1e-06: yes)"),
        (("weights", 127_034), {}, "weights 127,034"),
        (("weights", 1_969_738), {"at_least": 1_000_000}, "weights 1,969,738 (at least 1,000,000: yes)"),
        (("the sum", 0.25), {}, "the sum 0.25"),
        (("the size", 12_345.6), {}, "the size 12,346"),
        (("pixels", np.int64(784)), {"unit": "a digit"}, "pixels 784 a digit"),
    ],
)
def test_a_number_stands_beside_its_claim(capsys, arguments, claims, printed):
    finding(*arguments, **claims)
    assert capsys.readouterr().out == printed + "\n"


def test_what_is_no_finding_is_refused():
    with pytest.raises(TypeError, match="Expected one number for 'accuracy'; got list"):
        finding("accuracy", [0.9, 0.8], at_least=0.5)
    with pytest.raises(ValueError, match="Expected one claim at most; got 2"):
        finding("accuracy", 0.9, at_least=0.5, at_most=1)
    with pytest.raises(ValueError, match="the smaller one first"):
        finding("accuracy", 0.9, between=(1, 0))
