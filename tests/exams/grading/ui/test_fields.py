import pytest

from eduapp.core.i18n import set_screen_language
from eduapp.exams.grading.ui.fields import PercentEdit, PointsEdit
from eduapp.gui.theme import Theme


@pytest.mark.parametrize(
    ("typed", "value"), [("2", 200), ("2,5", 250), ("2.25", 225), (",5", 50), ("", None)]
)
def test_points_are_typed_with_comma_or_point_and_kept_in_hundredths(qtbot, typed, value):
    field = PointsEdit(Theme(), 400)
    qtbot.addWidget(field)
    field.setText(typed)
    assert (field.value(), field.misread()) == (value, "")
    assert field.note() == "of 4"


@pytest.mark.parametrize("typed", ["two", "1,234", "-1"])
def test_what_is_no_number_of_points_is_said(qtbot, typed):
    field = PointsEdit(Theme())
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() is None
    assert f"“{typed}” is no number of points" in field.misread()


def test_percents_are_written_in_the_language_of_the_screen(qtbot):
    field = PercentEdit(Theme())
    qtbot.addWidget(field)
    field.set_value(6250)
    assert field.text() == "62.5"
    set_screen_language("nb")
    field.set_value(6250)
    assert (field.text(), field.value()) == ("62,5", 6250)
    field.setText("mye")
    assert "mye" in field.misread()
    field.setText("62 %")
    assert field.value() == 6200
