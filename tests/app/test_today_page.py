"""Today: the day in order, what waits, the week, and where Enter leads."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from eduapp.app.today_page import _AT_ONCE, _MORE, Day, TodayPage, has_days, read_day, read_rows
from eduapp.education.attendance import service
from eduapp.education.attendance.service import MarkRestPresent
from eduapp.gui.contributions import Figure, TodayRow, WeekMark
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support import given
from tests.support.accessibility import show
from tests.support.fakes import a_bench
from tests.support.keys import click, press
from tests.support.sample import a_catalogue_bench, staff

NO_SESSIONS, NOTHING_WAITS = "No sessions today.", "Nothing waits for you."


@pytest.fixture
def open_today(qtbot):
    """Today of somebody on a database; the page and the fakes of its bench."""

    def build(database, actor):
        fakes = a_catalogue_bench(database, actor)
        page = TodayPage(fakes.bench, Route("today"))
        qtbot.addWidget(page)
        page.resize(1366, 696)
        show(page)
        return page, fakes

    return build


@pytest.fixture
def empty(qtbot, database, open_today):
    """Today before anything happened at the school."""
    return open_today(database, given.LEADER)


def shown(page, day):
    """Let the page show this day, as if the features had answered so."""
    page._show(day)
    QApplication.processEvents()


def texts(page):
    return [part.text() for part in page.findChildren(QLabel) if part.isVisibleTo(page)]


def buttons(page):
    return [one.accessibleName() for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]


def a_row(title, start=None, **more):
    end = None if start is None else start + 45
    kind = "attention" if start is None else "session"
    return TodayRow(
        title, "detail", "clock", "Open", Route(title), kind, start_minute=start, end_minute=end, **more
    )


def test_sessions_stand_in_the_order_of_the_clock(empty):
    page, _fakes = empty

    shown(page, Day((a_row("late", 800), a_row("early", 500), a_row("noon", 720)), (), ()))

    assert buttons(page) == ["Open: early", "Open: noon", "Open: late"]
    assert "08:20–09:05" in texts(page)


def test_what_waits_longest_on_somebody_stands_first_and_is_counted(empty):
    page, _fakes = empty

    shown(page, Day((a_row("can wait", order=90), a_row("cannot", order=10)), (), ()))

    assert buttons(page) == ["Open: cannot", "Open: can wait"]
    assert "2 things" in [chip.accessibleName() for chip in page.findChildren(Chip)]


def test_enter_opens_what_is_on_now_though_other_sessions_come_first(empty):
    page, fakes = empty
    shown(page, Day((a_row("first", 500), a_row("now", 600, now=True), a_row("waits")), (), ()))

    press(page, "Return")

    assert fakes.went == [Route("now")]


def test_of_several_that_are_on_now_enter_opens_the_first(empty):
    page, fakes = empty
    shifts = [a_row(name, 480, now=True) for name in ("carpentry", "laundry", "maintenance")]
    shown(page, Day((a_row("before", 400), *shifts), (), ()))

    press(page, "Return")

    assert fakes.went == [Route("carpentry")]


def test_only_what_changed_is_made_anew(empty):
    """Coming back from one register of many rebuilds one list, and the keyboard stays where it was."""
    page, _fakes = empty
    rows = (a_row("first", 500), a_row("second", 600))
    shown(page, Day(rows, (), ()))
    before = {one.accessibleName(): one for one in page.findChildren(QPushButton)}
    before["Open: second"].setFocus()

    shown(page, Day((*rows, a_row("waits")), (), ()))

    after = {one.accessibleName(): one for one in page.findChildren(QPushButton)}
    assert {name: after[name] for name in before} == before
    assert page.window().focusWidget() is before["Open: second"]
    shown(page, Day((rows[0], a_row("waits")), (), ()))
    assert buttons(page) == ["Open: first", "Open: waits"]


def test_every_button_leads_to_its_own_row(empty):
    page, fakes = empty
    shown(page, Day((a_row("first", 500), a_row("second", 600), a_row("waits")), (), ()))

    for name in ("second", "waits", "first"):
        click(next(one for one in page.findChildren(QPushButton) if one.accessibleName() == f"Open: {name}"))

    assert fakes.went == [Route("second"), Route("waits"), Route("first")]


def test_a_day_with_nothing_says_so(empty):
    page, _fakes = empty

    shown(page, Day((), (), ()))

    assert {NO_SESSIONS, NOTHING_WAITS} <= set(texts(page))
    shown(page, Day((a_row("first", 500), a_row("waits")), (), ()))
    assert not {NO_SESSIONS, NOTHING_WAITS} & set(texts(page))


def test_a_mark_of_the_week_stands_on_its_day_and_weekends_are_left_out(empty):
    page, _fakes = empty
    friday, saturday = (given.TODAY.replace(day=day) for day in (27, 28))
    marks = tuple(WeekMark(day, text, "clock", "held") for day, text in ((friday, "Exam"), (saturday, "No")))

    shown(page, Day((), (), marks))

    days = {
        "/".join(part.text() for part in one.findChildren(QLabel)): [
            chip.accessibleName() for chip in one.findChildren(Chip)
        ]
        for one in page.findChildren(QWidget)
        if one.objectName() in {"day", "today"} and one.isVisibleTo(page)
    }
    assert days == {"Mon/23": [], "Tue/24": [], "Wed/25": [], "Thu/26": [], "Fri/27": ["Exam"]}


def test_of_a_long_day_what_is_on_now_is_shown_and_a_press_shows_more(empty):
    page, _fakes = empty
    day = [a_row(f"{place:03}", 500 + place, now=place == 50) for place in range(100)]

    shown(page, Day((*day, *(a_row(f"w{place:02}", order=place) for place in range(15))), (), ()))

    sessions = [name for name in buttons(page) if name.startswith("Open: ") and "w" not in name]
    assert sessions == [f"Open: {place:03}" for place in range(49, 49 + _AT_ONCE)]
    assert {"100 sessions", "15 things"} <= {chip.accessibleName() for chip in page.findChildren(Chip)}

    focused = []
    for words in (f"Show {_MORE} before", f"Show {_MORE} more", f"Show {15 - _AT_ONCE} more"):
        click(next(one for one in page.findChildren(QPushButton) if one.accessibleName() == words))
        QApplication.processEvents()
        focused.append(QApplication.focusWidget().accessibleName())

    assert focused == ["Open: 048", f"Open: {49 + _AT_ONCE:03}", f"Open: w{_AT_ONCE:02}"]
    sessions = [name for name in buttons(page) if name.startswith("Open: ") and "w" not in name]
    assert sessions == [f"Open: {place:03}" for place in range(49 - _MORE, 49 + _AT_ONCE + _MORE)]
    assert [name for name in buttons(page) if "w" in name and name.startswith("Open: w")] == [
        f"Open: w{place:02}" for place in range(15)
    ]


def test_what_looks_at_everybody_is_added_when_the_day_stands_there(site, open_today):
    page, _fakes = open_today(site, staff(site)["office"])

    asked_later = {name.split(".ui.")[0].removeprefix("eduapp.") for name in page._later}
    assert asked_later == {
        "education.waiting",
        "certificates",
        "records.day",
        "records.lists",
        "exchange.handoff",
        "exams.marking",
    }
    assert not set(page._later) & set(page._offers[0])
    assert any(name.startswith("Print: ") for name in buttons(page))
    page.reload()
    QApplication.processEvents()
    assert sum(name.startswith("Print: ") for name in buttons(page)) == 1


def test_a_figure_is_shown_with_what_it_means(empty):
    page, _fakes = empty

    shown(page, Day((), (Figure("Attendance", "87 %", "of all sessions", "clock", (80.0, 87.0)),), ()))

    assert {"Attendance", "87 %", "of all sessions"} <= set(texts(page))


def test_data_with_signs_of_markup_is_shown_as_it_is(empty):
    page, _fakes = empty

    shown(page, Day((a_row("<b>Norsk</b>", 500),), (), ()))

    assert "<b>Norsk</b>" in texts(page)


def test_the_record_opened_last_is_one_click_away(empty):
    page, fakes = empty
    learner = Route("learners.learner", given.LEADER.user_id)
    fakes.bench.navigation.name(learner, "Karim Haddad", "number 1003")
    page.reload()
    QApplication.processEvents()

    click(next(one for one in page.findChildren(QPushButton) if one.accessibleName() == "Open Karim Haddad"))

    assert fakes.went == [learner]


def test_the_day_of_the_teacher_at_the_sample_site_begins_with_the_register_that_is_on(site, open_today):
    page, fakes = open_today(site, staff(site)["teacher"])

    press(page, "Return")

    assert page.context.startswith("Monday 23 November")
    assert [route.key for route in fakes.went] == ["attendance.register"]


def test_it_hears_at_once_that_a_register_was_finished(site, open_today):
    teacher = staff(site)["teacher"]
    page, fakes = open_today(site, teacher)
    press(page, "Return")
    before = texts(page), [chip.accessibleName() for chip in page.findChildren(Chip)]

    site.acting_as(teacher).execute(service.mark_rest_present, MarkRestPresent(session_id=fakes.went[0].id))
    fakes.feed.changed.emit(frozenset({"attendance.marks"}))
    QApplication.processEvents()

    assert (texts(page), [chip.accessibleName() for chip in page.findChildren(Chip)]) != before


def test_only_features_open_to_this_person_are_asked(site, open_today):
    rows = {}
    for key in ("teacher", "office", "invigilator"):
        page, _fakes = open_today(site, staff(site)[key])
        with site.reading() as session:
            day = read_day(session, staff(site)[key], site.today(), page._offers)
            later = read_rows(session, staff(site)[key], site.today(), page._later)
        rows[key] = {row.route.key for row in (*day.rows, *later)}

    assert "attendance.register" in rows["teacher"]
    assert "certificates.ready" in rows["office"]
    assert not {"attendance.register", "certificates.ready"} & rows["invigilator"]


def test_a_bench_of_its_own_is_enough(qtbot, database):
    fakes = a_bench(database)
    page = TodayPage(fakes.bench, Route("today"))
    qtbot.addWidget(page)
    show(page)

    assert page.title == "Today"
    assert fakes.ask.errors == []


def test_an_examiner_from_outside_has_no_lessons_and_no_learners_here(database, open_today):
    examiner = given._actor(21, "Marit Vold", "sensor", "examiner")
    page, _fakes = open_today(database, examiner)
    told = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]

    assert "Your sessions today" not in told
    assert "This week" not in told
    assert NOTHING_WAITS in told
    assert "What you open will stand here." in told


@pytest.mark.parametrize("role", ["teacher", "workshop_leader", "leader", "office", "invigilator"])
def test_whoever_works_here_has_the_day(role):
    assert has_days(given._actor(22, "Jens Tangen", "", role))
