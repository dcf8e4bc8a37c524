from helpers.tools.download_bench import download_overhead


def test_both_ways_are_measured():
    numbers = download_overhead(megabytes=1)
    assert set(numbers) == {"fetch s", "fetch CPU-s", "copy s", "copy CPU-s", "times"}
    assert numbers["times"] == numbers["fetch s"] / numbers["copy s"]
