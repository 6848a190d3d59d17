"""`eduapp statistics`: what is said, and exit codes."""

import json

import pytest

from eduapp.app.main import UNUSABLE, main
from eduapp.app.statistics_command import FAULTY, RECKONED

HEAD = "forsøk;Q1;Q2;Q3\n"
FOUR = ("1;1;1", "1;1;0", "1;;0", "0;1;0")


@pytest.fixture
def run(tmp_path, capsys):
    def command(text, *words, language="en"):
        path = tmp_path / "poeng.csv"
        if text is not None:
            path.write_text(text, encoding="utf-8")
        code = main(["statistics", str(path), *words, "--data", str(tmp_path), "--language", language])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def a_table(times, head=HEAD):
    rows = [f"{time}-{place};{row}\n" for time in range(times) for place, row in enumerate(FOUR)]
    return head + "".join(rows)


def test_all_figures_are_told_as_json(run):
    code, out, _err = run(a_table(5, HEAD + "maks;1;1;1\n"), "--json")
    told = json.loads(out)

    assert (code, told["attempts"], told["shown"], told["most_from"], told["faults"]) == (
        RECKONED, 20, True, "row", [],
    )  # fmt: skip
    assert [item["question"] for item in told["items"]] == ["Q1", "Q2", "Q3"]
    assert [item["answered"] for item in told["items"]] == [20, 15, 20]
    assert told["items"][1]["facility"] == 0.75
    assert told["items"][2]["discrimination_index"] == pytest.approx(57.735, abs=1e-3)
    assert told["items"][2]["effective_weight"] == pytest.approx(39.228, abs=1e-3)
    assert told["test"]["alpha"] == pytest.approx(3 / 11)


def test_below_the_stated_number_only_who_answered_and_was_right_is_told(run):
    told = json.loads(run(a_table(4), "--json")[1])

    assert (told["shown"], told["test"], told["items"][0]["facility"]) == (False, None, None)
    assert (told["items"][0]["n"], told["items"][0]["right"]) == (16, 12)
    assert told["shown_from"]["attempts"] == 20


def test_another_number_may_be_asked_for_and_is_told(run):
    told = json.loads(run(a_table(1), "--json", "--least", "4")[1])

    assert (told["shown"], told["items"][0]["facility"]) == (True, 0.75)
    assert told["shown_from"]["basis"] == "chosen for this report alone"


def test_people_read_a_table(run):
    code, out, _err = run(a_table(5), language="nb")
    lines = out.splitlines()

    assert code == RECKONED
    assert lines[0].startswith("Filen sier ikke")
    assert "57,7" not in out
    assert "58 % (18 til 81)" in lines[-1]
    assert lines[-1].startswith("Q3")


def test_every_fault_is_told_with_its_place_and_nothing_is_reckoned(run):
    bad = a_table(5) + "x;2;ja;0\n"
    code, out, _err = run(bad, "--json")
    told = json.loads(out)

    assert (code, set(told)) == (FAULTY, {"file", "faults"})
    assert [(one["line"], one["column"], one["rule"]) for one in told["faults"]] == [(22, 3, "NotAMark")]
    assert run(bad)[1].splitlines() == [
        (
            "Line 22, column 3: “ja” is no mark. Write a number such as 1, 0.5 or 0,5, and leave the cell "
            "empty if the question was left out."
        ),
        "Nothing was reckoned. Correct the places above, then try again.",
    ]


def test_a_file_that_is_gone_is_2(run):
    code, out, err = run(None)

    assert (code, out, err.count("\n")) == (UNUSABLE, "", 1)
    assert "poeng.csv" in err


@pytest.mark.parametrize("least", ["0", "-1", "x", "2,5"])
def test_a_number_of_attempts_is_1_or_more(run, least):
    with pytest.raises(SystemExit) as end:
        run(a_table(1), "--least", least)

    assert end.value.code == UNUSABLE
