from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.certificates.verification import judge
from eduapp.certificates.verification.ui.answer import BAD, BUT, COMPARE, GOOD, Answer, look_of
from eduapp.gui.theme import Theme
from tests.support import tampered_papers
from tests.support.tamperings import TODAY


@pytest.fixture
def answer(qtbot, qapp):
    theme = Theme()
    theme.apply(qapp)
    made = Answer(theme)
    qtbot.addWidget(made)
    return made


def words(answer):
    QApplication.processEvents()
    return [one.text() for one in answer.findChildren(QLabel) if one.isVisibleTo(answer)]


def test_what_was_signed_is_read_aloud_with_its_word(answer, world):
    facts = world.facts()
    judged = judge(world.code(facts), world.keys, world.status, None, TODAY)

    said = answer.show_answer(judged, "")

    names = [one.accessibleName() for one in answer.findChildren(QLabel)]
    assert f"Name: {facts.name}" in names
    assert said.startswith("The code is genuine")
    assert answer.accessibleName() == "The code is genuine: compare the paper"


def test_an_answer_takes_the_place_of_the_one_before(answer, world):
    genuine = judge(world.papers[0], world.keys, world.status, None, TODAY)
    answer.show_answer(genuine, "ekte.pdf")
    answer.show_answer(judge(b"", world.keys, world.status, None, TODAY), "tom.pdf")

    assert genuine.facts.name not in words(answer)
    assert "File: tom.pdf" in words(answer)


def test_nothing_shown_is_read_as_html(answer, world):
    facts = world.facts(name="<b>Ola</b> & Kari")
    answer.show_answer(judge(world.code(facts), world.keys, world.status, None, TODAY), "<i>.pdf")

    assert {"<b>Ola</b> & Kari", "File: <i>.pdf"} <= set(words(answer))


def test_only_a_genuine_file_by_a_fresh_list_looks_good(world):
    made = world.status.as_of

    def look(data, days=1, status=world.status):
        return look_of(judge(data, world.keys, status, None, made + timedelta(days=days)))

    assert look(world.papers[0]) == GOOD
    assert look(world.papers[0], 91) == BUT
    assert look(world.code(world.facts())) == COMPARE
    assert look(world.code(world.facts()), 91) == BUT
    assert look(world.papers[0], status=None) == BUT
    assert look(world.code(world.replaced)) == BUT
    assert look(world.code(world.revoked)) == BAD
    assert look(b"") == BUT
    assert look(tampered_papers.with_a_note(world.papers[0])) == BAD
    assert len({icon for _token, icon in (GOOD, BUT, BAD, COMPARE)}) == 4
