"""The batch: who is ready is ticked, looked at, printed or saved; refusals are told."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
from sqlalchemy import update

from eduapp.certificates import jobs, queries
from eduapp.certificates.issue.press import PressBeside
from eduapp.certificates.ui import issuing
from eduapp.certificates.ui.ready_page import ReadyPage
from eduapp.core.i18n import set_screen_language
from eduapp.education.school.models import School
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import given, given_certificates, given_education
from tests.support.accessibility import show
from tests.support.fakes import a_bench


def two_who_are_ready_and_one_who_is_not(database):
    given_education.the_school(database)
    given_certificates.a_course_done(database, "Karim Haddad", grade="B")
    given_certificates.a_course_done(database, "Jonas Lie", grade="B")
    given_certificates.a_course_done(database, "Ahmed Yusuf", attended=1, grade="B")


@pytest.fixture(autouse=True)
def _people(ready_made):
    ready_made(two_who_are_ready_and_one_who_is_not)


@pytest.fixture
def fakes(qtbot, database):
    return a_bench(database)


@pytest.fixture
def page(qtbot, fakes):
    made = ReadyPage(fakes.bench, Route("certificates.ready"))
    qtbot.addWidget(made)
    show(made)
    return made


@pytest.fixture
def in_letters(qapp):
    """Makes a theme of so large letters the program's; afterwards they are ordinary again."""

    def make(scale):
        theme = Theme(scale=scale)
        theme.apply(qapp)
        return theme

    yield make
    Theme().apply(qapp)


def choose(page, key):
    page.filter.buttons()[["ready", "not_yet", "all"].index(key)].click()


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def issued(database):
    with database.reading() as session:
        return [row.name for row in queries.register(session) if row.state == "issued"]


def test_who_is_ready_is_ticked_already(page):
    assert sorted(row.name for row in page._chosen()) == ["Haddad, Karim", "Lie, Jonas"]
    assert page.print_button.accessibleName() == "Print 2 certificates"


def test_who_is_not_ready_yet_stands_there_with_the_reason_in_the_language_spoken(page):
    set_screen_language("nb")
    page.filter.buttons()[1].click()
    [waiting] = page.table.table.rows
    assert waiting.name == "Yusuf, Ahmed"
    norwegian = waiting.reasons

    set_screen_language("en")
    page.reload()
    [waiting] = page.table.table.rows
    assert waiting.reasons != norwegian


def test_one_course_can_be_chosen_and_is_left_when_all_its_papers_are_printed(page, database):
    practice = given_certificates.some_practice(database)
    page.reload()
    assert [page.what.itemData(at) for at in range(page.what.count())][2:] == ["Snekkerverksted"]

    page.what.setCurrentIndex(2)
    [row] = page.table.table.rows
    assert row.item == practice
    assert page._chosen() == [row]
    assert page.count.accessibleName() == "3 ready, 1 not yet"

    page.print_button.click()
    assert page.what.currentIndex() == 0
    assert [row.name for row in page.table.table.rows] == ["Haddad, Karim", "Lie, Jonas"]


class OneRow(ReadyPage):
    """Shows one row at most."""

    most = 1


def test_of_very_many_the_first_are_shown_and_the_page_says_so(qtbot, fakes):
    made = OneRow(fakes.bench, Route("certificates.ready"))
    qtbot.addWidget(made)
    show(made)

    assert len(made.table.table.rows) == 1
    assert made._more.text().startswith("The first 1 of 2 are shown.")
    assert made.count.accessibleName() == "2 ready, 1 not yet"


def test_printing_issues_prints_and_notes_all_in_one_paper_each(page, fakes, database, notes):
    page.print_button.click()

    [(pdf, _title)] = fakes.printer.printed
    assert len(look_into(pdf).texts) == 2
    assert sorted(issued(database)) == ["Haddad, Karim", "Lie, Jonas"]
    assert [note.action for note in notes].count("certificates.printed") == 2
    assert fakes.tell.texts == ["2 certificates printed"]


def test_one_may_be_unticked(page, fakes, database):
    page.table.table.tick([row for row in page.table.table.rows if row.name == "Lie, Jonas"], on=False)
    page.print_button.click()

    assert issued(database) == ["Haddad, Karim"]


def test_who_becomes_ready_is_ticked_as_the_others_and_who_was_unticked_is_not(page, database):
    page.table.table.tick([row for row in page.table.table.rows if row.name == "Lie, Jonas"], on=False)
    given_certificates.a_course_done(database, "Aisha Warsame", grade="B")

    page.reload()

    assert sorted(row.name for row in page._chosen()) == ["Haddad, Karim", "Warsame, Aisha"]


def test_a_look_at_who_is_not_ready_costs_no_ticks(page):
    choose(page, "not_yet")
    assert page._chosen() == []
    choose(page, "ready")

    assert len(page._chosen()) == 2


def test_where_nobody_is_ready_one_sentence_says_why_and_leads_there(page, fakes, database):
    with database.writing() as uow:
        uow.session.execute(update(School).values(signer_name=""))

    page.reload()

    empty = page._place.currentWidget()
    assert "The school's letterhead lacks: Who signs. Add it under Settings." in texts(empty)
    assert not page.table.isVisibleTo(page)
    empty.buttons[0].click()
    assert fakes.went == [Route("school.school")]
    assert not page.to_school.isVisibleTo(page)

    choose(page, "all")
    page._ask_preview()
    assert "Add it under Settings." in page.reasons.text()
    page.to_school.click()
    assert fakes.went == [Route("school.school")] * 2


def test_where_people_lack_different_things_the_way_leads_to_them(page, database):
    page.print_button.click()
    page.reload()
    assert "Attended 1 of 5 sessions; the course asks for 80 %." in texts(page._place.currentWidget())
    given_certificates.a_course_done(database, "Aa \U00012000", grade="B")
    page.reload()

    empty = page._place.currentWidget()
    assert "2 people still lack something, such as attendance or a result." in texts(empty)
    empty.buttons[0].click()
    assert [row.name for row in page.table.table.rows] == ["Yusuf, Ahmed", "\U00012000, Aa"]


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_in_large_letters_a_button_on_top_shows_the_paper_in_place_of_the_list(
    qtbot, database, in_letters, scale
):
    """With the whole page and the verbs in sight, and nothing to scroll."""
    fakes = a_bench(database, theme=in_letters(scale))
    made = ReadyPage(fakes.bench, Route("certificates.ready"))
    qtbot.addWidget(made)
    show(made, QSize(1366 - round(64 * scale), 696 - round(48 * scale)))
    made._ask_preview()
    [look, _register] = made.header_buttons()
    assert made.table.isVisibleTo(made)
    icon = look.icon().cacheKey()

    look.click()

    assert look.icon().cacheKey() != icon
    assert not made.table.isVisibleTo(made)
    in_sight = made.preview.visibleRegion().boundingRect()
    assert in_sight.height() == made.preview.height() >= made.theme.px(200)
    assert made.print_button.isVisibleTo(made)
    look.click()
    assert made.table.isVisibleTo(made)


def test_in_ordinary_letters_both_stand_beside_each_other_and_no_button_is_needed(page):
    assert page.look_button not in page.header_buttons()
    assert page.table.isVisibleTo(page)
    assert page.preview.isVisibleTo(page)


def test_with_nobody_ready_both_verbs_are_grey_and_say_why(page):
    page.print_button.click()
    page.reload()

    for verb in (page.print_button, page.save_button):
        assert not verb.isEnabled()
        assert verb.accessibleDescription() == "Nobody is ready for a certificate yet."
    assert page.print_button.accessibleName() == "Print"


def test_who_cancels_in_the_printer_keeps_the_papers(page, fakes, database):
    fakes.printer.works = False
    page.print_button.click()

    assert len(issued(database)) == 2
    assert fakes.tell.texts == ["2 certificates issued, not printed"]


def test_saving_writes_a_file_each(page, fakes, tmp_path):
    fakes.files.answers = [tmp_path]
    page.save_button.click()

    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_stop_keeps_what_is_whole_and_tells_what_is_left(page, fakes, database):
    fakes.runner.stop_jobs_at = 1
    page.print_button.click()

    assert len(issued(database)) == 1
    [report] = fakes.ask.errors
    assert "1 has no paper yet" in report.sentence()


def test_a_refused_paper_is_told_and_the_others_are_made(page, fakes, database):
    [first, _other] = page._chosen()
    jobs.issue_one(database, first.item)  # by somebody else, a moment ago
    page.print_button.click()

    assert len(issued(database)) == 2
    assert "1 was refused" in fakes.ask.errors[0].sentence()


def test_the_language_of_the_paper_is_chosen_beside_it(page, database):
    page.language.setCurrentIndex(page.language.findData("en"))
    page.print_button.click()

    with database.reading() as session:
        row = queries.register(session)[0]
        assert queries.facts_of(session, row.id)["language"] == "en"


def test_who_may_only_look_issues_nothing(qtbot, database):
    made = ReadyPage(
        a_bench(database.acting_as(given.AUDITOR), given.AUDITOR).bench, Route("certificates.ready")
    )
    qtbot.addWidget(made)
    show(made)
    made.print_()

    assert not made.print_button.isEnabled()
    assert issued(database) == []


def test_whoever_looks_at_many_for_a_while_has_what_makes_them_begun(page, fakes, monkeypatch):
    begun = []
    monkeypatch.setattr(PressBeside, "start", lambda press: begun.append(press))  # noqa: PLW0108 - bound
    page._ask_preview()
    assert page._looking.isActive()

    page._looking.timeout.emit()
    assert begun == []  # two are made before another process has begun

    monkeypatch.setattr(issuing, "MANY", 2)
    page._looking.timeout.emit()
    assert begun == [fakes.bench.held.one(PressBeside)]
