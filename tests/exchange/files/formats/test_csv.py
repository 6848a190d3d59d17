import pytest
from hypothesis import assume
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.sheets import write_csv
from eduapp.exchange.files.formats.csv import DELIMITERS, find_delimiter
from eduapp.exchange.files.formats.unusable import EmptyFile, LineTooLong, QuoteAstray
from tests.support.given_files import a_file, a_table, sample

HEADINGS = ("Navn", "Dato", "Merknad")
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=20)
dangerous = st.builds("".join, st.tuples(st.sampled_from("=+-@\t\r'＝＋－＠"), cells))
rows = st.lists(st.tuples(*[cells | dangerous] * 3), min_size=1, max_size=6)


@forall(rows)
def test_any_text_comes_back_as_it_was_written(rows):
    assume(all(any(map(str.strip, row)) for row in rows))

    table = a_table(write_csv(HEADINGS, rows))

    assert table.headings == HEADINGS
    assert [row.cells for row in table.rows] == rows
    assert (table.encoding, table.delimiter) == ("UTF-8", ";")


@pytest.mark.parametrize("name", ["deltakere.csv", "kurs.csv", "verkstedtimer.csv", "eksamensresultater.csv"])
def test_the_samples_come_back_as_they_were_read(name):
    first = a_table(sample(name).read_bytes())

    again = a_table(write_csv(first.headings, [row.cells for row in first.rows]))

    assert again.headings == first.headings
    assert again.rows == first.rows


def test_what_no_file_can_hold_is_left_out_or_marked():
    assert a_table(write_csv(("A", "B"), [("a\0b", "x\ud800y")])).rows[0].cells == ("ab", "x?y")


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_delimiter_is_found(delimiter):
    lines = [["Navn", "Sted", "Timer"], ["Kari", "Ås", "6"], ["Ola", "Moss", "7"]]

    table = a_table("\n".join(delimiter.join(line) for line in lines))

    assert (table.delimiter, table.headings, len(table.rows)) == (delimiter, ("Navn", "Sted", "Timer"), 2)


def test_decimal_commas_are_not_delimiters():
    assert a_table("Navn;Timer\nKari;6,5\nOla;7,5\nLiv;3,0\nPer\nAli;1,5\n").delimiter == ";"


@pytest.mark.parametrize(
    "text",
    [
        "Deltakere, høsten, 2026\nNavn;Timer\nKari;6\nOla;7\n",
        "Deltakere, 2026\nNavn;Timer\nKari;6,5\nOla;7,5\nLiv;8,5\n",
        "Navn;Merknad\nKari;a,b,c,d,e,f\nOla;a,b,c,d,e,f\n",
        "Navn;Merknad\nKari;a,\x0cb,\u2028c,d\n",
        "Navn;Timer\nPer\nKari;6\n",
        "Navn;Merknad\nKari;for lang rad, med komma;og mer\n",
    ],
)
def test_commas_elsewhere_than_in_the_headings_are_not_delimiters(text):
    assert find_delimiter(text) == ";"


def test_a_delimiter_may_be_named_in_the_first_line():
    table = a_table("sep=|\nNavn|Merknad\nKari|a;b;c\n")

    assert (table.headings, table.rows[0].line, table.rows[0].cells) == (
        ("Navn", "Merknad"),
        3,
        ("Kari", "a;b;c"),
    )


def test_a_quoted_cell_holds_delimiters_quotes_and_lines():
    table = a_table('Navn;Merknad\r\n"Dahl; Petter";"sa ""hei""\r\nog gikk"\r\nKari;x\r\n')

    assert [tuple(row) for row in table.rows] == [
        (2, ("Dahl; Petter", 'sa "hei"\r\nog gikk')),
        (4, ("Kari", "x")),
    ]


def test_a_space_before_a_quoted_cell_is_no_part_of_it():
    assert a_table('"Navn", "Sted"\n"Kari", "Ås, Viken"\n').rows[0].cells == ("Kari", "Ås, Viken")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_every_system_ends_them(end):
    table = a_table(f"Navn;Alder{end}Kari;41{end}Ola;42{end}")

    assert [tuple(row) for row in table.rows] == [(2, ("Kari", "41")), (3, ("Ola", "42"))]


def test_ctrl_z_at_the_end_is_no_row():
    assert len(a_table(b"Navn;Alder\r\nKari;41\r\n\x1a").rows) == 1


def test_a_mark_and_spaces_alone_are_an_empty_file():
    with pytest.raises(EmptyFile):
        a_table(b"\xef\xbb\xbf \r\n;;\r\n")


@pytest.mark.parametrize(
    "text",
    [
        'Navn;Sted\nOla;Ås\nKari;"Moss\nPer;Oslo\nAli;Bergen\n',
        'Navn;Sted\nOla;Ås\n"Kari" Dahl;Moss\nPer;Oslo\n',
    ],
)
def test_a_quotation_mark_astray_is_named_with_the_line_it_began_in(text):
    with pytest.raises(QuoteAstray) as error:
        a_table(text)

    assert error.value.facts["line"] == 3


def test_a_quotation_mark_inside_a_word_is_only_a_letter():
    assert a_table('Navn;Mål\nKari;5" skrue\n').rows[0].cells == ("Kari", '5" skrue')


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_line_without_an_end_is_refused(quote):
    with pytest.raises(LineTooLong):
        a_table(f"Navn;Alder\nKari;{quote}{'x' * 200_000}")


def test_a_cell_that_swallows_the_rest_is_refused_before_it_has():
    with pytest.raises(LineTooLong):
        a_table('Navn;Alder\nKari;"41\n' + "Ola;42\n" * 40_000)


@pytest.mark.parametrize(
    ("stored", "meant"),
    [("'=1+1", "=1+1"), ("'-7", "-7"), ("''=x", "'=x"), ("'Aisha", "'Aisha"), ("O'Brien", "O'Brien")],
)
def test_only_the_apostrophe_that_guards_is_taken_off(stored, meant):
    assert a_table(f"Navn;Merknad\nKari;{stored}\n").rows[0].cells[1] == meant


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "cp1252"])
def test_guards_are_known_in_every_encoding(codec):
    content = a_file("Navn;Merknad\nBjørn;'=1+1\n", encoding=codec)

    assert a_table(content.data).rows[0].cells == ("Bjørn", "=1+1")


@pytest.mark.parametrize("with_quotes", [False, True])
def test_both_ways_of_reading_give_the_same_rows(with_quotes):
    text = "Navn;Sted\n\nKari;Ås\n  \nOla;Moss\n" + ('"";""\n' if with_quotes else "")

    assert [tuple(row) for row in a_table(text).rows] == [(3, ("Kari", "Ås")), (5, ("Ola", "Moss"))]
