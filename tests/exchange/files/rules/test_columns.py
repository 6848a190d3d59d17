import pytest

from eduapp.exchange.files.formats import cells
from eduapp.exchange.files.rules import Field, check_columns, guess_columns
from tests.support.given_files import a_table, sample
from tests.support.given_rows import HOURS, PEOPLE, SMALL, small


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Fødselsdato", "born"),
        ("FODSELSDATO", "born"),
        ("Birth date", "born"),
        ("born", "born"),
        ("Født *", "born"),
        ("Fød (dato)", "born"),
        ("Fødselsdato (dd.mm.åååå)", "born"),
        ("Fødelsdato", "born"),
        ("Namn", "name"),
        ("navn:", "name"),
    ],
)
def test_a_heading_is_known_in_every_language_and_spelling(heading, key):
    assert guess_columns(SMALL, ["X", heading], [])[key] == 1


def test_an_exact_heading_wins_over_one_that_only_begins_so():
    assert guess_columns(SMALL, ["Navn på kurs", "Navn"], []) == {"name": 1}


def test_one_heading_serves_one_field_only():
    twins = (Field("a", "Date", cells.dates()), Field("b", "Date", cells.dates()))

    assert guess_columns(twins, ["Date", "Date 2"], []) == {"a": 0, "b": 1}


def test_an_unknown_heading_is_told_by_its_values():
    table = small("Kari;05.06.1990", "Ola;1.2.87", "Liv;", head="Navn;Kolonne B")

    assert guess_columns(SMALL, table.headings, table.rows) == {"name": 0, "born": 1}


def test_two_columns_of_dates_are_not_guessed_between():
    table = small("Kari;05.06.1990;01.01.2026", head="Navn;Foo;Bar")

    assert guess_columns(SMALL, table.headings, table.rows) == {"name": 0}


def test_a_column_that_holds_anything_is_not_guessed_by_its_values():
    table = small("Kari;05.06.1990", head="Qqq;Født")

    assert guess_columns(SMALL, table.headings, table.rows) == {"born": 1}


@pytest.mark.parametrize(
    ("name", "fields"),
    [("deltakere.csv", PEOPLE), ("deltakere-mange-skrifter.csv", PEOPLE), ("verkstedtimer.csv", HOURS)],
)
def test_every_column_of_the_samples_is_found(name, fields):
    table = a_table(sample(name).read_bytes())

    columns = guess_columns(fields, table.headings, table.rows)

    assert len(columns) == len(fields)
    assert not list(check_columns(fields, table.headings, {column: key for key, column in columns.items()}))


@pytest.mark.parametrize(("name", "fields"), [("deltakere.csv", PEOPLE), ("verkstedtimer.csv", HOURS)])
def test_what_has_a_shape_of_its_own_is_found_without_any_heading(name, fields):
    table = a_table(sample(name).read_bytes())
    hidden = [f"Kolonne {n}" for n in range(len(table.headings))]

    assert (
        guess_columns(fields, hidden, table.rows).items()
        <= guess_columns(fields, table.headings, table.rows).items()
    )


def test_two_columns_for_one_field_are_refused():
    violations = list(check_columns(SMALL, ["Navn", "Etternavn", ""], {0: "name", 1: "name", 2: "born"}))

    assert [violation.sentence() for violation in violations] == [
        "Name is chosen twice: for Navn and Etternavn. Choose another for one of them."
    ]


def test_all_missing_columns_are_named_in_one_sentence():
    violations = list(check_columns(PEOPLE, ["X"], {}))

    assert [violation.sentence() for violation in violations] == [
        "No column is chosen for: Learner number and Birth date. Choose one, or add it to the file."
    ]
