from datetime import date

import pytest

from eduapp.certificates.drawing import Result, Training, check, tables
from eduapp.certificates.drawing.phrases import spoken
from tests.certificates.drawing import papers

MANY = tuple(
    Result(text=f"Fag nummer {place}", result="Bestått", day=date(2026, 5, 1)) for place in range(1, 61)
)


@pytest.mark.parametrize("name", tables.TABLES)
def test_rows_have_a_cell_for_each_head_and_shares_make_a_whole(name):
    kind = {"results": "resultatoversikt", "trainings": "opplaeringslogg"}[name]
    with spoken("nb"):
        made = tables.TABLES[name](papers.a_paper(kind))

    assert {len(row) for row in made.rows} == {len(made.heads)} == {len(made.shares)}
    assert sum(made.shares) == pytest.approx(1)


def test_what_the_law_asks_of_a_record_of_training_stands_in_its_row():
    """Equipment, who gave it, when, theory or practice (forskrift om utførelse av arbeid § 10-4)."""
    training = Training(
        equipment="Kapp- og gjærsag", day=date(2026, 3, 2), given_by="Ola Berg", parts="teori"
    )

    lines = " ".join(papers.lines_of(papers.drawn(papers.a_paper("opplaeringslogg", trainings=(training,)))))

    for word in ("Kapp- og gjærsag", "02.03.2026", "Ola Berg", "teori", "Arbeidsutstyr", "Gitt av", "Dato"):
        assert word in lines


def test_a_long_list_of_results_goes_on_over_pages_whole():
    facts = papers.a_paper("resultatoversikt", results=MANY)

    pdf = papers.drawn(facts)

    assert check(facts, "resultatoversikt") == []
    assert papers.pages_of(pdf) > 1
    said = " ".join(papers.lines_of(pdf))
    assert all(f"{one.text}" in said for one in MANY)
    assert "60 i vedlegget" in said


def test_one_row_that_leaves_no_room_goes_on_the_appendix_whole_and_stands_nowhere_else():
    one = Result(text="Fag nummer 0" + " og anlegg og skyvebord" * 130, result="bestått")
    facts = papers.a_paper("resultatoversikt", results=(one,))

    assert check(facts, "resultatoversikt") == []
    said = papers.lines_of(papers.drawn(facts))
    assert "1 i vedlegget" in said
    assert sum("Fag nummer 0" in line for line in said) == 1
