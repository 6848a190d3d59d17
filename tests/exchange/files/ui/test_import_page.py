"""Bringing a file in, from the drop to the report: few presses, by keys alone, nothing lost."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.core.i18n import speaking
from eduapp.exchange.files import jobs
from eduapp.exchange.files.subjects import SUBJECTS
from eduapp.exchange.files.ui.import_page import ImportPage
from eduapp.gui.routes import Route
from eduapp.people.learners import queries
from eduapp.people.learners.terms import LEARNERS_CHANGED
from tests.support import given
from tests.support.accessibility import CASES, Case, announcements, assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_files import sample
from tests.support.given_imports import COURSES, PEOPLE, a_list, the_samples
from tests.support.import_pages import (
    REPORT,
    ROWS,
    START,
    an_import_page,
    drag_away,
    drag_over,
    dragged,
    drop,
    fates,
    part,
    said,
)
from tests.support.keys import click, click_cell, effort, keys_only, press, write


def learners(database):
    with database.reading() as session:
        return {row.number: row.name for row in queries.learners(session)}


@pytest.fixture
def forty_eight(tmp_path):
    """A list of 48 learners in which two cells are wrong."""
    rows = [
        f"{2000 + n};Navn{chr(97 + n % 26)};Per{chr(97 + n // 26)};{1 + n % 28}.5.1990" for n in range(48)
    ]
    rows[10] = "2010;Kovács;Daniel;31.02.1989"
    rows[30] = ";Lie;Elias;5.5.1995"
    return a_list(tmp_path, PEOPLE + "\n".join(rows), "deltakere-host-2026.csv")


# --- J9 ---------------------------------------------------------------------------------------------


def test_48_learners_with_two_bad_cells_come_in_with_five_presses_and_typing(
    page, fakes, database, forty_eight
):
    fakes.files.answers = [forty_eight]

    with keys_only() as cost:
        press(page, "Return")  # Choose a file…
        assert fates(page)[12] == "fix"
        press(page, "Return")
        write(page, "28.02.1989")
        press(page, "Tab")
        write(page, "2030")
        press(page, "Ctrl+Return")

    assert cost.commands <= 5
    assert part(page) == REPORT
    assert said(page)[0] == "48 learners are in."
    assert len(learners(database)) == 48


def test_with_the_mouse_it_is_a_drop_and_three_clicks(page, database, forty_eight):
    data = dragged(forty_eight)
    drop(page, data)

    view = page.panel.rows.view
    with effort() as cost:
        click_cell(view, 10, 4)
        write(page, "28.02.1989")
        view.scrollTo(view.table.index(30, 1))
        click_cell(view, 30, 1)
        write(page, "2030")
        click(page.foot.go)

    assert (cost.clicks, cost.commands) == (3, 0)
    assert len(learners(database)) == 48


def test_tab_after_the_last_correction_comes_to_the_verb(page, forty_eight):
    page.read(forty_eight)

    press(page, "Return")
    write(page, "28.02.1989")
    press(page, "Tab")
    write(page, "2030")
    press(page, "Tab")

    assert QApplication.focusWidget() is page.foot.go
    assert page.foot.go.accessibleName() == "Bring in 48 learners"


def test_a_correction_that_is_none_keeps_the_rows_here(page, database, forty_eight):
    page.read(forty_eight)

    press(page, "Return")
    write(page, "30.02.1989")
    with announcements() as spoken:
        press(page, "Ctrl+Return")

    assert part(page) == ROWS
    assert spoken == ["30.02.1989 is not a date. Write day.month.year, such as 28.02.1989."]
    assert learners(database) == {}
    assert fates(page)[12] == "fix"


# --- files dropped ------------------------------------------------------------------------------------


def test_a_file_may_be_dropped_anywhere(page, forty_eight):
    data = dragged(forty_eight)
    assert drag_over(page, data)
    assert page._sheet.isVisible()

    drop(page, data)

    assert not page._sheet.isVisible()
    assert part(page) == ROWS


def test_a_file_taken_away_again_changes_nothing(page, forty_eight):
    data = dragged(forty_eight)
    drag_over(page, data)

    drag_away(page)

    assert not page._sheet.isVisible()
    assert part(page) == START


def test_two_files_at_once_are_told(page, forty_eight):
    data = dragged(forty_eight, forty_eight)
    drop(page, data)

    assert "Drop one file at a time." in said(page)
    assert part(page) == START


def test_where_one_may_not_nothing_can_be_dropped(qtbot, theme, database, forty_eight):
    fakes = a_bench(database.acting_as(given.OFFICE), given.OFFICE, theme=theme)
    page = an_import_page(qtbot, fakes, "courses")

    assert not drag_over(page, dragged(forty_eight))
    assert page.start.choose.accessibleDescription() == "Your role may not bring this in. Ask a leader."
    press(page, "Ctrl+O")
    assert fakes.files.asked == []


# --- files that cannot be used --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "liste.csv is empty. Choose a file with headings in its first line and rows below."),
        ("Nr;Nr\n1;2\n", "The heading Nr stands twice in liste.csv: in columns 1 and 2. Rename one."),
        (
            "%PDF-1.7",
            ("liste.csv is a PDF, not a table. Save the table as CSV, Excel (.xlsx) or OpenDocument (.ods)."),
        ),
    ],
)
def test_an_unusable_file_has_one_sentence_in_the_page(page, fakes, tmp_path, text, sentence):
    with announcements() as spoken:
        page.read(a_list(tmp_path, text))

    assert said(page)[0] == sentence
    assert spoken[-1] == sentence
    assert fakes.ask.errors == []
    assert part(page) == START


def test_an_unusable_file_leaves_the_rows_one_is_at(page, forty_eight, tmp_path, fakes):
    page.read(forty_eight)
    press(page, "Return")
    write(page, "28.02.1989")
    press(page, "Return")

    page.read(tmp_path / "borte.csv")

    assert said(page)[0] == "borte.csv is no longer there. Choose the file again."
    assert fates(page)[12] == "new"
    assert fakes.ask.confirmed == ["The rows are not brought in yet"]

    page.read(forty_eight)

    assert "borte.csv is no longer there. Choose the file again." not in said(page)


def test_a_file_without_the_needed_column_asks_for_it(page, tmp_path):
    page.read(a_list(tmp_path, "Etternavn;Fornavn;Kode\nLie;Jonas;1\nMoen;Geir;2\n"))

    assert part(page) == ROWS
    assert "No column is chosen for: Learner number. Choose one, or add it to the file." in said(page)
    assert page.foot.go.accessibleDescription() == "Choose the columns first."
    assert page.panel.mapping.cards[0].choice.hasFocus()

    page.panel.mapping.cards[2].choice.set_value("number")

    assert page.foot.go.accessibleName() == "Bring in 2 learners"
    assert fates(page) == {2: "new", 3: "new"}


# --- rows -----------------------------------------------------------------------------------------------


def test_a_row_left_out_by_key_is_counted_out(page, forty_eight):
    page.read(forty_eight)
    assert page.foot.go.accessibleName() == "Bring in 46 learners"

    press(page, "Delete", "Up", "Delete")

    assert page.foot.go.accessibleName() == "Bring in 45 learners"
    assert page.panel.rows.count_sentence() == "45 new, 1 needs a fix, 2 left out"

    press(page, "Delete")

    assert page.foot.go.accessibleName() == "Bring in 46 learners"


def test_only_problems_by_keys(page, forty_eight):
    page.read(forty_eight)

    page.panel.rows.filter.buttons()[1].setFocus()
    press(page, "Space")

    assert fates(page) == {12: "fix", 32: "fix"}


def test_reading_is_told_aloud_with_its_counts(page, forty_eight):
    with announcements() as spoken:
        page.read(forty_eight)

    assert spoken == [
        (
            "deltakere-host-2026.csv. 48 rows, separated by semicolon, UTF-8 text. Found by itself. "
            "* marks what is needed. 46 new, 2 need a fix"
        )
    ]


def test_somebody_else_adds_a_learner_meanwhile(page, fakes, database, forty_eight):
    page.read(forty_eight)
    given.a_learner(database, "Pera Navna", number="2000", birth_date=None)

    fakes.feed.publish(frozenset({LEARNERS_CHANGED}))
    QApplication.processEvents()

    assert fates(page)[2] == "joined"


def test_names_are_shown_as_text_whatever_they_hold(page, tmp_path):
    page.read(a_list(tmp_path, PEOPLE + "1;L<b>ie</b>;J<img src=x>;31.02.1990\n", "<i>a.csv"))

    assert "<i>a.csv" in said(page)


# --- afterwards -------------------------------------------------------------------------------------------


def test_refused_rows_are_saved_and_come_in_corrected(page, fakes, database, forty_eight, tmp_path):
    page.read(forty_eight)
    page.bring_in()
    assert len(learners(database)) == 46
    saved = tmp_path / "rettes.csv"
    fakes.files.answers = [saved]

    click(page.report.save)

    assert fakes.files.proposed == ["deltakere-host-2026-to-correct.csv"]
    assert fakes.tell.texts == ["2 rows saved in rettes.csv"]
    text = saved.read_text(encoding="utf-8-sig")
    saved.write_text(
        text.replace("31.02.1989", "28.02.1989").replace("\n;Lie", "\n2030;Lie"), encoding="utf-8"
    )

    click(page.report.another)
    assert part(page) == START
    page.read(saved)
    page.bring_in()

    assert said(page)[0] == "2 learners are in."
    assert len(learners(database)) == 48


def test_thinking_better_of_saving_saves_nothing(page, fakes, forty_eight):
    page.read(forty_eight)
    page.bring_in()

    click(page.report.save)
    page.save_template()

    assert fakes.tell.texts == []


def test_the_list_is_one_press_away(page, fakes, forty_eight):
    page.read(forty_eight)
    page.bring_in()

    click(page.report.list)

    assert fakes.went == [Route("learners.list")]


def test_the_report_is_told_aloud(page, forty_eight):
    page.read(forty_eight)

    with announcements() as spoken:
        page.bring_in()

    assert spoken[-1].startswith("46 learners are in. From deltakere-host-2026.csv.")


def test_an_empty_list_to_fill_in_is_saved(page, fakes, tmp_path):
    fakes.files.answers = [tmp_path / "mal.xlsx"]

    click(page.start.template)

    assert (tmp_path / "mal.xlsx").exists()
    assert fakes.tell.texts == ["mal.xlsx is saved."]


# --- what is at stake -------------------------------------------------------------------------------------


def test_corrections_are_not_dropped_unasked(page, fakes, forty_eight, tmp_path):
    page.read(forty_eight)
    assert page.may_leave()
    press(page, "Delete")
    fakes.ask.yes = False

    assert not page.may_leave()
    page.read(a_list(tmp_path, PEOPLE + "1;Lie;Jonas;\n"))

    assert fakes.ask.confirmed == ["The rows are not brought in yet"] * 2
    assert fakes.ask.endangered == fakes.ask.confirmed
    assert len(fates(page)) == 48

    page.bring_in()

    assert page.may_leave()


def test_a_hidden_page_with_corrections_stays_without_asking(page, fakes, forty_eight):
    page.read(forty_eight)
    press(page, "Delete")
    page.hide()

    assert page.unsaved()
    assert fakes.ask.confirmed == []


def test_another_look_or_language_keeps_everything(qtbot, fakes, page, forty_eight):
    page.read(forty_eight)
    press(page, "Return")
    write(page, "28.02.1989")
    press(page, "Return")

    with speaking("nb"):
        other = ImportPage(fakes.bench, Route("files.import", detail="people"))
        qtbot.addWidget(other)
        other.restore(page.kept())
        show(other)

        assert other.foot.go.accessibleName() == "Hent inn 47 deltakere"
        assert fates(other)[12] == "new"


def test_a_report_is_kept_too(qtbot, fakes, page, forty_eight):
    page.read(forty_eight)
    page.bring_in()

    other = ImportPage(fakes.bench, Route("files.import", detail="people"))
    qtbot.addWidget(other)
    other.restore(page.kept())

    assert part(other) == REPORT


# --- which subject ----------------------------------------------------------------------------------------


def test_without_a_subject_one_chooses(qtbot, fakes, tmp_path):
    page = an_import_page(qtbot, fakes, "")
    assert page.title == "Bring in learners"

    courses = page.subjects.buttons()[1]
    click(courses)
    page.read(a_list(tmp_path, COURSES + "A;Aa;kurs;10;60;8;\n"))

    assert page.title == "Bring in courses"
    assert page.foot.go.accessibleName() == "Bring in 1 course"


def test_with_a_subject_there_is_no_choice(page):
    assert not page.subjects.isVisible()


def test_another_subject_asks_before_it_drops_corrections(qtbot, fakes, forty_eight):
    page = an_import_page(qtbot, fakes, "")
    page.read(forty_eight)
    press(page, "Delete")
    fakes.ask.yes = False

    click(page.subjects.buttons()[1])

    assert (page.subjects.current(), page.title) == ("people", "Bring in learners")
    assert len(fates(page)) == 48


def test_subjects_one_may_not_bring_in_say_why(qtbot, theme, database):
    fakes = a_bench(database.acting_as(given.OFFICE), given.OFFICE, theme=theme)
    page = an_import_page(qtbot, fakes, "")

    assert [one.isEnabled() for one in page.subjects.buttons()] == [
        one.key in {"people", "marks"} for one in SUBJECTS
    ]


@pytest.mark.parametrize(
    ("key", "name", "verb", "topics"),
    [
        ("courses", "kurs.csv", "Bring in 11 courses", "courses.catalogue"),
        ("groups", "grupper.csv", "Bring in 12 groups", "enrolment.groups"),
        ("enrolments", "pameldinger.csv", "Bring in 48 enrolments", "enrolment.groups"),
        ("timetable", "timeplan.csv", "Bring in 18 rows of the timetable", "timetable.week"),
        ("hours", "verkstedtimer.csv", "Bring in 3310 rows of hours", "workshops.list"),
        ("results", "eksamensresultater.csv", "Bring in 48 results", "sittings.list"),
        ("aims", "kompetansemal.csv", "Bring in 8 aims", "aims.list"),
    ],
)
def test_every_subject_goes_the_whole_way(qtbot, fakes, database, key, name, verb, topics):
    the_samples(database, until=key)
    page = an_import_page(qtbot, fakes, key)
    page.read(sample(name))
    assert page.foot.go.accessibleName() == verb

    press(page, "Ctrl+Return")
    click(page.report.list)

    assert part(page) == REPORT
    assert fakes.went == [Route(topics)]


# --- inside the first run ----------------------------------------------------------------------------------


def test_inside_another_page_it_has_no_margins_and_no_list_to_go_to(page, forty_eight):
    told = []
    page.rows_changed.connect(lambda: told.append(page.rows_wait))
    page.embed()

    page.read(forty_eight)
    page.bring_in()

    assert told == [True, False]
    assert page.layout().contentsMargins().isNull()
    assert not page.report.list.isVisible()


# --- for everybody -----------------------------------------------------------------------------------------


def made(database, detail="people"):
    return lambda theme: ImportPage(
        a_bench(database, theme=theme).bench, Route("files.import", detail=detail)
    )


@pytest.mark.parametrize("detail", ["people", ""])
def test_the_beginning_is_fit_for_everybody(qtbot, database, detail):
    assert_page_accessible(made(database, detail))


@pytest.mark.parametrize("key", [one.key for one in SUBJECTS])
def test_rows_are_fit_for_everybody(qtbot, database, key):
    files = {
        "people": "deltakere.csv", "courses": "kurs.csv", "hours": "verkstedtimer.csv",
        "results": "eksamensresultater.csv", "groups": "grupper.csv",
        "enrolments": "pameldinger.csv", "timetable": "timeplan.csv", "aims": "kompetansemal.csv",
        "marks": "poeng.csv",
    }  # fmt: skip
    the_samples(database, until=key)

    assert_page_accessible(made(database, key), prepare=lambda page: page.read(sample(files[key])))


def test_columns_that_clash_are_fit_for_everybody(qtbot, database):
    def prepare(page):
        page.read(sample("deltakere.csv"))
        page.work.choose(1, "given_name")
        page.work.choose(0, None)

    assert_page_accessible(made(database), prepare=prepare)


def test_the_report_is_fit_for_everybody(qtbot, database):
    cases = iter(range(len(CASES)))

    def prepare(page):
        number = next(cases)
        page.read(sample("deltakere.csv"))
        for place in range(4):
            page.work.change(jobs.Edited(place, "number", f"{9000 + number * 10 + place}"))
        page.bring_in()
        page._say("deltakere.csv is empty. Choose a file with headings in its first line.")

    assert_page_accessible(made(database), prepare=prepare)


def test_while_one_types_everything_is_in_sight(qtbot, database):
    def prepare(page):
        page.read(sample("deltakere.csv"))
        page.panel.rows.view.edit_bad()
        page.panel.rows.view.close_field()

    assert_page_accessible(made(database), [Case(scale=2.0), Case("dark", 1.5, "en")], prepare)
