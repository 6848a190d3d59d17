from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.marking.queries import Choice
from eduapp.exams.marking.rules.examiners import Person
from eduapp.exams.marking.ui.examiner_field import ExaminerField

FREE = Choice(Person(uuid4(), "Marit Vold", True, False, False), "sensor", "")
TEACHER = Choice(Person(uuid4(), "Ingrid Solheim", True, True, True), "", "Teaches them (§ 9-33).")


@pytest.fixture
def field(qtbot, theme):
    made = ExaminerField(theme, [TEACHER, FREE])
    qtbot.addWidget(made)
    made.show()
    return made


def test_who_cannot_be_chosen_is_there_greyed_out_with_the_paragraph(field):
    own, other = field.radios

    assert (own.isEnabled(), own.accessibleDescription()) == (False, "Teaches them (§ 9-33).")
    assert (other.isEnabled(), other.text()) == (True, "Marit Vold, sensor")
    assert [one.text() for one in field.findChildren(QLabel)] == ["Teaches them (§ 9-33)."]
    field.set_value(TEACHER.person.user_id)
    assert field.value() is None


def test_a_choice_is_the_value(field, qtbot):
    field.start()
    with qtbot.waitSignal(field.changed):
        field.radios[1].click()
    assert field.value() == FREE.person.user_id
    assert field.misread() == ""
    field.set_value(FREE.person.user_id)
    assert field.radios[1].isChecked()
