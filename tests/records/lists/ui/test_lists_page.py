"""The lists of a day: chosen, looked at, printed; what is on paper says whether it holds."""

from datetime import timedelta

import pytest

from eduapp.app.need_to_know import reached_by
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.records.lists import queries
from eduapp.records.lists.rules import Kind, OfOthers, Subject
from eduapp.records.lists.ui.lists_page import ListsPage
from tests.support import given, given_attendance
from tests.support.accessibility import Case, standing
from tests.support.dialogs import a_hearing_bench
from tests.support.given_lists import printed, register_of
from tests.support.keys import keys_only, press, write

MONDAY = given.TODAY


def in_a_window(fakes, id=None, detail=""):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return ListsPage(fakes.bench, Route("lists.lists", id, detail))

    return standing(Case(language="en"), make)


@pytest.fixture
def page(group, fakes):
    with in_a_window(fakes) as (_window, made, _theme):
        yield made


def labels(page):
    return [row.label for row in page.table.table.rows]


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def shown(qtbot, page):
    """What the page beside the table says, once the arrow keys rest."""
    qtbot.waitUntil(lambda: not page._settle.isActive())
    return page.preview._paper.texts


def on_paper(database):
    with database.reading() as look:
        return [row.label for row in queries.printed_for(look, MONDAY)]


def test_today_begins_with_its_register_sheets_and_the_real_page(qtbot, page):
    assert labels(page) == ["08:30–10:00 · Norwegian A2, Autumn"]
    assert page.table.hasFocus()
    [text] = shown(qtbot, page)
    assert "Draft" in text
    assert "Dahl, Petter" in text


def test_a_list_is_printed_by_keys_alone_and_counts_only_then(qtbot, database, page, fakes):
    with keys_only() as cost:
        press(page, "Tab", "Tab")  # anywhere on the page
        page.print_()  # Ctrl+P, which the window hands on

    assert cost.clicks == 0
    [(pdf, title)] = fakes.printer.printed
    assert title == "List 2026-1/1"
    assert "2026-1/1" in words(pdf)
    assert on_paper(database) == ["2026-1/1"]
    assert page.table.table.rows[0].printed.label == "2026-1/1"


def test_who_thinks_better_of_it_has_printed_nothing(database, page, fakes):
    fakes.printer.works = False

    page.verbs.print_button.click()

    assert on_paper(database) == []
    fakes.printer.works = True
    page.verbs.print_button.click()
    assert on_paper(database) == ["2026-1/1"]


def test_what_changes_is_told_in_the_row_and_printing_again_makes_it_right(
    qtbot, database, group, page, fakes
):
    page.verbs.print_button.click()
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    page.mark_stale()

    [row] = page.table.table.rows
    assert row.printed.out_of_date
    cell = page.table.table.cell(page.table.table.index(0, 0))
    assert cell.caption == "Vik, Ola has been added"
    page.verbs.print_button.click()
    assert on_paper(database) == ["2026-1/2"]
    assert not page.table.table.rows[0].printed.out_of_date


def test_ticked_lists_are_printed_as_one_job(database, group, page, fakes):
    given_attendance.a_session(database, group.group_id, start=615, end=705)
    page.mark_stale()

    press(page, "Ctrl+A")
    assert page.verbs.print_button.accessibleName() == "Print 2 lists"
    page.verbs.print_button.click()

    [(pdf, title)] = fakes.printer.printed
    assert title == "List 2026-1/1 and 1 more"
    assert look_into(pdf).pages == 2
    assert on_paper(database) == ["2026-1/1", "2026-2/1"]


def test_a_list_is_saved_as_a_file(database, page, fakes, tmp_path):
    fakes.files.answers.append(tmp_path / "list.pdf")

    page.verbs.save_button.click()

    assert fakes.files.proposed == ["Register-sheet-2026-1-1.pdf"]
    assert "2026-1/1" in words((tmp_path / "list.pdf").read_bytes())
    assert on_paper(database) == ["2026-1/1"]
    assert fakes.tell.texts == ["The list is saved."]


def test_a_file_that_cannot_be_written_counts_as_nothing(database, page, fakes, tmp_path):
    (tmp_path / "there").write_text("a file, not a folder")
    fakes.files.answers.append(tmp_path / "there" / "list.pdf")

    page.verbs.save_button.click()

    assert len(fakes.ask.errors) == 1
    assert on_paper(database) == []


@pytest.mark.parametrize(("kind", "rows"), [("place", ["Classroom 2"]), ("unit", ["C"]), ("week", [])])
def test_every_kind_has_its_rows(group, fakes, kind, rows):
    with in_a_window(fakes, detail=kind) as (_window, page, _theme):
        assert labels(page) == rows
        assert page._whose.isVisible() == (kind == "week")


def test_a_row_tells_who_is_expected_at_two_places_at_once(database, group, fakes):
    hall = given_attendance.a_room(database, "Hall")
    other = given_attendance.a_running_group(database, "English")
    given_attendance.enrolled_again(database, other, group.learner_ids[0], ended=None, begins=MONDAY)
    given_attendance.a_session(database, other, start=570, end=630, place_id=hall)
    with in_a_window(fakes, detail=Subject(Kind.PLACE, MONDAY, hall).key) as (_window, page, _theme):
        [row] = [row for row in page.table.table.rows if row.label == "Hall"]
        assert page._columns()[0].caption(row) == "1 learner is expected at two places at once"


def test_another_kind_is_a_key_away(page):
    page.kinds.buttons()[0].setFocus()

    press(page, "Right")

    assert page.kind == Kind.PLACE
    assert labels(page) == ["Classroom 2"]


def test_another_day_is_typed(database, group, page):
    given_attendance.a_session(database, group.group_id, MONDAY + timedelta(days=1), start=480, end=500)
    page.day.setFocus()
    page.day.selectAll()

    write(page, "24.11.2026")

    assert labels(page) == ["08:00–08:20 · Norwegian A2, Autumn"]


def test_a_day_with_nothing_says_so(page):
    page.day.set_value(MONDAY + timedelta(days=6))

    assert labels(page) == []
    assert page._nothing.isVisible()
    assert page.verbs.print_button.accessibleDescription() == "Choose a list in the table."
    assert page.first_focus() is page.kinds.buttons()[0]


def test_the_week_plans_of_a_group_by_its_route(database, group, fakes):
    with in_a_window(fakes, group.group_id, "group") as (_window, page, _theme):
        assert labels(page) == ["Dahl, Petter", "Haddad, Karim", "Kovács, Daniel"]
        assert page.group.row().label == "Norwegian A2, Autumn"

        press(page, "Ctrl+A")
        page.large.setChecked(True)
        page.language.set_value("nn")
        page.verbs.print_button.click()

    [(pdf, _title)] = fakes.printer.printed
    assert look_into(pdf).pages == 3
    assert "Vekeplan" in words(pdf)


def test_the_week_plan_of_one_learner_by_route_and_by_name(qtbot, database, group, fakes):
    with in_a_window(fakes, group.learner_ids[1], "week") as (window, page, _theme):
        assert labels(page) == ["Haddad, Karim"]
        assert page.learner.row().label.startswith("Haddad, Karim")

        page.learner.setFocus()
        page.learner.line.selectAll()
        write(page, "dahl")
        press(window, "Return")
        assert labels(page) == ["Dahl, Petter"]


def test_choosing_a_group_lets_go_of_the_learner(database, group, fakes):
    with in_a_window(fakes, group.learner_ids[1], "week") as (window, page, _theme):
        page.group.setFocus()
        write(page, "norwegian")
        press(window, "Return")

        assert page.learner.value() is None
        assert len(labels(page)) == 3


def test_the_key_of_a_list_opens_its_day_and_row(database, group, fakes):
    friday = MONDAY + timedelta(days=4)
    other = given_attendance.a_session(database, group.group_id, friday)
    subject = register_of(other, friday)

    with in_a_window(fakes, other, subject.key) as (_window, page, _theme):
        assert page.day.value() == friday
        assert page.table.current_row().subject.id == other


def test_what_stands_against_a_list_is_shown_in_place_of_the_page(qtbot, database, group, fakes):
    empty = given_attendance.a_session(database, given_attendance.a_running_group(database, "English"))
    with in_a_window(fakes, empty, register_of(empty).key) as (_window, page, _theme):
        assert shown(qtbot, page) == ()
        assert page.reasons.text().startswith("Nobody takes part in English")

        page.verbs.print_button.click()
        assert page.verbs.said.text().startswith("Nobody takes part in English")
        assert fakes.printer.printed == []


def test_typing_in_is_one_button_away_for_who_may(qtbot, database, group, page, fakes):
    [type_in] = page.header_buttons()
    type_in.click()
    assert fakes.went == [Route("lists.type_in")]

    office = a_hearing_bench(database, given.OFFICE)
    with in_a_window(office) as (_window, other, _theme):
        assert other.header_buttons() == []


def test_who_may_only_look_is_told(qtbot, database, group):
    auditor = a_hearing_bench(database, given.AUDITOR)
    with in_a_window(auditor) as (_window, page, _theme):
        assert page.verbs.print_button.accessibleDescription() == (
            "Your role may look at lists, but not print them."
        )
        page.print_()
    assert auditor.printer.printed == []


def test_a_paper_of_the_week_is_shown_without_choosing_anybody(database, group, fakes):
    printed(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[2]))

    with in_a_window(fakes, detail="week") as (_window, page, _theme):
        assert labels(page) == ["Kovács, Daniel"]


def test_a_teacher_is_offered_what_they_teach_and_told_what_is_not_theirs(qtbot, database, group):
    theirs = given_attendance.a_running_group(database, "Maths", name="Spring", teacher_id=None)
    given_attendance.on_the_roll(database, theirs, "Cato Eng")
    given_attendance.a_session(database, theirs, start=700, end=760)
    fakes = a_hearing_bench(database._like(_need_to_know=reached_by), given.TEACHER)
    with in_a_window(fakes) as (_window, page, _theme):
        assert labels(page) == ["08:30–10:00 · Norwegian A2, Autumn"]
        assert page.verbs.print_button.isEnabled()
        page.kinds.buttons()[2].click()  # by unit: of everybody in it
        assert labels(page) == ["C"]
        qtbot.waitUntil(lambda: not page._settle.isActive())
        assert page.preview._paper is None or "Eng" not in "".join(page.preview._paper.texts)
        assert page.reasons.text() == OfOthers().sentence()
        assert page.verbs.print_button.accessibleDescription() == OfOthers().sentence()


def test_somebodys_week_is_told_as_a_read(qtbot, group, fakes):
    told = []
    fakes.bench.navigation.shown.connect(told.append)
    with in_a_window(fakes, group.learner_ids[1], "week") as (_window, page, _theme):
        qtbot.waitUntil(lambda: not page._settle.isActive())
        assert [(one.key, one.id, one.detail[:5]) for one in told] == [
            ("lists.lists", group.learner_ids[1], "week:")
        ]
