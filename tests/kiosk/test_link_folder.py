import shutil

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.files import sha256
from eduapp.kiosk.formats.claimed import Claimed, claimed_bytes
from eduapp.kiosk.formats.faults import DamagedJournal, NotOurs
from eduapp.kiosk.formats.messages import Message, signed_line
from eduapp.kiosk.formats.sealed import read_sealed
from eduapp.kiosk.formats.unlocking import Locked, read_locked, unlocked_bytes
from eduapp.kiosk.link import NoContact, NoMore, SeatTaken, StickClosed, TicketLocked, WrongTicket
from eduapp.kiosk.link_folder import FolderLink
from tests.support.given_kiosk import ATTEMPT, CODE, KEY, NUMBER, a_journal, a_seat_file

PC, OTHER = "pc-1", "pc-2"


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "seat-7.dagverk").write_bytes(a_seat_file())
    return folder


@pytest.fixture
def link(stick, tmp_path):
    return FolderLink(stick, tmp_path / "own")


def test_a_seat_is_claimed_by_its_ticket(link):
    claim = link.claim(NUMBER, CODE, PC)

    assert (claim.number, claim.key, claim.records) == (NUMBER, KEY, ())
    assert read_sealed(link.paper(claim.token)).number == NUMBER


def test_answers_are_written_beside_it_and_come_back_with_the_next_claim(link, stick):
    made = a_journal()
    claim = link.claim(NUMBER, CODE, PC)

    assert link.append(claim.token, 1, made.frames[:3]) == 3
    assert link.append(claim.token, 2, made.frames[1:]) == len(made.frames)
    assert link.append(claim.token, 1, made.frames) == len(made.frames)
    assert (stick / "answers-7.dagverk").read_bytes() == made.content
    assert link.claim(NUMBER, CODE, PC).records == tuple(made.frames)


def test_what_was_written_by_another_pc_is_put_aside_and_all_is_sent_once_more(link, stick):
    claim = link.claim(NUMBER, CODE, PC)
    mine = a_journal(3)
    link.append(claim.token, 1, mine.frames)
    other = a_journal(1).later(9).note("answer", 0, 1).later(5).note("answer", 1, 1)

    assert link.append(claim.token, 1, other.frames) == 0
    assert link.append(claim.token, 1, other.frames) == len(other.frames)
    assert (stick / "left-7-1.dagverk").read_bytes() == mine.content
    assert (stick / "answers-7.dagverk").read_bytes() == other.content
    assert link.apart == ["left-7-1.dagverk"]


def test_an_end_that_does_not_follow_is_not_written_behind_what_is_there(link, stick):
    claim = link.claim(NUMBER, CODE, PC)
    other = a_journal(1).later(9).note("answer", 0, 1)
    link.append(claim.token, 1, other.frames)
    mine = a_journal(5)

    assert link.append(claim.token, 5, mine.frames[4:]) == 0
    assert link.append(claim.token, 1, mine.frames) == len(mine.frames)
    assert (stick / "left-7-1.dagverk").read_bytes() == other.content


def test_on_a_stick_that_knows_less_it_is_told_how_much(link, stick):
    claim = link.claim(NUMBER, CODE, PC)
    made = a_journal()
    link.append(claim.token, 1, made.frames[:5])
    (stick / "answers-7.dagverk").write_bytes(b"".join(made.frames[:2]))

    assert link.append(claim.token, 6, made.frames[5:]) == 2
    (stick / "answers-7.dagverk").unlink()
    assert link.append(claim.token, 6, made.frames[5:]) == 0


def test_a_half_written_file_on_the_stick_is_mended(link, stick):
    made = a_journal()
    claim = link.claim(NUMBER, CODE, PC)
    link.append(claim.token, 1, made.frames[:3])
    with (stick / "answers-7.dagverk").open("ab") as file:
        file.write(made.frames[3][:50])

    assert link.append(claim.token, 4, made.frames[3:]) == len(made.frames)
    assert (stick / "answers-7.dagverk").read_bytes() == made.content


def flip(path):
    content = bytearray(path.read_bytes())
    content[300] ^= 1
    path.write_bytes(content)
    return bytes(content)


def test_a_damaged_file_on_the_stick_is_put_aside_and_stops_nobody(link, stick):
    claim = link.claim(NUMBER, CODE, PC)
    made = a_journal()
    for place in (1, 2):
        link.append(claim.token, 1, made.frames)
        damaged = flip(stick / "answers-7.dagverk")
        assert link.append(claim.token, 1, made.frames) == 0
        assert (stick / f"damaged-7-{place}.dagverk").read_bytes() == damaged
    assert link.append(claim.token, 1, made.frames) == len(made.frames)
    assert link.apart == ["damaged-7-1.dagverk", "damaged-7-2.dagverk"]


def test_what_is_damaged_there_comes_along_with_nobody(link, stick):
    claim = link.claim(NUMBER, CODE, PC)
    link.append(claim.token, 1, a_journal().frames)
    flip(stick / "answers-7.dagverk")

    with pytest.raises(DamagedJournal):
        link.claim(NUMBER, CODE, PC)


def test_another_stick_without_the_seat_is_no_contact(link, stick, tmp_path):
    stick.rename(tmp_path / "away")
    with pytest.raises(NoContact):
        link.claim(NUMBER, CODE, PC)
    stick.mkdir()
    (stick / "seat-7.dagverk").write_bytes(b"something else")

    with pytest.raises(NoContact):
        link.append("t" * 43, 1, a_journal().frames)


def test_five_wrong_tries_lock_a_ticket_through_a_restart_until_there_is_a_new_one(stick, tmp_path):
    for _try in range(4):
        with pytest.raises(WrongTicket):
            FolderLink(stick, tmp_path / "own").claim(NUMBER, "00000000", PC)
    with pytest.raises(TicketLocked):
        FolderLink(stick, tmp_path / "own").claim(NUMBER, "00000000", PC)
    with pytest.raises(TicketLocked):
        FolderLink(stick, tmp_path / "own").claim(NUMBER, CODE, PC)
    (stick / "seat-7.dagverk").write_bytes(a_seat_file(code="ABCDEFGH"))

    assert FolderLink(stick, tmp_path / "own").claim(NUMBER, "abcd efgh", PC).number == NUMBER


def test_after_each_word_of_the_room_there_are_five_tries_more(stick, tmp_path):
    def tried(code):
        return FolderLink(stick, tmp_path / "own").claim(NUMBER, code, PC)

    def lock():
        for _try in range(4):
            with pytest.raises(WrongTicket):
                tried("00000000")
        with pytest.raises(TicketLocked):
            tried("00000000")
        return read_locked((stick / "tries-7.dagverk").read_bytes())

    mark = sha256((stick / "seat-7.dagverk").read_bytes())
    assert lock() == Locked(mark, 0)
    (stick / "unlocked-7.dagverk").write_bytes(unlocked_bytes(1, KEY, ATTEMPT))
    assert lock() == Locked(mark, 1)
    with pytest.raises(TicketLocked):
        tried(CODE)
    (stick / "unlocked-7.dagverk").write_bytes(unlocked_bytes(2, KEY, ATTEMPT))
    assert tried(CODE).number == NUMBER


@pytest.mark.parametrize("word", [b"9", b"9 " + b"0" * 64, unlocked_bytes(9, bytes(32), ATTEMPT)])
def test_a_word_that_is_not_of_the_room_lets_nobody_in(stick, tmp_path, word):
    (stick / "unlocked-7.dagverk").write_bytes(word)

    with pytest.raises(TicketLocked):
        FolderLink(stick, tmp_path / "own").claim(NUMBER, CODE, PC)


def test_a_right_try_forgets_the_wrong_ones(link):
    for _round in range(3):
        for _try in range(4):
            with pytest.raises(WrongTicket):
                link.claim(NUMBER, "00000000", PC)
        link.claim(NUMBER, CODE, PC)


def test_a_number_without_a_seat_is_a_wrong_ticket(link, stick):
    with pytest.raises(WrongTicket):
        link.claim(8, CODE, PC)
    shutil.copy(stick / "seat-7.dagverk", stick / "seat-8.dagverk")
    with pytest.raises(WrongTicket):
        link.claim(8, CODE, PC)


def test_two_pcs_never_have_one_seat(stick, tmp_path):
    FolderLink(stick, tmp_path / "a").claim(NUMBER, CODE, PC)

    with pytest.raises(SeatTaken):
        FolderLink(stick, tmp_path / "b").claim(NUMBER, CODE, OTHER)
    assert FolderLink(stick, tmp_path / "a").claim(NUMBER, CODE, PC)


def test_with_leave_another_pc_takes_over_and_the_old_one_goes_on_no_more(stick, tmp_path):
    old, new = FolderLink(stick, tmp_path / "a"), FolderLink(stick, tmp_path / "b")
    made = a_journal()
    claim = old.claim(NUMBER, CODE, PC)
    old.append(claim.token, 1, made.frames[:4])
    (stick / "claimed-7").unlink()

    assert new.claim(NUMBER, CODE, OTHER).records == tuple(made.frames[:4])
    with pytest.raises(NoMore):
        old.append(claim.token, 5, made.frames[4:])


def test_who_comes_by_leave_is_not_told_to_go_and_the_one_before_is(stick, tmp_path):
    old, new = FolderLink(stick, tmp_path / "a"), FolderLink(stick, tmp_path / "b")
    claim = old.claim(NUMBER, CODE, PC)
    lines = b"".join(signed_line(one, KEY) for one in (Message(1, "pause"), Message(2, "move")))
    (stick / "messages-7.dagverk").write_bytes(lines)
    (stick / "claimed-7").write_bytes(claimed_bytes(Claimed(PC, 0, free=True)))
    assert [one.kind for one in old.messages(claim.token, 0)] == ["pause", "move"]

    new.claim(NUMBER, CODE, OTHER)

    assert [one.kind for one in new.messages(claim.token, 0)] == ["pause"]
    (stick / "messages-7.dagverk").write_bytes(lines + signed_line(Message(3, "move"), KEY))
    assert [one.n for one in new.messages(claim.token, 0)] == [1, 3]
    with pytest.raises(SeatTaken):
        FolderLink(stick, tmp_path / "c").claim(NUMBER, CODE, "pc-3")


def test_a_seat_follows_a_file_from_elsewhere_and_from_the_pc_that_was_left_alone(stick, tmp_path):
    old, new = FolderLink(stick, tmp_path / "a"), FolderLink(stick, tmp_path / "b")
    made, token = a_journal(), old.claim(NUMBER, CODE, PC).token
    old.append(token, 1, made.frames[:2])
    with pytest.raises(SeatTaken):
        new.claim(NUMBER, CODE, OTHER)
    with pytest.raises(NoMore):
        new.take_over(token, OTHER, "pc-3")
    assert new.take_over(token, OTHER, PC) == token

    assert new.append(token, 1, made.frames) == len(made.frames)
    assert new.take_over(token, OTHER, PC) == token  # once more, as after a restart
    with pytest.raises(SeatTaken):
        old.claim(NUMBER, CODE, PC)


def test_a_seat_follows_once_the_folder_is_there(stick, tmp_path):
    token = FolderLink(stick, tmp_path / "a").claim(NUMBER, CODE, PC).token
    away = stick.rename(tmp_path / "pulled out")
    new = FolderLink(stick, tmp_path / "b")
    with pytest.raises(NoContact):
        new.claim(NUMBER, CODE, OTHER)
    with pytest.raises(NoContact):
        new.take_over(token, OTHER, PC)
    away.rename(stick)

    assert new.take_over(token, OTHER, PC) == token
    assert new.append(token, 1, a_journal().frames) == 7


def test_until_another_one_comes_the_old_pc_may_still_hand_over_what_it_has(stick, tmp_path):
    made, old = a_journal(), FolderLink(stick, tmp_path / "a")
    claim = old.claim(NUMBER, CODE, PC)
    (stick / "claimed-7").write_bytes(claimed_bytes(Claimed(PC, 0, free=True)))
    assert old.append(claim.token, 1, made.frames) == len(made.frames)
    assert old.claim(NUMBER, CODE, PC).records == tuple(made.frames)


def test_a_seat_is_not_taken_over_where_that_cannot_be_written(stick, tmp_path, monkeypatch):
    old, new = FolderLink(stick, tmp_path / "a"), FolderLink(stick, tmp_path / "b")
    claim = old.claim(NUMBER, CODE, PC)
    (stick / "claimed-7").write_bytes(claimed_bytes(Claimed(PC, 0, free=True)))

    def full(_path, _content):
        raise Unavailable(reason="The disk is full.")

    monkeypatch.setattr("eduapp.kiosk.link_folder.write_atomically", full)
    with pytest.raises(NoContact):
        new.claim(NUMBER, CODE, OTHER)
    assert old.append(claim.token, 1, a_journal().frames[:2]) == 2


def test_a_pc_that_was_left_puts_its_journal_beside_the_one_that_goes_on(stick, tmp_path):
    old, new = FolderLink(stick, tmp_path / "a"), FolderLink(stick, tmp_path / "b")
    made = a_journal()
    claim = old.claim(NUMBER, CODE, PC)
    old.append(claim.token, 1, made.frames[:4])
    (stick / "claimed-7").write_bytes(claimed_bytes(Claimed(PC, 0, free=True)))
    assert new.claim(NUMBER, CODE, OTHER).moved == "network"  # the room has given leave
    with pytest.raises(NoMore):
        old.append(claim.token, 5, made.frames[4:])

    assert old.set_aside(claim.token, made.frames[:5], 5) == 5
    assert old.set_aside(claim.token, made.frames, 5) == len(made.frames)
    assert (stick / "left-7-1.dagverk").read_bytes() == made.content
    other = a_journal(1).later(9).note("answer", 0, 1)
    assert old.set_aside(claim.token, other.frames, 1) == len(other.frames)
    assert (stick / "left-7-1.dagverk").read_bytes() == made.content
    assert (stick / "left-7-2.dagverk").read_bytes() == other.content


def test_a_pc_that_was_left_and_claims_again_may_still_put_its_journal_aside(stick, tmp_path):
    FolderLink(stick, tmp_path / "b").claim(NUMBER, CODE, OTHER)
    old, made = FolderLink(stick, tmp_path / "a"), a_journal()
    with pytest.raises(SeatTaken):
        old.claim(NUMBER, CODE, PC)

    assert old.set_aside("t" * 43, made.frames, 1) == len(made.frames)


def test_a_candidate_moves_with_a_file_that_is_used_once(stick, tmp_path):
    old, made = FolderLink(stick, tmp_path / "a"), a_journal()
    claim = old.claim(NUMBER, CODE, PC)
    old.append(claim.token, 1, made.frames[:2])
    away = tmp_path / "other stick"
    away.mkdir()
    (away / "move-7.dagverk").write_bytes(a_seat_file(move="move-a", records=tuple(made.frames)))
    new = FolderLink(away, tmp_path / "b")

    assert old.opened_move(NUMBER, CODE) is None
    for _again in range(2):  # a PC that crashed before it had kept what is in it
        claim = FolderLink(away, tmp_path / "b").claim(NUMBER, CODE, OTHER)
        assert (claim.records, claim.moved) == (tuple(made.frames), "file")
    assert new.claim(NUMBER, CODE, OTHER).records == tuple(made.frames)
    new.use_up()
    assert read_sealed(new.paper(claim.token)).number == NUMBER
    assert [path.name for path in away.glob("move-7*")] == ["move-7.used"]
    with pytest.raises(WrongTicket):
        FolderLink(away, tmp_path / "c").claim(NUMBER, CODE, "pc-3")


def test_on_a_stick_that_cannot_be_written_a_move_is_kept_whole_and_the_stick_is_named(
    stick, tmp_path, monkeypatch
):
    FolderLink(stick, tmp_path / "a").claim(NUMBER, CODE, PC)
    (stick / "move-7.dagverk").write_bytes(a_seat_file(move="m", records=tuple(a_journal().frames)))
    new = FolderLink(stick, tmp_path / "b")

    def full(_path, _content):
        raise Unavailable(reason="The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("eduapp.kiosk.link_folder.write_atomically", full)
        with pytest.raises(StickClosed) as refused:
            new.claim(NUMBER, CODE, OTHER)
    assert f"move-7.dagverk is on a stick that cannot be written to ({stick})" in refused.value.sentence()
    with monkeypatch.context() as patched:
        patched.setattr("os.access", lambda *_asked: False)
        with pytest.raises(StickClosed):
            FolderLink(stick, tmp_path / "b").claim(NUMBER, CODE, OTHER)
    assert (stick / "move-7.dagverk").exists()
    assert FolderLink(stick, tmp_path / "a").claim(NUMBER, CODE, PC)  # nobody has taken it
    (stick / "move-7.dagverk").write_bytes(a_seat_file(move="m", records=tuple(a_journal().frames)))
    assert FolderLink(stick, tmp_path / "b").claim(NUMBER, CODE, OTHER).moved == "file"


@pytest.mark.parametrize(
    "hurt", [lambda content: content[: len(content) // 2], lambda content: content[:-99]]
)
def test_a_damaged_move_is_put_aside_and_is_no_wrong_try(stick, tmp_path, hurt):
    path = stick / "move-7.dagverk"
    damaged = hurt(a_seat_file(move="m", records=tuple(a_journal().frames)))
    old = FolderLink(stick, tmp_path / "a")
    old.claim(NUMBER, CODE, PC)
    for place in range(1, 8):
        path.write_bytes(damaged)
        new = FolderLink(stick, tmp_path / "b")
        with pytest.raises(SeatTaken):
            new.claim(NUMBER, CODE, OTHER)
        assert new.apart == [f"damaged-move-7-{place}.dagverk"]
        assert (stick / new.apart[0]).read_bytes() == damaged
    path.write_bytes(damaged)
    assert old.claim(NUMBER, CODE, PC)


def test_a_whole_move_is_used_though_the_answers_beside_it_are_damaged(stick, tmp_path):
    old, made = FolderLink(stick, tmp_path / "a"), a_journal()
    old.append(old.claim(NUMBER, CODE, PC).token, 1, made.frames[:4])
    flip(stick / "answers-7.dagverk")
    (stick / "move-7.dagverk").write_bytes(a_seat_file(move="m", records=tuple(made.frames)))
    new = FolderLink(stick, tmp_path / "b")

    assert new.claim(NUMBER, CODE, OTHER).records == tuple(made.frames)
    assert new.apart == ["damaged-7-1.dagverk"]


def test_a_move_that_comes_late_is_put_beside_what_was_written_since(stick, tmp_path):
    made, other = a_journal(), a_journal(1).later(9).note("answer", 0, 1)
    link = FolderLink(stick, tmp_path / "b")
    link.append(link.claim(NUMBER, CODE, OTHER).token, 1, other.frames)
    (stick / "move-7.dagverk").write_bytes(a_seat_file(move="m", records=tuple(made.frames)))

    assert link.claim(NUMBER, CODE, OTHER).records == tuple(other.frames)
    assert (stick / "left-7-1.dagverk").read_bytes() == made.content


def test_a_move_of_another_ticket_is_not_used_up(stick, tmp_path):
    (stick / "move-7.dagverk").write_bytes(a_seat_file(move="m", code="ABCDEFGH"))

    with pytest.raises(WrongTicket):
        FolderLink(stick, tmp_path / "b").claim(NUMBER, CODE, OTHER)
    assert (stick / "move-7.dagverk").exists()


def test_signed_messages_are_heard_in_their_order(link, stick):
    claim = link.claim(NUMBER, CODE, PC)
    assert link.messages(claim.token, 0) == []
    said = [Message(1, "pause"), Message(2, "resume"), Message(3, "say", {"text": "hello"})]
    lines = b"".join(signed_line(one, KEY) for one in said)
    (stick / "messages-7.dagverk").write_bytes(lines + signed_line(Message(4, "pause"), bytes(32)))

    assert link.messages(claim.token, 1) == said[1:]


def test_a_stick_that_was_pulled_out_is_no_contact_and_no_end(link, stick):
    claim = link.claim(NUMBER, CODE, PC)
    stick.rename(stick.with_name("away"))

    with pytest.raises(NoContact):
        link.append(claim.token, 1, a_journal().frames)
    with pytest.raises(NoContact):
        link.messages(claim.token, 0)
    with pytest.raises(NoContact):
        link.claim(NUMBER, CODE, PC)
    stick.with_name("away").rename(stick)
    assert link.append(claim.token, 1, a_journal().frames) == 7


def test_a_folder_has_no_clock(link):
    assert link.now() is None


def test_a_token_of_nobody_opens_nothing(link):
    with pytest.raises(NoMore):
        link.paper("nobody")


def test_a_file_that_is_no_seat_is_refused(link, stick):
    (stick / "seat-7.dagverk").write_bytes(b"something else")

    with pytest.raises(NotOurs):
        link.claim(NUMBER, CODE, PC)
