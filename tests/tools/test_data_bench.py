import json
import os

import pytest

from helpers.tools import data_bench
from helpers.tools.data_bench import download_overhead


def test_both_ways_are_measured():
    numbers = download_overhead(megabytes=1)
    assert set(numbers) == {"fetch s", "fetch CPU-s", "copy s", "copy CPU-s", "times"}
    assert numbers["times"] == numbers["fetch s"] / numbers["copy s"]


def test_every_set_is_loaded_and_measured(monkeypatch, tmp_path):
    monkeypatch.setenv("FIVE_MODELS_HOME", str(tmp_path))
    rows = {name: numbers for name, *numbers in data_bench.load_costs(share=0.02)}
    assert {name: row[0] for name, row in rows.items()} == {
        "mnist": 1400,
        "fashion-mnist": 1400,
        "eurosat": 540,
        "pen digits": 220,
        "flowers": 73,
    }
    assert rows["eurosat"][3] == pytest.approx(540 * (64 * 64 * 3 + 8) / 2**20)
    assert all(peak > held and seconds > 0 and busy > 0 for _, seconds, busy, held, peak in rows.values())
    assert not os.listdir(tmp_path)


def test_the_tables_are_printed_for_make_bench(monkeypatch, capsys):
    monkeypatch.setattr(data_bench, "load_costs", lambda: [["mnist", 1, 2.0, 3.0, 4.0, 5.0]])
    monkeypatch.setattr(data_bench, "download_overhead", lambda: {"fetch s": 1.0, "times": 2.0})
    data_bench.main()
    tables = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(tables) == 2 and all(len(row) == len(columns) for _, columns, rows in tables for row in rows)
