"""Roles × screens × buttons: which pages open for whom, and that no button leads to what one may not do."""

import tomllib
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QToolButton
from shiboken6 import isValid

from eduapp.app import catalogue
from eduapp.app.screens import screens
from eduapp.app.stage import Stage
from eduapp.core.errors import NotAllowed
from eduapp.gui.tables import TableView
from eduapp.people.access.rules import reach_of
from tests.architecture import source
from tests.support.first_line import JudgedDatabase
from tests.support.sample import staff

ROLES = tomllib.loads((source.ROOT / "resources/codes/roles.toml").read_text(encoding="utf-8"))
# Who sits there of the sample site's staff, in one role alone.
SITS = {
    "administrator": "leader",
    "leader": "principal",
    "teacher": "teacher",
    "workshop_leader": "workshop",
    "invigilator": "invigilator",
    "examiner": "examiner",
    "office": "office",
    "auditor": "principal",
}
ROLES_OF = {"leader": ("leader",)} | {
    key: (role,) for role, key in SITS.items() if key not in {"leader", "principal"}
}
# Every page of the program, by who opens it.
OPENED_BY = {
    " ".join(ROLES): "today settings",
    "administrator leader auditor": "access.users access.roles audit.trail audit.check safekeeping.backups",
    "administrator leader": "keys.ceremony",
    "administrator leader office auditor": "keys.keys",
    "administrator leader office": "privacy.retention",
    "administrator leader teacher office": "school.school courses.catalogue courses.course",
    "administrator leader teacher workshop_leader office": "places.list places.place",
    "leader": "apart.list attempts.tickets privacy.copy",
    "leader teacher workshop_leader office": "learners.list learners.learner timetable.week",
    "leader teacher": "timetable.day plans.due attendance.register questions.list questions.edit"
    " questions.import papers.list papers.paper papers.print statistics.questions handouts.plan",
    "leader teacher office": "enrolment.groups enrolment.group grading.list grading.sitting grading.typing"
    " lists.lists lists.type_in",
    "leader teacher office auditor": "certificates.ready certificates.register certificates.certificate"
    " certificates.chain certificates.templates certificates.check",
    "leader teacher invigilator office": "sittings.list sittings.sitting sittings.seats sittings.papers"
    " custody.list custody.sitting room.sitting attempts.board",
    "leader workshop_leader": "machines.list machines.machine tools.list tools.board workshops.list"
    " workshops.workshop workshops.shift aims.list aims.talks aims.matrix",
    "leader office": "arrangements.list marking.list marking.sitting appeals.list appeals.appeal appeals.exam"
    " day.day summary.figures files.import handoff.days statements.month",
    "examiner": "marking.own marking.desk",
}


# Pages whose buttons are pressed: those of a feature of which the role may do some things and not others.
WALKED = {
    "administrator": "users places school keys privacy-retention",
    "leader": "users backups settings marking",
    "teacher": "learner group course week day exam exam-coming grading-told exam-day exam-board custody"
    " question certificate lists",
    "workshop_leader": "learner week workshop shift machine tool-board aims-matrix places",
    "invigilator": "exam exam-day exam-board custody exam-papers",
    "examiner": "marking-own marking-desk",
    "office": "learner group exam exam-day grading-told marking certificate keys privacy-retention handoff",
    "auditor": "users trail certificate keys backups",
}


def opened_by(role):
    return {page for roles, pages in OPENED_BY.items() if role in roles.split() for page in pages.split()}


def is_opened_elsewhere(screen, role):
    """By who shows it in test_every_screen, or for its buttons below: a page takes a third of a second."""
    return role in ROLES_OF[screen.by] or screen.name in WALKED[role].split()


@pytest.fixture(scope="module")
def pages():
    return catalogue.pages()


def test_every_page_says_who_opens_it(pages):
    told = [page for some in OPENED_BY.values() for page in some.split()]
    assert sorted(told) == sorted(pages)
    assert {role for roles in OPENED_BY for role in roles.split()} == set(ROLES)


class Watched(Stage):
    """A stage of which errors end nothing, and on which nothing is carried out or left for another page."""

    def __init__(self, site, role):
        person = staff(site)[SITS[role]]
        may = frozenset(ROLES[role]["permissions"])
        actor = replace(person, roles=(role,), permissions=may, reach=reach_of([role]))
        self.judged, self.went = JudgedDatabase.over(site), []
        super().__init__(self.judged, actor, look="light", scale=1.0, size=(1366, 900), place="")

    def fail(self, error):
        self.desk.errors.append(error)

    def breathe(self):
        for _round in range(2):
            self.application.sendPostedEvents()
            self.application.processEvents()

    def opens(self, route):
        """Go there; whether there is a page."""
        self.navigation.go(route)
        self.breathe()
        return self.shell.page is not None

    def stay(self):
        """Ways away from the page are noted from now on, and not gone."""
        self.shell.leave()
        self.navigation.moved.connect(self.went.append)

    def let_go(self):
        """Ways are gone again; the pages that were noted until now."""
        self.navigation.moved.disconnect(self.went.append)
        self.navigation.moved.connect(self.shell._show)
        noted = {route.key for route in self.went}
        self.went.clear()
        return noted

    def refusals(self):
        """What somebody was refused since it was asked last."""
        told = [repr(one) for one in self.desk.errors if isinstance(one, NotAllowed)]
        self.desk.errors.clear()
        return told


@pytest.mark.timeout(600)
@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_for_who_sees_it_and_for_nobody_else(qapp, site, role):
    stage, wrong = Watched(site, role), []
    for screen in screens(site):
        may = screen.route.key in opened_by(role)
        if may and is_opened_elsewhere(screen, role):
            continue
        if stage.opens(screen.route) != may:
            wrong.append(f"{screen.name} {'does not open' if may else 'opens'}")
        wrong += [f"{screen.name}: {told}" for told in stage.refusals()]
    assert set(stage.shell.rail.buttons) <= opened_by(role)
    stage.close()
    source.none_of(wrong, f"{role}: page, permission and OPENED_BY do not agree.")


@pytest.mark.parametrize("role", ROLES)
def test_what_features_bring_to_a_page_is_for_who_may_see_it(site, role, pages):
    person = staff(site)[SITS[role]]
    may = frozenset(ROLES[role]["permissions"])
    actor = replace(person, roles=(role,), permissions=may)
    for place in pages:
        for kind, asked in (("panels", catalogue.panels), ("actions", catalogue.ways)):
            offers = [one for feature in catalogue.FEATURES for one in getattr(feature, kind)]
            here = [one for one in offers if getattr(one, "place" if kind == "panels" else "beside") == place]
            shown = asked(place, actor)
            assert {id(one) for one in shown} == {id(one) for one in here if one.permission in may}
            if kind == "actions":
                assert {one.route.key for one in shown} <= opened_by(role)


# Use cases that somebody came to at the least by pressing all that: else nothing was pressed.
FEWEST = {
    "administrator": 3,
    "leader": 2,
    "teacher": 8,
    "workshop_leader": 8,
    "invigilator": 4,
    "examiner": 1,
    "office": 8,
    "auditor": 0,  # there is nothing they do
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("role", ROLES)
def test_no_button_leads_to_what_somebody_may_not_do_or_see(qapp, site, role):
    """Each is pressed, with what its menu or dialog offers; commands are judged, and not carried out."""
    stage, wrong = Watched(site, role), []
    there = {screen.name: screen.route for screen in screens(site)}
    for name in WALKED[role].split():
        if not stage.opens(there[name]):
            wrong.append(f"{name} does not open")
            continue
        stage.stay()
        wrong += [f"{name}: {said} {told}" for said in pressed(stage) for told in stage.refusals()]
        shut = stage.let_go() - opened_by(role)
        wrong += [f"{name} leads to {key}, which does not open" for key in sorted(shut)]
    stage.close()
    source.none_of([*wrong, *sorted(stage.judged.refused)], f"{role}: hide it, or say why not.")
    assert len(stage.judged.asked) >= FEWEST[role]


def pressed(stage):
    """Presses whatever can be pressed on a page, once each, with a row chosen where there are rows."""
    page, known = stage.shell.stack.currentWidget(), set()
    for table in page.findChildren(TableView):
        if table.isVisible() and table.model().rowCount():
            table.setCurrentIndex(table.model().index(0, 0))
    stage.breathe()
    top = stage.shell.head.parentWidget().findChildren(QPushButton)
    for button in [*page.findChildren(QPushButton), *page.findChildren(QToolButton), *top]:
        if not isValid(button) or not (button.isVisible() and button.isEnabled()):
            continue
        said = button.text() or button.accessibleName()
        if said in known or button is stage.shell.search:
            continue
        known.add(said)
        button.click()
        stage.breathe()
        go_on(stage)
        yield said


def go_on(stage, steps=2):
    """All that a menu leads to, and the verbs of a dialog whose empty fields got a word."""
    front = stage.front
    if isinstance(front, QMenu):
        front.hide()
        for action in [one for one in front.actions() if one.isEnabled() and not one.isSeparator()]:
            if isValid(action):
                action.trigger()
                stage.breathe()
                if steps and stage.front is not stage.window:
                    go_on(stage, steps - 1)
    elif isinstance(front, QDialog):
        fill_and_press(stage, front)
    for one in reversed(stage._fronts()):
        if isValid(one):
            one.hide()
            one.deleteLater()
    stage.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fill_and_press(stage, dialog):
    for edit in dialog.findChildren(QLineEdit):
        if edit.isEnabled() and not edit.text():
            edit.setText("x")
    for edit in dialog.findChildren(QPlainTextEdit):
        if edit.isEnabled() and not edit.toPlainText():
            edit.setPlainText("x")
    for choice in dialog.findChildren(QComboBox):
        if choice.isEnabled() and choice.currentIndex() < 1:
            choice.setCurrentIndex(min(1, choice.count() - 1))
    for button in dialog.findChildren(QPushButton):
        if isValid(button) and button.property("kind") in {"primary", "danger"} and button.isEnabled():
            button.click()
            stage.breathe()
