"""Beside the page: what proves the paper, and what was let stand on it."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.certificates import jobs, queries
from eduapp.certificates.ui.paper_facts import PaperFacts
from eduapp.core.violations import Override
from eduapp.gui.theme import Theme
from tests.support import given_certificates, given_register


@pytest.fixture
def said(qtbot, database):
    def show(certificate_id):
        card = PaperFacts(Theme())
        qtbot.addWidget(card)
        with database.reading() as session:
            entries = queries.entries_of(session, certificate_id)
        card.show_head(given_register.head(database, certificate_id), entries)
        return "\n".join(one.text() for one in card.findChildren(QLabel))

    return show


def test_a_signed_paper_says_serial_key_and_entry(database, key, said):
    certificate_id = given_register.a_paper(database, key=key)
    head = given_register.head(database, certificate_id)
    words = said(certificate_id)
    assert f"{head.serial[:5]} {head.serial[5:]}" in words
    assert head.kid in words
    assert "Entry 1 of the register: issued, 23.11.2026" in words
    assert head.sha256[:32] in words


def test_a_paper_from_before_the_keys_says_what_proves_it(database, school, said):
    assert "only the stored file proves it" in said(given_register.a_paper(database))


def test_words_that_were_let_stand_are_told_with_the_reason(database, school, said):
    item = given_certificates.a_course_done(database, grade="B", contents="Arbeid i fengsel").item
    confirmed = Override(frozenset({"TellsWhere"}), "It is about working there.")
    words = said(jobs.issue_one(database, item, override=confirmed))
    assert "fengsel" in words
    assert "It is about working there." in words
