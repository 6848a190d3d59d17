"""A projector that is plugged in and out."""

from eduapp.gui.onlookers import Onlookers
from tests.support.fakes import FakeScreens


def test_one_screen_is_ones_own(qapp):
    assert not Onlookers(FakeScreens(1)).present
    assert Onlookers(FakeScreens(2)).present


def test_plugging_in_and_out_is_told_once_each(qapp):
    plugs, told = FakeScreens(), []
    onlookers = Onlookers(plugs)
    onlookers.changed.connect(told.append)

    for count in (2, 3, 2, 1):
        plugs.plug(count)
    assert told == [True, False]


def test_the_application_itself_tells_of_its_screens(qapp):
    assert Onlookers().present == (len(qapp.screens()) > 1)
