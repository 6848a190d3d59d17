"""Every benchmark with a little of everything, so that none of them rots. Nothing is timed here."""

import json
import math

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.figures import LITTLE
from tests.benchmarks.groups import GROUPS, chosen

EVERY = [(group, name) for group, known in GROUPS.items() for name in known]


@pytest.mark.timeout(900)  # some start the whole program several times
@pytest.mark.parametrize(("group", "name"), EVERY)
def test_a_benchmark_measures_both_sides(group, name):
    figures = list(GROUPS[group][name](LITTLE))

    assert figures or name == "others"  # libraries that need not be there
    for figure in figures:
        assert figure.goal > 0
        assert figure.runs >= 1
        assert math.isfinite(figure.ratio)
        assert figure.ours >= 0 < figure.theirs


def test_one_group_or_one_benchmark_can_be_chosen():
    assert [name for name, _measure in chosen("spine")] == list(GROUPS["spine"])
    assert [name for name, _measure in chosen("paper")] == ["paper"]
    assert len(list(chosen(None))) == len({name for _group, name in EVERY})
    with pytest.raises(KeyError):
        list(chosen("speed"))


def test_figures_are_printed_and_kept(tmp_path, capsys):
    kept = tmp_path / "bench.json"

    assert main(["--only", "paper", "--little", "--out", str(kept)]) == 0

    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(lines) > 1
    assert {len(line) for line in lines} == {4}
    told = json.loads(kept.read_text(encoding="utf-8"))
    assert [figure["name"] for figure in told["figures"]] == [line[0] for line in lines]
    assert {line[3] for line in lines} <= {"ok", "short"}
    assert told["machine"]["cores"] >= 1
    assert "node" not in told["machine"]
