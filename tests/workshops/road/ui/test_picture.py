"""A road as a picture that says in words all it draws."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtGui import QColor

from eduapp.gui.theme import Theme, tokens
from eduapp.workshops.hours.queries import ApprovedDay
from eduapp.workshops.road.rules.forecast import forecast
from eduapp.workshops.road.rules.numbers import demand_of
from eduapp.workshops.road.rules.reckoning import Outside, Road, reckon
from eduapp.workshops.road.ui.picture import RoadPicture, done_text
from tests.support.given import TODAY

SHOP = UUID(int=1)
ROAD = Road(demand_of("BASNE3----", "practice_candidate", "hours_1740", TODAY), frozenset({SHOP}))
OLD = Outside(date(2010, 1, 1), date(2010, 12, 31), percent=100)
NEW = Outside(date(2023, 1, 1), date(2024, 6, 30), percent=100)
LATELY = [ApprovedDay(TODAY - timedelta(days=n), 300, SHOP) for n in range(84)]


def shown(qtbot, outside=(), hours=(), leaving=None, look="light", width=600):
    made = reckon(ROAD, list(hours), outside, TODAY)
    theme = Theme(tokens(look))
    picture = RoadPicture(theme, made, forecast(made, leaving))
    qtbot.addWidget(picture)
    picture.resize(width, picture.sizeHint().height())
    return picture, picture.grab().toImage(), theme


def colour(image, share, y=8):
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(image.width() * share), round(y * ratio)).name()


def test_all_of_it_is_said_in_words(qtbot):
    picture, _image, _theme = shown(qtbot, [NEW], leaving=date(2028, 6, 1))

    assert picture.accessibleName() == (
        "18 of 60 months count (30 %). When everything is there is not known: too few approved hours in the "
        "last 12 weeks. Planned last day here: 01.06.2028."
    )


def test_the_bar_is_as_full_as_what_counts(qtbot):
    _picture, image, theme = shown(qtbot, [NEW])
    full = QColor(theme.t.solid("primary")).name()

    assert [colour(image, share) == full for share in (0.05, 0.15, 0.28, 0.32, 0.7)] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_what_is_older_is_striped(qtbot):
    picture, image, theme = shown(qtbot, [OLD, NEW])
    assert "Striped: 12 months are older than 10 years." in picture.accessibleName()
    full, ground = QColor(theme.t.solid("primary")).name(), theme.c("sunken").name()
    old = {
        image.pixelColor(x, 8).name() for x in range(round(image.width() * 0.03), round(image.width() * 0.17))
    }
    new = {
        image.pixelColor(x, 8).name() for x in range(round(image.width() * 0.43), round(image.width() * 0.48))
    }

    assert {full, ground} <= old
    assert new == {full}


@pytest.mark.parametrize(("leaving", "hours"), [(None, ()), (date(2028, 6, 1), ()), (None, LATELY)])
def test_days_that_nobody_knows_take_no_room(qtbot, leaving, hours):
    picture, _image, _theme = shown(qtbot, [NEW], hours, leaving)

    assert (picture.sizeHint().height() > 60) is bool(leaving or hours)


def test_the_forecast_moves_with_what_is_missing(qtbot):
    """The diamond of a later day lies further along the same line of days."""
    leaving = TODAY + timedelta(days=3_000)
    places = []
    for outside in ([NEW], []):
        _picture, image, theme = shown(qtbot, outside, LATELY, leaving, width=1000)
        fill, y = QColor(theme.t.solid("primary")).name(), 16 + 18 + 8 + 18 + 6
        places.append([x for x in range(image.width()) if image.pixelColor(x, y).name() == fill])

    soon, late = places
    assert soon
    assert min(soon) > 300
    assert min(late) > max(soon)


@pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
def test_every_look_paints_it(qtbot, look):
    _picture, image, theme = shown(qtbot, [OLD, NEW], LATELY, date(2028, 6, 1), look)

    assert colour(image, 0.45) == QColor(theme.t.solid("primary")).name()


def test_a_last_day_that_has_passed_stands_at_the_beginning(qtbot):
    picture, _image, _theme = shown(qtbot, [NEW], LATELY, TODAY - timedelta(days=30))

    assert "after the planned last day here, 24.10.2026" in picture.accessibleName()


def test_how_much_is_done_is_said_without_the_picture():
    assert done_text(reckon(ROAD, [], [NEW], TODAY)) == "18 of 60 months count (30 %)."
