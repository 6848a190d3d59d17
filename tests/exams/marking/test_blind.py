"""Who marks sees no name, and nobody sees what one of the two gave before both have handed in.

Everything the role can reach is walked: pages, panels, searches, rows for Today, queries and commands with
all their answers and refusals, and what the trail is told.
"""

import inspect
from dataclasses import fields, is_dataclass
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from eduapp.app import catalogue
from eduapp.core.errors import EduError
from eduapp.exams.marking import queries, service, terms
from eduapp.exams.marking.queries import MarkedPaper
from eduapp.exams.marking.ui.desk_page import DeskPage
from eduapp.exams.marking.ui.own_page import OwnPage
from eduapp.exams.questions.rules import question as q
from eduapp.gui.contributions import allowed, load
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER
from tests.support.given_questions import a_single
from tests.support.given_room import NAMES

pytestmark = pytest.mark.every_case

WORDS = {part for name in NAMES for part in name.split()}
SECRET_NOTE, SECRET_POINTS = "Blåveis i hagen", 137
OWN_PAGES = {"today", "settings", "marking.own", "marking.desk"}


@pytest.fixture
def blind(sealed):
    """Both have begun; the second has given 1.37 points with a note, and handed nothing in."""
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    sealed.mark(EXAMINER, 101, points=1)
    sealed.mark(OTHER_EXAMINER, 101, points=1.37, note=SECRET_NOTE)
    return sealed


def everything_in(found):
    """All words and numbers of an answer, however deep."""
    if is_dataclass(found) and not isinstance(found, type):
        return [one for field in fields(found) for one in everything_in(getattr(found, field.name))]
    if isinstance(found, dict):
        return [one for pair in found.items() for part in pair for one in everything_in(part)]
    if isinstance(found, list | tuple | set | frozenset):
        return [one for part in found for one in everything_in(part)]
    return [found]


def names_in(found):
    text = " ".join(one for one in everything_in(found) if isinstance(one, str))
    return {word for word in WORDS if word in text}


def asked(session, query, sealed):
    """The answer of a query, or the sentence of the refusal; arguments by their names."""
    known = {
        "sitting_id": sealed.sitting_id,
        "candidate_id": sealed.candidates[101],
        "version_id": sealed.item(q.ESSAY).version_id,
        "sitting_ids": [sealed.sitting_id],
        "number": 101,
        "place": 1,
        "turn": 1,
        "question": a_single(),
        "typed": "",
        "text": "Vik",
        "examiner_id": examiner_at(sealed, 2),
        "version_ids": [sealed.item(q.ESSAY).version_id],
    }
    wanted = [
        known[name]
        for name, one in [*inspect.signature(query).parameters.items()][1:]
        if one.default is inspect.Parameter.empty
    ]
    try:
        return query(session, *wanted)
    except EduError as refused:
        return refused.sentence()


def examiner_at(sealed, place):
    with sealed.database.reading() as session:
        return queries.examiners(session, sealed.sitting_id)[place - 1].id


ALL = [name for name in queries.__all__ if inspect.isfunction(getattr(queries, name))]


@pytest.mark.parametrize("name", ALL)
def test_no_query_of_marking_tells_a_name_whoever_asks(blind, name):
    for actor in (EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER, given.LEADER, given.OFFICE):
        with blind.database.acting_as(actor).reading() as session:
            assert names_in(asked(session, getattr(queries, name), blind)) == set()


@pytest.mark.parametrize("name", ALL)
def test_nobody_but_who_gave_it_sees_a_mark_before_both_are_done(blind, name):
    for actor in (EXAMINER, THIRD_EXAMINER, given.LEADER, given.OFFICE, given.AUDITOR):
        with blind.database.acting_as(actor).reading() as session:
            found = everything_in(asked(session, getattr(queries, name), blind))
        assert SECRET_POINTS not in found
        assert SECRET_NOTE not in found
    with blind.database.acting_as(OTHER_EXAMINER).reading() as session:
        own = everything_in(queries.desk(session, blind.sitting_id))
    assert SECRET_POINTS in own
    assert SECRET_NOTE in own


def test_the_role_opens_no_page_but_its_own():
    may = {
        key for key, page in catalogue.pages().items() if not page.permission or EXAMINER.may(page.permission)
    }

    assert may == OWN_PAGES
    assert {item.key for item in catalogue.rail(EXAMINER)} == {"today", "marking.own", "settings"}
    assert EXAMINER.permissions == {terms.MARK, "access.change_own_password"}


def test_no_panel_search_answer_or_row_of_today_tells_a_name(blind):
    offered = [
        offer
        for feature in catalogue.all_contributions()
        for kind in (
            feature.panels,
            feature.finds,
            feature.answers,
            feature.today,
            feature.figures,
            feature.week,
        )
        for offer in allowed(kind, EXAMINER)
    ]
    assert [offer.query for offer in offered] == ["eduapp.exams.marking.ui.today:own_rows"]
    with blind.database.acting_as(EXAMINER).reading() as session:
        rows = load(offered[0].query)(session, EXAMINER, given.TODAY)
    assert len(rows) == 1
    assert names_in(rows) == set()


def commands(sealed):
    """Every command of marking, with what may stand in it."""
    known = {
        "sitting_id": sealed.sitting_id,
        "examiner_id": examiner_at(sealed, 1),
        "file_id": sealed.sitting_id,
        "round": 1,
        "key": bytes(32),
        "desk": "0" * 64,
        "content": b"",
        "version_id": sealed.item(q.ESSAY).version_id,
        "place": 3,
        "user_id": THIRD_EXAMINER.user_id,
        "number": 101,
        "reason": "Because",
        "result_ids": (sealed.sitting_id,),
        "found": "Because",
        "question": a_single(),
    }
    for name, use_case in inspect.getmembers(service, inspect.isfunction):
        kind = use_case.__annotations__["command"]
        command = getattr(service, kind) if isinstance(kind, str) else kind
        needed = {field.name: known[field.name] for field in fields(command) if field.name in known}
        yield name, use_case, command(**needed)


def test_no_command_answers_or_refuses_with_a_name_and_the_trail_hears_of_none(blind, notes):
    told = len(notes)
    for _name, use_case, command in commands(blind):
        for actor in (EXAMINER, THIRD_EXAMINER, given.TEACHER):
            try:
                answer = blind.run(actor, use_case, command)
            except EduError as refused:
                answer = refused.sentence()
            assert names_in(answer) == set()
    for note in notes[told:]:
        assert note.learner is None
        assert names_in(note.details) == set()
        assert SECRET_POINTS not in everything_in(note.details)


def test_every_note_of_a_whole_marking_names_no_learner_and_tells_no_points(sealed, notes):
    told = len(notes)
    sealed.settle()
    for note in notes[told:]:
        assert note.learner is None
        assert names_in(note.details) == set()
    given_marks = [note.details for note in notes if note.action == terms.MARKS_GIVEN]
    assert given_marks
    assert all(set(one) == {"course", "day", "numbers", "question", "place"} for one in given_marks)


@pytest.mark.parametrize("by", [EXAMINER, OTHER_EXAMINER], ids=["first", "second"])
def test_no_screen_of_an_examiner_shows_or_says_a_name(qtbot, blind, by):
    Theme().apply(QApplication.instance())
    bench = a_hearing_bench(blind.database, by).bench
    for page in (
        OwnPage(bench, Route("marking.own")),
        DeskPage(bench, Route("marking.desk", blind.sitting_id)),
    ):
        qtbot.addWidget(page)
        page.resize(1200, 640)
        show(page)
        view = getattr(page, "view", None)
        for place in range(len(view.answers) if view is not None else 1):
            if view is not None:
                view._go(place)
            assert names_in(said_on(page)) == set()
        if by is EXAMINER:
            assert SECRET_NOTE not in " ".join(said_on(page))


def said_on(page):
    """Every word that stands on a page or is read aloud."""
    found = [page.title, page.context]
    for one in page.findChildren(QWidget):
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel | QLineEdit):
            found.append(one.text())
    for table in [getattr(page, "table", None)]:
        if table is not None:
            found += [column.words(row) for column in page.columns() for row in table.table.rows]
    return found


def test_what_is_walked_is_what_there_is():
    """A walk that finds nothing would prove nothing."""
    assert names_in({"who": ["Kari Berg"]}) == {"Kari", "Berg"}
    assert len(ALL) > 12
    assert {type(one) for one in everything_in((MarkedPaper(), date(2026, 1, 1), UUID(int=0)))}
