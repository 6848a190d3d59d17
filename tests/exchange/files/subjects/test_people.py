"""Learners out of files: who is new, who is known, what is to fix."""

from datetime import date

import pytest

from eduapp.core.progress import NoProgress
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.people.learners import queries
from tests.support import given
from tests.support.given_files import sample
from tests.support.given_imports import (
    PEOPLE,
    a_list,
    again,
    at_line,
    brought_in,
    looked_at,
    place_of,
    states,
    told,
)


def everybody(database):
    with database.reading() as session:
        return sorted((row.number, row.name) for row in queries.learners(session))


def the_list(database, tmp_path, *rows):
    return looked_at(database, "people", a_list(tmp_path, PEOPLE + "\n".join(rows)))


def test_the_sample_says_of_its_four_bad_rows_what_to_fix(database):
    looked = looked_at(database, "people", sample("deltakere.csv"))

    assert told(looked) == {
        110: [
            ("Learner number", "1042 stands in line 43 already. Correct one of them, or leave the row out.")
        ],
        111: [("Date of birth", "31.02.1989 is not a date. Write day.month.year, such as 28.02.1989.")],
        112: [("Last name", "Both names are empty. Type the last name or the first name; one is enough.")],
        113: [
            ("Learner number", "Learner number is empty. Type it here, or leave the row out."),
            (
                "Security level",
                "ukjent is not known here. Write one of these: høyt, lavere, overgangsbolig.",
            ),
            ("Available until", "i morgen is not a date. Write day.month.year, such as 05.06.1990."),
        ],
    }
    assert brought_in(database, "people", looked) == jobs.Report(entered=108, known=0, refused=4)


def test_names_in_six_scripts_and_single_names_all_come_in(database):
    report = brought_in(database, "people", sample("deltakere-mange-skrifter.csv"))

    assert report == jobs.Report(entered=11, known=0, refused=0)
    names = dict(everybody(database))
    assert names["2001"] == "Żółć, Łukasz"
    assert names["2004"] == "أحمد, يوسف"


HEAD = "Deltakernr;Etternavn;Sted;Tilgjengelig til;Kilde;Per\n"


def test_where_somebody_is_and_where_the_last_day_comes_from_are_read_if_the_file_has_them(
    database, tmp_path
):
    rows = "2000;Lie;Vest;01.03.2027;tidligste dato;02.11.2026\n2001;Moen;;;;\n"
    assert brought_in(database, "people", a_list(tmp_path, HEAD + rows)).entered == 2

    with database.reading() as session:
        lie, moen = (queries.by_number(session, number).facts for number in ("2000", "2001"))
    assert (lie.site, lie.available_source, lie.available_as_of) == (
        "Vest",
        "earliest_date",
        date(2026, 11, 2),
    )
    assert (moen.site, moen.available_source, moen.available_as_of) == ("", "not_known", None)


def test_a_source_without_its_day_is_told_at_its_cell(database, tmp_path):
    rows = "2000;Lie;;;løslatelsesdato;\n2001;Moen;;;;02.11.2026\n2002;Vik;;01.03.2027;gjetning;02.11.2027\n"
    looked = looked_at(database, "people", a_list(tmp_path, HEAD + rows))

    found = told(looked)
    assert [column for column, _words in found[2]] == ["Where the day comes from"]
    assert [column for column, _words in found[3]] == ["As of"]
    assert [column for column, _words in found[4]] == ["Where the day comes from", "As of"]


def test_who_comes_in_by_a_file_is_here(database):
    brought_in(database, "people", sample("deltakere.csv"))
    with database.reading() as session:
        assert {row.state for row in queries.learners(session)} == {"here"}


def test_reading_a_file_again_changes_nothing(database):
    brought_in(database, "people", sample("deltakere.csv"))
    before = everybody(database)

    report = brought_in(database, "people", sample("deltakere.csv"))

    assert report == jobs.Report(entered=0, known=108, refused=4)
    assert everybody(database) == before


def test_refused_rows_come_in_once_corrected_and_double_nobody(database, tmp_path):
    looked = looked_at(database, "people", sample("deltakere.csv"))
    refused = tmp_path / "rettes.csv"
    jobs.save_refused(database, jobs.SaveRefused(looked.preview, refused), NoProgress())
    brought_in(database, "people", looked)

    text = refused.read_text(encoding="utf-8-sig")
    for wrong, right in (
        ("1042;Lie", "1202;Lie"),
        ("31.02.1989", "28.02.1989"),
        ("1201;;", "1201;Berg;"),
        (";Moen;", "1203;Moen;"),
        ("ukjent;i morgen", "høyt;"),
    ):
        assert wrong in text
        text = text.replace(wrong, right)
    refused.write_text(text, encoding="utf-8")

    assert brought_in(database, "people", refused) == jobs.Report(entered=4, known=0, refused=0)
    assert brought_in(database, "people", refused) == jobs.Report(entered=0, known=4, refused=0)
    assert len(everybody(database)) == 112


def test_somebody_of_the_same_name_and_birth_date_is_joined_unless_a_person_says_otherwise(
    database, tmp_path
):
    given.a_learner(database, "Jonas Lie", number="1043", birth_date=date(1979, 6, 9))
    looked = the_list(database, tmp_path, "2000;Lie;Jonas;09.06.1979")

    row = at_line(looked, 2)
    assert row.state is State.JOINED
    assert row.known is not None
    assert (
        row.known.sentence()
        == "Same name and date of birth as learner 1043, who is here already. Nothing is changed."
    )

    looked = again(database, "people", looked.preview, jobs.Decided(0, State.NEW))

    assert brought_in(database, "people", looked).entered == 1
    assert [number for number, _name in everybody(database)] == ["1043", "2000"]


def test_a_name_alone_joins_nobody(database, tmp_path):
    given.a_learner(database, "Jonas Lie", number="1043", birth_date=None)

    looked = the_list(database, tmp_path, "2000;Lie;Jonas;09.06.1979", "2001;Lie;Jonas;")

    assert states(looked) == {2: "new", 3: "new"}


def test_a_number_that_somebody_else_has_is_to_fix(database, tmp_path):
    given.a_learner(database, "Jonas Lie", number="1043", birth_date=date(1979, 6, 9))

    looked = the_list(database, tmp_path, "1043;Moen;Geir;22.01.1984", "1043;Lie;Jonas;10.06.1979")

    sentence = "Number 1043 belongs to Lie, Jonas. Correct the number or leave the row out."
    assert told(looked)[2] == [("Learner number", sentence)]
    assert ("Learner number", sentence) in told(looked)[3]


@pytest.mark.parametrize("written", ["Lie;Jonas;09.06.1979", "LIE;Jónas;", "Lie;Jonas;9/6/1979"])
def test_a_known_number_with_the_same_name_is_known_and_cannot_be_added_again(database, tmp_path, written):
    given.a_learner(database, "Jonas Lie", number="1043", birth_date=date(1979, 6, 9))
    looked = the_list(database, tmp_path, f"1043;{written}")
    assert states(looked) == {2: "joined"}

    looked = again(database, "people", looked.preview, jobs.Decided(0, State.NEW))

    assert states(looked) == {2: "joined"}


def test_one_person_in_two_lines_comes_in_once(database, tmp_path):
    looked = the_list(database, tmp_path, "2000;Lie;Jonas;09.06.1979", "2001;Lie;Jonas;09.06.1979")

    known = at_line(looked, 3).known
    assert known is not None
    assert (
        known.sentence()
        == "Same name and date of birth as in line 2. Brought in once, with that line's number."
    )
    assert brought_in(database, "people", looked) == jobs.Report(entered=1, known=1, refused=0)


@pytest.mark.parametrize("choice", [State.LEFT_OUT, None])
def test_a_line_that_stays_outside_is_nobodys_double(database, tmp_path, choice):
    first = "2000;Lie;Jonas;09.06.1979" if choice else "20 00;Lie;Jonas;09.06.1979"
    looked = the_list(database, tmp_path, first, "2001;Lie;Jonas;09.06.1979")

    if choice:
        looked = again(database, "people", looked.preview, jobs.Decided(0, choice))

    assert states(looked)[3] == "new"


def test_correcting_one_of_two_doubled_numbers_frees_the_other(database, tmp_path):
    looked = the_list(database, tmp_path, "2000;Lie;Jonas;09.06.1979", "2000;Moen;Geir;22.01.1984")
    assert states(looked) == {2: "new", 3: "fix"}

    looked = again(database, "people", looked.preview, jobs.Edited(0, "number", "2001"))

    assert states(looked) == {2: "new", 3: "new"}


def test_an_edited_cell_is_looked_at_beside_everybody_who_is_here(database, tmp_path):
    given.a_learner(database, "Jonas Lie", number="1043", birth_date=date(1979, 6, 9))
    looked = the_list(database, tmp_path, "2000;Lie;Jonas;31.06.1979")
    assert states(looked) == {2: "fix"}

    looked = again(database, "people", looked.preview, jobs.Edited(0, "birth_date", "9.6.79"))

    assert states(looked) == {2: "joined"}


def test_a_missing_name_is_asked_for_in_a_cell_that_the_file_has(database, tmp_path):
    looked = looked_at(database, "people", a_list(tmp_path, "Deltakernr;Fornavn\n2000;\n"))

    assert [column for column, _sentence in told(looked)[2]] == ["First name"]


def test_a_row_of_html_and_formulas_is_kept_or_told_but_never_run(database, tmp_path):
    looked = the_list(database, tmp_path, "2000;L<b>ie</b>;Jonas;", "2001;=1+1;Geir;")

    assert states(looked) == {2: "new", 3: "fix"}
    assert told(looked)[3] == [("Last name", "=1+1 is a formula, not a value. Write the value.")]


def test_what_is_wrong_with_a_name_stands_at_its_cell(database, tmp_path):
    long = "x" * 70
    looked = the_list(database, tmp_path, f"2000;{long};{long};")

    assert told(looked)[2] == [("Last name", "The name has 141 characters. At most 120 are possible.")]
    assert place_of(looked, 2) == 0
