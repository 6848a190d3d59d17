"""Competence aims out of a file: each row named with its reason, a repeat changes nothing."""

from eduapp.exchange.files import jobs
from eduapp.workshops.aims import queries
from tests.support import given
from tests.support.given_files import sample
from tests.support.given_imports import a_list, brought_in, looked_at, states, told

AIMS = "Fag;Kode;Bokmål;Nynorsk;Læreplan;Rekkefølge;Gyldig fra;Gyldig til\n"


def the_list(database, tmp_path, *rows):
    return looked_at(database, "aims", a_list(tmp_path, AIMS + "\n".join(rows)))


def aims(database):
    with database.reading() as session:
        return queries.aims(session, "", "", given.TODAY)


def test_the_sample_comes_in_whole_and_a_second_time_changes_nothing(database):
    assert brought_in(database, "aims", sample("kompetansemal.csv")) == jobs.Report(8, 0, 0)
    before = aims(database)

    assert brought_in(database, "aims", sample("kompetansemal.csv")) == jobs.Report(0, 8, 0)
    assert aims(database) == before
    assert [row.facts.code for row in before][:2] == ["EKS-KO1", "EKS-KO2"]
    assert all(
        row.facts.wording.nb.startswith("Eksempel") for row in before
    )  # none passes for an official one


def test_rows_that_cannot_be_are_named_with_their_reasons(database, tmp_path):
    looked = the_list(
        database, tmp_path,
        "snekring;KM1;Lese;;;;;", "snekkerfaget;K 2;Lese;;;;;", "snekkerfaget;KM3;;;;;;",
        "snekkerfaget;KM4;Lese;;;;01.08.2026;31.07.2026", "BASNE3;KM5;Lese;;;;;",
        "snekkerfaget;km5;Kappe;;;;;",
    )  # fmt: skip

    assert states(looked) == {2: "fix", 3: "fix", 4: "fix", 5: "fix", 6: "new", 7: "fix"}
    found = told(looked)
    assert [[column for column, _said in found[line]] for line in (2, 3, 4, 5, 7)] == [
        ["Trade"], ["Code"], ["Aim in Bokmål"], ["Valid to"], ["Code"],
    ]  # fmt: skip
    assert found[7][0][1] == "KM5 of this trade stands in line 6 already. Keep one of them."
    assert brought_in(database, "aims", looked) == jobs.Report(1, 0, 5)


def test_the_same_code_in_another_trade_is_another_aim(database, tmp_path):
    looked = the_list(database, tmp_path, "snekkerfaget;KM1;Lese;;;;;", "tømrerfaget;KM1;Lese;;;;;")

    assert brought_in(database, "aims", looked) == jobs.Report(2, 0, 0)


def test_another_wording_comes_in_and_empty_cells_say_nothing(database, tmp_path):
    brought_in(database, "aims", the_list(database, tmp_path, "snekkerfaget;KM1;Lese;Lese nn;SNE03;4;;"))

    looked = the_list(database, tmp_path, "snekkerfaget;KM1;Lese og tegne;;;;;")

    assert brought_in(database, "aims", looked) == jobs.Report(1, 0, 0)
    [row] = aims(database)
    facts = row.facts
    assert (facts.wording.nb, facts.wording.nn, facts.plan, facts.position) == (
        "Lese og tegne",
        "Lese nn",
        "SNE03",
        4,
    )
    assert brought_in(
        database, "aims", the_list(database, tmp_path, "snekkerfaget;km1;Lese  og tegne;;;;;")
    ) == (jobs.Report(0, 1, 0))
