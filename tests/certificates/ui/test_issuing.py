"""A batch from the page: the keys are asked for, words that tell are confirmed with a reason, or left."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.certificates import queries
from eduapp.certificates.issue.press import PressBeside
from eduapp.certificates.ui import issuing as pages
from eduapp.certificates.ui.issuing import Issuing
from eduapp.core.i18n import _
from eduapp.gui.progress import ProgressPanel
from tests.support import given_certificates, given_keys
from tests.support.dialogs import fill, the_dialog


class Row:
    def __init__(self, item, name):
        self.item, self.name = item, name


@pytest.fixture
def issuing(fakes, parent):
    panel = ProgressPanel(fakes.bench.theme, _("Making certificate {number} of {total}: {label}"))
    panel.setParent(parent)
    working = []
    made = Issuing(fakes.bench, parent, panel, working.append)
    return made, working


def register(database):
    with database.reading() as session:
        return queries.register(session)


def test_papers_are_signed_with_the_key_that_was_opened(database, key, issuing, fakes):
    made, working = issuing
    rows = [
        Row(given_certificates.a_course_done(database, name, grade="B").item, name) for name in ("A B", "C D")
    ]
    got = []
    made.issue(rows, None, got.append)
    assert working == []  # nothing begins before the password
    fill(password=given_keys.PASSWORD)

    assert [row.state for row in register(database)] == ["issued"] * 2
    assert working == [True, False]
    made.print_(*got)
    assert len(fakes.printer.printed) == 1


def test_many_are_made_in_a_process_beside_that_ends_with_them(database, key, issuing, fakes, monkeypatch):
    begun = []
    start = PressBeside.start
    monkeypatch.setattr(PressBeside, "start", lambda press: (start(press), begun.append(press.pid)))
    made, _working = issuing
    rows = [
        Row(given_certificates.a_course_done(database, name, grade="B").item, name)
        for name in ("A B", "C D", "E F")
    ]
    made.issue(rows[:1], None, lambda _ids: None)
    fill(password=given_keys.PASSWORD)
    assert begun == []

    monkeypatch.setattr(pages, "MANY", 2)
    made.issue(rows[1:], None, lambda _ids: None)

    assert len({*begun}) == 1
    assert fakes.bench.held.one(PressBeside).pid is None
    assert [row.state for row in register(database)] == ["issued"] * 3


def test_a_wrong_password_is_told_in_one_sentence_and_nothing_begins(database, key, issuing, fakes):
    made, working = issuing
    row = Row(given_certificates.a_course_done(database, "A B", grade="B").item, "A B")
    got = []
    made.issue([row], None, got.append)
    fill(password="seks blå tak i regn")

    said = [one.text() for one in the_dialog().findChildren(QLabel)]
    assert "This is not the password of issuing. Type it anew; nothing was changed." in said
    assert (working, got, register(database)) == ([], [], [])

    fill(password=given_keys.PASSWORD)  # the form is still there
    assert [row.state for row in register(database)] == ["issued"]


def test_words_that_tell_are_issued_with_a_reason_and_only_then(database, school, issuing, fakes):
    made, _working = issuing
    tells = given_certificates.a_course_done(database, "A B", grade="B", contents="Arbeid i fengsel").item
    rows = [Row(tells, "A B"), Row(given_certificates.a_course_done(database, "C D", grade="B").item, "C D")]
    got = []
    made.issue(rows, None, got.append)
    assert len(register(database)) == 1
    assert "fengsel" in fakes.ask.refusals[0].sentence()

    fakes.ask.reason = "The course is about working there."
    made.issue(rows[:1], None, got.append)

    assert len(register(database)) == 2
    assert [len(ids) for ids in got] == [1, 1]


def test_who_is_refused_for_another_reason_is_told_although_words_were_confirmed(
    database, school, issuing, fakes
):
    made, _working = issuing
    tells = given_certificates.a_course_done(database, "A B", grade="B", contents="Arbeid i fengsel").item
    little = given_certificates.a_course_done(database, "C D", attended=1, grade="B").item
    fakes.ask.reason = "The course is about working there."
    got = []
    made.issue([Row(tells, "A B"), Row(little, "C D")], None, got.append)

    assert [row.name for row in register(database)] == ["B, A"]
    [report] = fakes.ask.errors
    assert "C D" in report.sentence()
    assert "A B" not in report.sentence()
