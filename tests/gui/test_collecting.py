"""No thread but the window's destroys what lies in a cycle."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from eduapp.core import memory
from eduapp.gui.collecting import EVERY_MS, CollectsHere


@pytest.fixture
def collector():
    """As the program begins: on."""
    before = gc.get_threshold()
    gc.enable()
    yield
    gc.set_threshold(*before)
    gc.disable()


class Cycle:
    """Says in which thread it was destroyed."""

    def __init__(self, told):
        self.itself, self._told = self, told

    def __del__(self):
        self._told.append(threading.current_thread())


def in_a_thread(told):
    """Makes much in another thread, which stays, and one cycle that nobody holds."""
    made = []

    def work():
        Cycle(told)
        made.extend([number] for number in range(200_000))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return made


def test_cycles_of_other_threads_are_found_here(qapp, qtbot, collector):
    told, owner = [], QObject()
    made = CollectsHere(owner)
    stays = in_a_thread(told)
    assert (len(stays), told) == (200_000, [])

    made.timer.timeout.emit()
    assert told == [threading.main_thread()]
    assert made.timer.isActive()
    assert made.timer.interval() == EVERY_MS


def test_by_itself_python_does_it_wherever_it_is(qapp, collector):
    told = []
    in_a_thread(told)
    assert threading.main_thread() not in told
    assert told


def test_nothing_is_looked_for_before_it_is_due(collector, monkeypatch):
    gc.disable()
    asked = []
    gc.collect()
    monkeypatch.setattr(memory.gc, "collect", asked.append)
    memory.collect_if_due()
    assert asked == []

    for made, wanted in (((9, 0, 0), 0), ((9, 3, 0), 1), ((9, 3, 5), 2), ((9, 0, 5), 2)):
        monkeypatch.setattr(memory.gc, "get_count", lambda made=made: made)
        monkeypatch.setattr(memory.gc, "get_threshold", lambda: (9, 3, 5))
        memory.collect_if_due()
        assert asked.pop() == wanted
