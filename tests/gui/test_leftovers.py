"""What tests leave behind is gone at once, and pixels are counted right however they are counted."""

import gc
import random
from array import array
from collections import Counter

import pytest
import shiboken6
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from eduapp.core.memory import settle
from tests.support.leftovers import put_away
from tests.support.sight import changed_pixels, counted_pixels


def test_windows_are_gone_at_once_with_what_pops_up_from_them(qapp):
    window = QWidget()
    field = QLineEdit(window)
    field.setCompleter(QCompleter(["Aasen"], field))
    popup = field.completer().popup()
    window.show()

    put_away()

    assert not any(map(shiboken6.isValid, (window, field, popup)))


def test_the_collector_looks_at_everything_again():
    settle()
    assert gc.get_freeze_count()

    put_away()

    assert not gc.get_freeze_count()


@pytest.mark.parametrize("length", [0, 1, 15, 16, 17, 160, 333])
def test_pixels_are_counted_as_if_one_by_one(length):
    dice = random.Random(length)
    before, after = (array("I", dice.choices((7, 8, 9), (30, 1, 1), k=length)) for _side in range(2))

    assert counted_pixels(before.tobytes()) == Counter(before)
    assert changed_pixels(before.tobytes(), after.tobytes()) == Counter(
        (old, new) for old, new in zip(before, after, strict=True) if old != new
    )
