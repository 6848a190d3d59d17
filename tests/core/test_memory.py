"""The collector rests while many things are made, and looks at nothing that stays."""

import gc
import weakref

import pytest

from eduapp.core.memory import settle, tidy_up, without_collecting


@pytest.fixture(autouse=True)
def _on():
    """As the program has it where no window is; the tests keep it off."""
    gc.enable()
    yield
    gc.disable()


def test_the_collector_rests_and_goes_on():
    with without_collecting():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_goes_on_after_a_fault_as_well():
    with pytest.raises(ZeroDivisionError), without_collecting():
        raise ZeroDivisionError

    assert gc.isenabled()


def test_who_turned_it_off_keeps_it_off():
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


class Knot:
    """Holds itself, so that only the collector can free it."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def thawed():
    yield
    gc.unfreeze()


def test_what_was_there_before_is_not_looked_at_until_tidied_up(thawed):
    knot = Knot()
    settle()
    seen = weakref.ref(knot)
    del knot

    gc.collect()
    assert seen() is not None

    tidy_up()
    assert seen() is None


def test_what_comes_afterwards_is_collected_as_ever(thawed):
    settle()
    seen = weakref.ref(Knot())

    gc.collect()

    assert seen() is None
