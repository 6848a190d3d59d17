import pytest

from eduapp.kiosk.exchanging import Exchanged, Following, exchange
from eduapp.kiosk.link import NoMore
from tests.support.given_kiosk import a_journal
from tests.support.kiosk_links import PlainLink


def test_what_is_kept_goes_out_and_what_was_said_comes_in():
    link, frames = PlainLink(), a_journal().frames
    link.say("pause")
    told = exchange(link, "t", 1, frames, 0)

    assert told == Exchanged(len(frames), link.said)
    assert link.kept == frames
    assert exchange(link, "t", len(frames) + 1, [], 1) == Exchanged(len(frames), [])


def test_a_seat_follows_before_anything_is_sent():
    link, sent = PlainLink(), []
    link.append = lambda token, first, frames: (sent.append(token), len(frames))[1]
    told = exchange(link, "t", 1, a_journal().frames, 0, Following("pc-2", "pc-1"))

    assert link.followed == [("t", "pc-2", "pc-1")]
    assert (told.token, sent) == ("t of pc-2", ["t of pc-2"])


def test_nothing_is_sent_where_another_pc_has_the_seat():
    link = PlainLink()

    def overtaken(*_told):
        raise NoMore

    link.take_over = overtaken
    with pytest.raises(NoMore):
        exchange(link, "t", 1, a_journal().frames, 0, Following("pc-2", "pc-1"))
    assert link.kept == []
