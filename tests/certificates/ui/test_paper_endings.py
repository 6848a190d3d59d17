"""What became of a paper, in sentences; empty of a paper nothing happened to."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.certificates import queries
from eduapp.certificates.ui.paper_endings import PaperEndings
from tests.support import given, given_register


@pytest.fixture
def card(qtbot, database, fakes):
    def show(certificate_id):
        made = PaperEndings(fakes.bench)
        qtbot.addWidget(made)
        with database.reading() as session:
            made.show_endings("2026-00001", queries.endings(session, certificate_id))
        return made

    return show


def said(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_nothing_is_said_of_a_paper_nothing_happened_to(database, school, card):
    assert card(given_register.a_paper(database)).isHidden()


def test_a_replaced_and_revoked_paper_tells_both_with_names_and_reasons(database, school, card):
    paper = given_register.a_paper(database)
    given_register.replaced(database, paper)
    given_register.revoked(database, paper)

    words = said(card(paper))
    assert "Replaced by 2026-00002 on 23.11.2026: the old one is lost or spoilt." in words
    assert f"Attested by {given.LEADER.name}" in words
    assert f"Proposed by {given.OFFICE.name}" in words
    assert "Another course was meant." in words


def test_who_may_not_attest_sees_why(database, school, card, fakes):
    paper = given_register.a_paper(database)
    given_register.proposed(database, paper)
    attest, refuse = card(paper).verbs
    assert attest.isEnabled()
    assert refuse.isEnabled()
