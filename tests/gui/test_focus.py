"""The keyboard is found again in a page that was built anew."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from eduapp.gui.focus import focus_at, give_focus, place_of, takes_focus
from tests.support.accessibility import show


@pytest.fixture
def build(qtbot):
    """A page of three fields, two of them deeper, as often as wanted."""

    def made():
        page, inner = QWidget(), QWidget()
        outside, inside = QVBoxLayout(page), QVBoxLayout(inner)
        outside.addWidget(QLineEdit())
        outside.addWidget(inner)
        for _count in range(2):
            inside.addWidget(QLineEdit())
        inside.addWidget(QLabel("no control"))
        qtbot.addWidget(page)
        show(page)
        return page

    return made


def test_the_same_field_has_the_keyboard_in_a_page_built_anew(build):
    before, after = build(), build()
    field = before.findChildren(QLineEdit)[-1]

    assert focus_at(after, place_of(field, before))

    assert after.focusWidget() is after.findChildren(QLineEdit)[-1]


def test_what_is_elsewhere_or_not_there_has_no_place(build):
    one, other = build(), build()

    assert place_of(one.findChildren(QLineEdit)[0], other) is None
    assert place_of(None, one) is None
    assert not focus_at(one, None)
    assert not focus_at(one, (1, 9))


def test_the_keyboard_goes_only_to_what_takes_it(build):
    page = build()
    field, words = page.findChildren(QLineEdit)[0], page.findChildren(QLabel)[0]

    assert not takes_focus(words)
    assert not give_focus(words)
    assert not give_focus(None)
    field.setEnabled(False)
    assert not give_focus(field)
