"""Two pieces of work at once: both answers, and nobody leaves while one of them is still at it."""

import threading

import pytest

from eduapp.core.i18n import language, speaking
from eduapp.core.side_by_side import side_by_side


def test_both_are_under_way_at_once():
    meet = threading.Barrier(2, timeout=20)
    assert side_by_side(lambda: ("here", meet.wait() >= 0), lambda: ("beside", meet.wait() >= 0)) == (
        ("here", True),
        ("beside", True),
    )


def test_what_fails_here_is_told_when_the_other_has_ended():
    fails, ended = threading.Event(), []

    def here():
        fails.set()
        raise KeyError("here")

    def beside():
        fails.wait(20)
        ended.append(True)
        raise ValueError("beside")

    with pytest.raises(KeyError):
        side_by_side(here, beside)
    assert ended == [True]


def test_what_fails_beside_is_told():
    def fails():
        raise ValueError("beside")

    with pytest.raises(ValueError, match="beside"):
        side_by_side(lambda: 1, fails)


def test_both_speak_the_same_language():
    with speaking("nn"):
        assert side_by_side(language, language) == ("nn", "nn")
