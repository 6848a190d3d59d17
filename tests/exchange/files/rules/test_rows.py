from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.core.sheets import write_csv, write_excel
from eduapp.exchange.files.formats import Problem, cells, words
from eduapp.exchange.files.rules import WHAT_TO_FIX, Field, State, check_rows, is_our_own, refused_rows
from tests.support.given_files import a_table
from tests.support.given_rows import (
    BORN,
    END,
    FAMILY,
    GIVEN,
    HOURS,
    LEARNER,
    NAME,
    NUMBER,
    PAUSE,
    PEOPLE,
    SMALL,
    SPENT,
    START,
    hours_judge,
    named_judge,
    preview_of,
    sample_preview,
    small,
    troubles,
)


def test_the_sample_of_learners_has_exactly_these_bad_rows():
    preview = sample_preview("deltakere.csv", PEOPLE)

    assert troubles(preview) == {
        110: ["1042 stands in line 43 already. Correct one of them, or leave the row out."],
        111: ["31.02.1989 is not a date. Write day.month.year, such as 28.02.1989."],
        113: [
            "Learner number is empty. Type it here, or leave the row out.",
            "ukjent is not known here. Write one of these: høyt, lavere.",
            "i morgen is not a date. Write day.month.year, such as 05.06.1990.",
        ],
    }  # line 112 lacks both names, which only its subject can tell
    assert preview.rows[110].line == 112
    assert (FAMILY.of(preview.rows[110].values), GIVEN.of(preview.rows[110].values)) == (None, None)
    assert preview.counts == {State.NEW: 109, State.FIX: 3}


def test_the_sample_of_many_scripts_has_no_bad_row():
    preview = sample_preview("deltakere-mange-skrifter.csv", PEOPLE)

    assert preview.counts == {State.NEW: 11}
    assert [FAMILY.of(row.values) for row in preview.rows][-2:] == [
        "Kaŋas",
        "Al-Hassan bin Abdulrahman al-Rashid",
    ]
    assert BORN.need(preview.rows[0].values) == date(1990, 11, 2)


def test_the_sample_of_hours_has_exactly_these_bad_rows():
    preview = sample_preview("verkstedtimer.csv", HOURS, hours_judge)

    assert troubles(preview) == {
        502: ["-7 is below zero. Write how long it took.", "The end is before the start."],
        702: ['=HYPERLINK("x") is a formula, not a value. Write the value.'],
    }  # line 52 names a learner nobody knows and line 302 overlaps line 301, which the database tells
    assert LEARNER.of(preview.rows[50].values) == "9999"
    assert preview.counts == {State.NEW: 3312, State.FIX: 2}


@pytest.mark.parametrize("name", ["kurs.csv", "eksamensresultater.csv"])
def test_the_other_samples_are_read_whole(name):
    code = Field("code", "Code", words.codes(), required=True, synonyms=("Kode",))

    assert set(sample_preview(name, (code,)).counts) == {State.NEW}


def test_hours_of_the_sample_add_up():
    preview = sample_preview("verkstedtimer.csv", HOURS)

    for row in preview.coming():
        spent, pause = SPENT.need(row.values), PAUSE.need(row.values)
        if row.line != 302:
            assert END.need(row.values) - START.need(row.values) - pause == spent


def test_an_empty_cell_is_no_value_unless_one_is_required():
    preview = preview_of(small(";05.06.1990", "Kari;"), SMALL)

    assert troubles(preview) == {
        2: ["Name is empty. Type it here, or leave the row out."],
        3: ["Birth date is empty. Type it here, or leave the row out."],
    }


def test_cells_beyond_the_last_heading_are_told():
    preview = preview_of(small("Kari;05.06.1990;og mer"), SMALL)

    assert troubles(preview) == {
        2: ["og mer stands beyond the last heading. Give it a heading, or put texts in quotation marks."]
    }


def test_a_judge_sees_bad_rows_too_and_every_reason_is_told():
    seen = []

    def judge(line, values):
        seen.append((line, dict(values)))
        yield Problem("Never.")

    preview = preview_of(small("Kari;x", "Ola;05.06.1990"), SMALL, judge)

    assert seen == [(2, {"name": "Kari", "born": None}), (3, {"name": "Ola", "born": date(1990, 6, 5)})]
    assert [len(row.problems) for row in preview.rows] == [2, 1]


def test_a_known_row_is_joined_unless_a_person_adds_it_as_new():
    preview = preview_of(small("Kari;05.06.1990", "Ola;05.06.1990", "Liv;05.06.1990"), SMALL, named_judge)

    assert [row.state for row in preview.rows] == [State.JOINED, State.FIX, State.NEW]
    assert preview.decided(0, State.NEW).rows[0].state is State.NEW
    assert preview.decided(1, State.NEW).rows[1].state is State.FIX
    assert preview.decided(0, State.NEW).decided(0, None).rows[0].state is State.JOINED


def test_a_row_left_out_does_not_come():
    preview = preview_of(small("Kari;05.06.1990", "Liv;05.06.1990"), SMALL).decided(0, State.LEFT_OUT)

    assert [row.line for row in preview.coming()] == [3]
    assert preview.counts == {State.NEW: 1, State.LEFT_OUT: 1}


def test_editing_a_cell_looks_at_that_row_and_no_other():
    seen = []

    def judge(line, values):
        seen.append(line)
        return ()

    preview = preview_of(small("Kari;31.02.1989", "Ola;x", "Liv;05.06.1990"), SMALL, judge)
    seen.clear()

    edited = preview.edited(0, "born", "28.02.1989")

    assert seen == [2]
    assert [row.state for row in edited.rows] == [State.NEW, State.FIX, State.NEW]
    assert edited.rows[0].cells == ("Kari", "28.02.1989")
    assert preview.rows[0].state is State.FIX  # the old preview stays as it was


def test_editing_does_not_forget_that_a_row_was_left_out():
    preview = preview_of(small("Kari;x"), SMALL).decided(0, State.LEFT_OUT)

    assert preview.edited(0, "born", "05.06.1990").rows[0].state is State.LEFT_OUT


def test_a_value_that_stands_twice_is_told_until_one_of_them_goes():
    table = small("1;05.06.1990", "2;05.06.1990", "1;06.06.1990", "1;x", head="Deltakernr;Født")
    preview = preview_of(table, (NUMBER, BORN))
    double = "1 stands in line 2 already. Correct one of them, or leave the row out."

    assert [len(row.problems) for row in preview.rows] == [0, 0, 1, 2]
    assert troubles(preview)[4] == [double]
    assert 4 not in troubles(preview.edited(2, "number", "3"))
    assert 4 not in troubles(preview.edited(0, "number", "3"))
    assert 4 not in troubles(preview.decided(0, State.LEFT_OUT))
    assert troubles(preview.decided(0, State.LEFT_OUT).decided(0, None)) == troubles(preview)


def test_another_judge_who_has_seen_all_rows_may_follow():
    preview = preview_of(small("Kari;05.06.1990", "Ola;x", "Liv;05.06.1990"), SMALL, named_judge)
    born = [BORN.of(row.values) for row in preview.rows]

    def judge(line, values):
        if BORN.of(values) and born.count(BORN.of(values)) > 1:
            yield Problem("Twins.")

    judged = preview.decided(2, State.LEFT_OUT).judged(judge)

    assert [[p.message for p in row.problems] for row in judged.rows] == [
        ["Twins."],
        [cells.NOT_A_DATE],
        ["Twins."],
    ]
    assert [row.state for row in judged.rows] == [State.FIX, State.FIX, State.LEFT_OUT]
    assert judged.edited(0, "born", "1.1.1980").rows[0].state is State.NEW


def test_without_any_column_there_is_nothing_to_say():
    preview = check_rows(small("Kari;x"), SMALL, {})

    assert preview.rows[0].values == {}
    assert preview.counts == {State.NEW: 1}


def test_a_problem_is_spoken_in_the_language_of_the_moment():
    preview = preview_of(small("Kari;31.02.1989"), SMALL)

    with speaking("nn"):
        assert troubles(preview)[2] == [
            "31.02.1989 er ikkje ein dato. Skriv dag.månad.år, til dømes 28.02.1989."
        ]


table_texts = st.lists(st.tuples(*[st.text(max_size=12)] * 3), min_size=1, max_size=5)


@forall(table_texts)
def test_no_text_makes_checking_fall(rows):
    try:
        table = a_table(write_csv(("Deltakernr", "Navn", "Født"), rows))
    except Exception as error:  # noqa: BLE001 - reading has its own tests
        assert "Unusable" in [kind.__name__ for kind in type(error).__mro__]  # noqa: PT017
        return
    preview = preview_of(table, (NUMBER, NAME, BORN))

    assert sum(preview.counts.values()) == len(preview.rows) == len(table.rows)
    for index, row in enumerate(preview.rows):
        assert preview.edited(index, "name", row.cells[1]).rows == preview.rows


@pytest.mark.parametrize("write", [write_csv, write_excel])
@pytest.mark.parametrize(("name", "fields"), [("deltakere.csv", PEOPLE), ("verkstedtimer.csv", HOURS)])
def test_refused_rows_come_back_with_the_same_problems(name, fields, write):
    preview = sample_preview(name, fields)

    headings, rows = refused_rows(preview)
    again = preview_of(a_table(write(headings, rows)), fields)

    assert (headings[:-1], headings[-1]) == (preview.table.headings, "What to fix")
    assert [row.cells[:-1] for row in again.rows] == [row.cells for row in preview.rows if row.problems]
    alone = [sentence for sentence in sum(troubles(preview).values(), []) if "already" not in sentence]  # noqa: RUF017
    assert sum(troubles(again).values(), []) == alone  # noqa: RUF017 - the double came in with the first


def test_refused_rows_can_be_refused_again_without_a_second_last_column():
    first = preview_of(small("Kari;x", "Ola;05.06.1990"), SMALL)
    second = preview_of(a_table(write_csv(*refused_rows(first))), SMALL)

    headings, rows = refused_rows(second)

    assert headings == ("Navn", "Født", "What to fix")
    assert rows == refused_rows(first)[1]


def test_corrected_rows_come_in():
    headings, rows = refused_rows(preview_of(small("Kari;31.02.1989"), SMALL))

    again = preview_of(a_table(write_csv(headings, [(rows[0][0], "28.02.1989", rows[0][2])])), SMALL)

    assert again.counts == {State.NEW: 1}


def test_an_edited_cell_is_saved_as_edited_and_a_row_left_out_is_not_saved():
    preview = preview_of(small("Kari;x", "Ola;y"), SMALL).edited(0, "born", "z").decided(1, State.LEFT_OUT)

    assert [row[:2] for row in refused_rows(preview)[1]] == [("Kari", "z")]


def test_a_row_too_long_stays_too_long():
    first = preview_of(small("Kari;05.06.1990;og mer"), SMALL)
    second = preview_of(a_table(write_csv(*refused_rows(first))), SMALL)
    third = preview_of(a_table(write_csv(*refused_rows(second))), SMALL)

    assert [*troubles(first).values()] == [*troubles(second).values()] == [*troubles(third).values()]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_last_column_is_known_in_every_language(language):
    with speaking(language):
        headings, _rows = refused_rows(preview_of(small("Kari;x"), SMALL))

    assert is_our_own(headings[-1])
    assert not is_our_own("Navn")
    assert WHAT_TO_FIX == "What to fix"
