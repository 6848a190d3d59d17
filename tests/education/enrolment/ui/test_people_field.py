"""A field that holds several people."""

from uuid import UUID

import pytest

from eduapp.education.enrolment.queries import Candidate
from eduapp.education.enrolment.ui.people_field import PeopleField
from tests.support.accessibility import announcements, show
from tests.support.keys import keys_only, press, write

ADA, BO = Candidate(UUID(int=1), "Holm, Ada (1001)", "A"), Candidate(UUID(int=2), "Vik, Bo (1002)", "B")


def find(_session, typed):
    return [one for one in (ADA, BO) if typed.casefold() in one.label.casefold()]


@pytest.fixture
def field(qtbot, fakes):
    made = PeopleField(fakes.bench, find)
    qtbot.addWidget(made)
    show(made)
    made.setFocus()
    return made


def test_people_are_picked_one_by_one(field):
    heard = []
    field.changed.connect(lambda: heard.append(field.value()))
    assert field.value() is None

    with keys_only(), announcements() as said:
        write(field, "ho")
        press(field, "Return")
        write(field, "vi")
        press(field, "Return")

    assert field.value() == (ADA.id, BO.id)
    assert field.names() == {ADA.id: ADA.label, BO.id: BO.label}
    assert heard[-1] == (ADA.id, BO.id)
    assert "Holm, Ada (1001) was added to the list." in said


def test_nobody_is_in_it_twice(field):
    for _ in range(2):
        write(field, "ho")
        press(field, "Return")
    assert field.value() == (ADA.id,)


def test_somebody_is_taken_out_again(field):
    field.set_value([ADA, BO])
    field._drop(ADA)
    assert field.value() == (BO.id,)


def test_a_name_without_a_choice_is_told(field):
    write(field, "xyz")
    assert field.misread() == "Choose one from the list."
    field.set_value(None)
    assert field.value() is None
