from datetime import timedelta

import pytest

from eduapp.core.errors import Unavailable
from eduapp.kiosk.entering import enter
from eduapp.kiosk.exchanging import Following, exchange
from eduapp.kiosk.formats.faults import DamagedJournal, Foreign
from eduapp.kiosk.formats.seat import open_seat
from eduapp.kiosk.keeping import InUse, journal_path
from eduapp.kiosk.link import NoContact, SeatTaken, StickClosed, TicketLocked, WrongTicket
from eduapp.kiosk.link_folder import FolderLink
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.whereabouts import only_here
from tests.support.given_kiosk import (
    ATTEMPT,
    CHEAP,
    CODE,
    KEY,
    NUMBER,
    OPENING,
    PAPER_KEY,
    Journaled,
    a_claim,
    a_paper,
    a_sealed_paper,
)
from tests.support.kiosk_links import PlainLink
from tests.support.kiosks import Clockwork, a_stick


class Pc:
    """A PC in the room: sits somebody down, and crashes."""

    def __init__(self, tmp_path, name, link=None, clockwork=None):
        self.own, self.name, self.starts = tmp_path / name, name, 0
        self.link, self.clockwork = link, clockwork or Clockwork()
        self.stick = tmp_path / "stick"
        self.entered = None
        if link is not None and link.clock() is None:  # a staff's side that is a database has the time
            link.clock = lambda: self.clockwork.wall

    def sit(self, number=str(NUMBER), code=CODE, ways=()):
        self.starts += 1
        link = self.link_now = self.link or FolderLink(self.stick, self.own)
        clocks = self.clockwork.clocks(f"{self.name}-{self.starts}", f"machine of {self.name}")
        self.entered = enter(link, self.own, self.name, clocks, number, code, CHEAP, ways)
        return self.entered

    def crash(self):
        self.entered.sitting.close()


@pytest.fixture
def room(tmp_path):
    a_stick(tmp_path / "stick")
    made = []

    def pc(name="pc-1", link=None, clockwork=None):
        made.append(Pc(tmp_path, name, link, clockwork))
        return made[-1]

    yield pc
    for one in made:
        if one.entered is not None:
            one.crash()


def test_a_candidate_sits_down_and_waits(room):
    entered = room().sit(" 7 ", "7kq2-m1ab")

    assert entered.sitting.state == replaying.WAITING
    assert not entered.needs_code
    assert [one.kind for one in entered.sitting._keeping.records] == ["opened"]


@pytest.mark.parametrize(
    ("number", "code"), [("8", CODE), ("x", CODE), ("7", "00000000"), ("7", "short"), ("", "")]
)
def test_a_wrong_ticket_is_one_refusal(room, number, code):
    with pytest.raises(WrongTicket):
        room().sit(number, code)


def test_five_wrong_tickets_need_somebody(room):
    pc = room()
    for _try in range(4):
        with pytest.raises(WrongTicket):
            pc.sit(code="00000000")
    with pytest.raises(TicketLocked):
        pc.sit(code="00000000")


def test_after_a_crash_the_ticket_alone_brings_everything_back(room):
    pc = room()
    pc.sit().begin_by_code(OPENING)
    pc.entered.sitting.answer(1, 2)
    pc.crash()
    again = pc.sit()

    assert not again.needs_code
    assert again.sitting.paper == a_paper()
    assert again.sitting.attempt.answers == {1: 2}
    assert again.sitting.is_working


def test_after_a_crash_nothing_on_the_disk_tells_the_paper(room):
    pc = room()
    pc.sit().begin_by_code(OPENING)
    for path in pc.own.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"How fast" not in content
            assert PAPER_KEY not in content
            assert PAPER_KEY.hex().encode() not in content
            assert KEY.hex().encode() not in content


def test_without_contact_the_ticket_still_opens_what_was_here(room):
    link = PlainLink()
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    pc = room(link=link)
    sitting = pc.sit().sitting
    sitting.hear(link.said[0])
    pc.entered.remember_key()
    sitting.answer(1, 1)
    pc.crash()
    link.cut()
    again = pc.sit()

    assert again.sitting.attempt.answers == {1: 1}
    assert again.sitting.is_working


def test_without_contact_nobody_sits_down_for_the_first_time(room):
    link = PlainLink()
    link.cut()
    with pytest.raises(NoContact):
        room(link=link).sit()


def test_another_pc_finds_the_key_among_the_messages(room):
    link = PlainLink()
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    first = room("pc-1", link)
    sitting = first.sit().sitting
    sitting.hear(link.said[0])
    sitting.answer(1, 1)
    link.append("t", 1, sitting.frames)
    second = room("pc-2", link, Clockwork()).sit()

    assert second.sitting.is_working
    assert second.sitting.attempt.answers == {1: 1}
    assert [one.kind for one in second.sitting._keeping.records][-2:] == ["opened", "moved_in"]
    assert second.sitting.attempt.kiosk == "pc-2"


def test_a_candidate_moves_with_a_stick_and_the_old_pc_goes_on_no_more(room, tmp_path):
    old, new = room("pc-1"), room("pc-2")
    old.sit().begin_by_code(OPENING)
    old.entered.sitting.answer(9, "Long ago")
    path = old.entered.move_to(tmp_path / "stick")
    assert open_seat(path.read_bytes(), NUMBER, CODE).move
    assert old.entered.sitting.answer(9, "More") is None
    there = new.sit()

    assert there.needs_code  # no network, so the person who brought the candidate opens the paper
    new.clockwork.later(300)
    there.sitting.tick()
    there.begin_by_code(OPENING)
    assert [gap.lost_ms for gap in there.sitting.attempt.account.gaps] == [300_000]
    assert there.sitting.attempt.answers == {9: "Long ago"}
    assert there.sitting.state == replaying.RUNNING
    assert not path.exists()
    old.crash()
    assert goes_on_no_more(old.sit())


def test_the_old_pc_refuses_even_without_contact(room, tmp_path):
    link = PlainLink()
    old = room("pc-1", link)
    old.sit().begin_by_code(OPENING)
    old.entered.move_to(tmp_path / "stick")
    old.crash()
    link.cut()

    assert goes_on_no_more(old.sit())


def goes_on_no_more(entered):
    sitting = entered.sitting
    return entered.is_left and sitting.state == replaying.MOVED and sitting.answer(9, "More") is None


def test_a_pc_that_was_overtaken_while_it_was_off_puts_its_answers_in_safety(room):
    link = PlainLink()
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    old = room("pc-1", link)
    sitting = old.sit().sitting
    sitting.hear(link.said[0])
    link.append("t", 1, sitting.frames)
    link.cut()
    sitting.answer(9, "Long ago")
    old.entered.remember_key()
    old.crash()
    link.down = None
    link.claim = taken
    again = old.sit()

    assert goes_on_no_more(again)
    assert only_here(again.sitting) == 1
    assert not again.needs_code


def taken(*_ticket):
    raise SeatTaken


def test_who_never_sat_at_a_pc_is_refused_there_as_before(room):
    link = PlainLink()
    link.claim = taken
    with pytest.raises(SeatTaken):
        room("pc-9", link).sit()


def test_a_pc_that_was_left_may_go_on_when_the_room_lets_it_and_loses_nothing(room, tmp_path):
    link = PlainLink()
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    first, second = room("pc-1", link), room("pc-2", link)
    sitting = first.sit().sitting
    sitting.hear(link.said[0])
    link.append("t", 1, sitting.frames)
    sitting.answer(9, "Only here")
    sitting.leave("taken")
    alone = list(sitting.frames)
    first.crash()
    there = second.sit().sitting
    there.answer(1, 1)
    link.append("t", 1, there.frames)
    link.told = a_claim(moved="network")
    again = first.sit().sitting

    assert link.aside == alone
    assert again.is_working
    assert again.attempt.answers == {1: 1}
    assert [path.name.count("left") for path in sorted(first.own.glob("*.journal"))] == [0, 1]


def test_a_stick_that_cannot_be_written_leaves_the_candidate_where_they_are(room, tmp_path):
    pc = room()
    pc.sit().begin_by_code(OPENING)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable):
        pc.entered.move_to(tmp_path / "file")

    assert pc.entered.sitting.is_working
    assert pc.entered.sitting.answer(1, 0)


def test_two_kiosks_on_one_pc_never_keep_one_journal(room):
    first = room("pc-1")
    first.sit()
    with pytest.raises(InUse):
        room("pc-1").sit()


def test_a_second_window_on_the_same_pc_takes_nothing_from_the_first(room):
    link = PlainLink()
    claimed = []
    claim = link.claim
    link.claim = lambda *ticket: (claimed.append(ticket), claim(*ticket))[1]
    first = room("pc-1", link)
    first.sit()
    for _window in range(2):
        with pytest.raises(InUse):
            room("pc-1", link).sit()

    assert len(claimed) == 1  # to claim is to have the seat: the other one would have lost it
    first.crash()
    assert room("pc-1", link).sit().sitting.state == replaying.WAITING


def test_who_is_refused_does_not_keep_others_from_trying(room):
    pc = room()
    with pytest.raises(WrongTicket):
        pc.sit(code="00000000")
    assert pc.sit().sitting.state == replaying.WAITING


def test_a_damaged_journal_is_refused_with_its_place(room):
    pc = room()
    pc.sit().begin_by_code(OPENING)
    pc.crash()
    path = journal_path(pc.own, ATTEMPT)
    content = bytearray(path.read_bytes())
    content[100] ^= 8
    path.write_bytes(content)

    with pytest.raises(DamagedJournal) as refused:
        pc.sit()
    assert refused.value.facts["number"] == 1


def sent(pc):
    sitting = pc.entered.sitting
    return pc.link_now.append(sitting.claim.token, 1, sitting.frames)


def test_a_stick_that_was_hurt_stops_nobody_whose_journal_lies_here(room, tmp_path):
    pc = room()
    pc.sit().begin_by_code(OPENING)
    pc.entered.sitting.answer(1, 2)
    sent(pc)
    pc.crash()
    answers = tmp_path / "stick" / "answers-7.dagverk"
    content = bytearray(answers.read_bytes())
    content[100] ^= 8
    answers.write_bytes(content)
    again = pc.sit()

    assert again.sitting.is_working
    assert again.sitting.attempt.answers == {1: 2}
    assert (tmp_path / "stick" / "damaged-7-1.dagverk").read_bytes() == bytes(content)
    assert sent(pc) == len(again.sitting.frames)


def test_a_stick_with_a_hurt_seat_stops_nobody_who_has_sat_here(room, tmp_path):
    pc = room()
    pc.sit().begin_by_code(OPENING)
    pc.crash()
    (tmp_path / "stick" / "seat-7.dagverk").write_bytes(b"hurt")

    assert pc.sit().sitting.is_working
    with pytest.raises(NoContact):
        sent(pc)


def test_a_stick_of_another_pc_with_the_same_seat_stops_nobody(room, tmp_path):
    pc, other = room("pc-1"), room("pc-2")
    pc.sit().begin_by_code(OPENING)
    pc.crash()
    (tmp_path / "stick" / "claimed-7").unlink()
    other.clockwork.later(5)
    other.sit().begin_by_code(OPENING)
    sent(other)
    theirs = (tmp_path / "stick" / "answers-7.dagverk").read_bytes()
    (tmp_path / "stick" / "claimed-7").write_bytes(b"pc-1")
    again = pc.sit()

    assert again.sitting.is_working
    assert sent(pc) == len(again.sitting.frames)
    assert (tmp_path / "stick" / "left-7-1.dagverk").read_bytes() == theirs


def test_a_paper_of_another_attempt_is_foreign(room):
    link = PlainLink(sealed=a_sealed_paper(a_paper(attempt="attempt-8", number=8)))
    with pytest.raises(Foreign):
        room(link=link).sit()


def test_a_journal_of_another_candidate_that_was_sent_here_is_foreign(room):
    link = PlainLink()
    link.kept = Journaled(key=bytes(32)).opened().frames
    with pytest.raises(Foreign):
        room(link=link).sit()


@pytest.mark.parametrize("hours", [-30, 2])
def test_between_pcs_whose_clocks_disagree_the_gap_is_as_long_as_it_was(room, hours):
    link, true = PlainLink(), Clockwork()
    link.clock = lambda: true.wall
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    first = room("pc-1", link, true)
    sitting = first.sit().sitting
    sitting.hear(link.said[0])
    true.later(10)
    sitting.answer(1, 1)
    link.append("t", 1, sitting.frames)
    first.crash()
    true.later(45)
    wrong = Clockwork(true.wall + timedelta(hours=hours))
    moved = room("pc-2", link, wrong).sit().sitting.attempt.account

    assert [(gap.kind, gap.lost_ms) for gap in moved.gaps] == [("moved", 45_000)]
    assert moved.left_ms == 3_590_000


def test_a_server_that_is_slow_to_tell_the_time_is_asked_again(room):
    """Else the gap would be as long as the clock of the PC is wrong."""
    link, true, failed = PlainLink(), Clockwork(), []

    def time_of_the_server():
        if failed:
            raise failed.pop()
        return true.wall

    link.clock = time_of_the_server
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    first = room("pc-1", link, true)
    sitting = first.sit().sitting
    sitting.hear(link.said[0])
    link.append("t", 1, sitting.frames)
    first.crash()
    true.later(45)
    second = room("pc-2", link, Clockwork(true.wall + timedelta(days=1)))
    failed.extend([NoContact(), NoContact()])
    moved = second.sit().sitting.attempt.account

    assert [(gap.kind, gap.lost_ms) for gap in moved.gaps] == [("moved", 45_000)]


@pytest.mark.parametrize("refusal", [NoContact, SeatTaken])
def test_a_file_from_another_pc_is_found_on_a_stick_whatever_the_way_to_the_staff(room, tmp_path, refusal):
    link, away = PlainLink(), tmp_path / "away"
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    old, new = room("pc-1", link), room("pc-2", link)
    sitting = old.sit().sitting
    sitting.hear(link.said[0])
    sitting.answer(9, "Long ago")
    old.entered.move_to(away)

    def refuse(*_ticket):
        raise refusal

    link.claim = refuse
    with pytest.raises(refusal):
        new.sit(ways=[tmp_path])
    there = new.sit(ways=[tmp_path, away])
    if there.needs_code:
        there.begin_by_code(OPENING)
    assert there.sitting.attempt.answers == {9: "Long ago"}
    assert there.sitting.is_working
    there.sitting.answer(1, 1)
    new.crash()
    again = new.sit(ways=[away])  # the file is used, and the staff's side knows the old PC alone

    assert not again.is_left
    assert again.sitting.attempt.answers == {1: 1, 9: "Long ago"}


def test_the_seat_follows_a_file_and_goes_on_doing_so_until_there_is_contact(room, tmp_path):
    link, away = PlainLink(), tmp_path / "away"
    old, new = room("pc-1", link), room("pc-2", link)
    old.sit().begin_by_code(OPENING)
    assert old.entered.sitting.following is None
    old.entered.move_to(away)
    link.claim = taken
    there = new.sit(ways=[away])
    there.begin_by_code(OPENING)
    there.say_opened()
    assert there.sitting.following == Following("pc-2", "pc-1")
    new.crash()
    assert new.sit(ways=[away]).sitting.following == Following("pc-2", "pc-1")  # nobody was there


def test_the_pc_that_was_left_needs_the_room_though_the_staffs_side_knows_no_other(room, tmp_path):
    link, away = PlainLink(), tmp_path / "away"
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    old, new = room("pc-1", link), room("pc-2", link)
    old.sit().begin_by_code(OPENING)
    old.entered.move_to(away)
    claim, link.claim = link.claim, taken
    there = new.sit(ways=[away])
    there.sitting.answer(4, "on the other one")
    link.append("t", 1, there.sitting.frames)
    link.claim = claim  # it is asked at the PC that was left
    old.crash()
    again = old.sit()

    assert again.is_left
    assert again.sitting.following is None
    old.crash()
    link.told = a_claim(moved="network")
    again = old.sit()
    assert not again.is_left
    assert again.sitting.attempt.answers == {4: "on the other one"}
    assert again.sitting.is_working


def test_a_seat_in_a_folder_for_all_follows_a_file_on_a_stick(room, tmp_path):
    away = tmp_path / "away"
    old, new = room("pc-1"), room("pc-2")
    old.sit().begin_by_code(OPENING)
    old.entered.sitting.answer(9, "Long ago")
    sent(old)
    old.entered.move_to(away)
    sent(old)
    there = new.sit(ways=[away])
    there.begin_by_code(OPENING)
    there.say_opened()
    sitting = there.sitting
    told = exchange(new.link_now, sitting.claim.token, *sitting.unsent(), 0, sitting.following)
    assert told.kept == len(sitting.frames)
    old.crash()
    assert goes_on_no_more(old.sit())
    sitting.answer(1, 1)
    assert sent(new) == len(sitting.frames)


def test_a_wrong_ticket_uses_no_file_up(room, tmp_path):
    old, new = room("pc-1"), room("pc-2")
    old.sit().begin_by_code(OPENING)
    path = old.entered.move_to(tmp_path / "away")
    with pytest.raises(WrongTicket):
        new.sit(code="00000000", ways=[path.parent])
    assert path.exists()


def begun_without_contact(room, tmp_path, link):
    """A PC with answers only it has, left with a file; and the room has said Move, too."""
    link.say("start", begins_at="2026-11-30T08:00:00.000Z", key=PAPER_KEY.hex())
    old = room("pc-1", link)
    sitting = old.sit().sitting
    sitting.hear(link.said[0])
    link.append("t", 1, sitting.frames)
    link.cut()
    sitting.answer(9, "Only here")
    old.entered.move_to(tmp_path / "away")
    link.down, link.told = None, a_claim(moved="network")
    return old


def test_a_file_is_read_though_the_room_has_moved_the_candidate_as_well(room, tmp_path):
    link = PlainLink()
    begun_without_contact(room, tmp_path, link)
    there = room("pc-2", link).sit(ways=[tmp_path / "away"]).sitting

    assert there.attempt.answers == {9: "Only here"}
    assert there.is_working
    assert [path.name for path in (tmp_path / "away").iterdir()] == ["move-7.used"]
    first, frames = there.unsent()
    assert link.append("t", first, frames) == len(there.frames)


def test_a_file_that_comes_late_goes_beside_what_was_written_since(room, tmp_path):
    link = PlainLink()
    old, new = begun_without_contact(room, tmp_path, link), room("pc-2", link)
    there = new.sit().sitting
    there.answer(1, 1)
    link.append("t", 1, there.frames)
    new.crash()
    link.told = a_claim()
    again = new.sit(ways=[tmp_path / "away"]).sitting

    assert again.attempt.answers == {1: 1}
    assert again.is_working
    assert link.aside == old.entered.sitting.frames
    assert not (tmp_path / "away" / "move-7.dagverk").exists()


def test_a_file_that_cannot_be_put_in_safety_stays_on_the_stick(room, tmp_path, monkeypatch):
    link = PlainLink()
    begun_without_contact(room, tmp_path, link)
    new = room("pc-2", link)
    new.sit().sitting.answer(1, 1)
    new.crash()
    link.told = a_claim()

    def none(*_told):
        raise NoContact

    monkeypatch.setattr(link, "set_aside", none)
    assert new.sit(ways=[tmp_path / "away"]).sitting.is_working
    assert (tmp_path / "away" / "move-7.dagverk").exists()


def test_a_pc_does_not_go_on_by_the_file_it_has_made_itself(room, tmp_path):
    link = PlainLink()
    old = begun_without_contact(room, tmp_path, link)
    old.crash()
    link.told = a_claim()

    assert goes_on_no_more(old.sit(ways=[tmp_path / "away"]))
    assert (tmp_path / "away" / "move-7.dagverk").exists()


def test_a_pc_that_crashed_before_it_had_kept_all_opens_the_file_again(room, tmp_path, monkeypatch):
    old, new = room("pc-1"), room("pc-2")
    old.sit().begin_by_code(OPENING)
    old.entered.sitting.answer(9, "Long ago")
    path = old.entered.move_to(tmp_path / "stick")

    def power_cut(*_told):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(FolderLink, "use_up", power_cut)
        with pytest.raises(SystemExit):
            new.sit()
    assert path.exists()
    there = new.sit()
    there.begin_by_code(OPENING)
    assert there.sitting.attempt.answers == {9: "Long ago"}
    assert not path.exists()


def test_a_stick_that_cannot_be_written_keeps_the_file_for_the_next_try(room, tmp_path, monkeypatch):
    old, new = room("pc-1"), room("pc-2")
    old.sit().begin_by_code(OPENING)
    old.entered.sitting.answer(9, "Long ago")
    path = old.entered.move_to(tmp_path / "stick")

    def full(_path, _content):
        raise Unavailable(reason="The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("eduapp.kiosk.link_folder.write_atomically", full)
        with pytest.raises(StickClosed):
            new.sit()
    assert path.exists()
    there = new.sit()
    there.begin_by_code(OPENING)
    assert there.sitting.attempt.answers == {9: "Long ago"}


def test_a_damaged_file_on_a_stick_is_told_and_stops_nobody(room, tmp_path):
    link = PlainLink()
    begun_without_contact(room, tmp_path, link)
    path = tmp_path / "away" / "move-7.dagverk"
    path.write_bytes(path.read_bytes()[:-50])
    there = room("pc-2", link).sit(ways=[path.parent])

    assert there.sitting.is_working
    assert link.apart == ["damaged-move-7-1.dagverk"]
    old, link.down = room("pc-3", link), NoContact
    path.write_bytes(b"hurt")
    for _try in range(6):
        with pytest.raises(NoContact):
            old.sit(ways=[path.parent])


def test_who_came_with_a_file_and_starts_again_before_the_paper_is_open_goes_on_here(room, tmp_path):
    link = PlainLink()
    old, new = room("pc-1", link), room("pc-2", link)
    old.sit().begin_by_code(OPENING)
    old.entered.sitting.answer(9, "Long ago")
    old.entered.move_to(tmp_path / "away")
    link.claim = taken  # the staff's side knows the old PC alone, and tells nobody the key
    assert new.sit(ways=[tmp_path / "away"]).needs_code
    new.crash()
    again = new.sit(ways=[tmp_path / "away"])

    assert not again.is_left
    again.begin_by_code(OPENING)
    again.say_opened()
    assert again.sitting.attempt.answers == {9: "Long ago"}
    assert (again.sitting.is_working, again.sitting.attempt.moved_by) == (True, "file")
