"""By stick: what goes out opens with the ticket, and nothing hostile comes in."""

import os

import pytest
from sqlalchemy import text

from eduapp.core.db.base import new_id
from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.exams.attempts.jobs.folders import MOST_BYTES, NotAPlainFile, OfAnotherExam, read_plain
from eduapp.kiosk.formats.faults import Fault, WrongCode
from eduapp.kiosk.formats.messages import read_signed
from eduapp.kiosk.formats.seat import open_seat
from eduapp.kiosk.link import SeatTaken, TicketLocked, WrongTicket
from eduapp.kiosk.link_folder import FolderLink
from tests.support.given_screens import CHEAP, Pc


@pytest.fixture
def stick(tmp_path):
    return tmp_path


def tickets(hall, *numbers):
    chosen = tuple(hall.candidates[number] for number in numbers)
    order = jobs.MakeTickets(sitting_id=hall.sitting_id, language="en", candidate_ids=chosen, cost=CHEAP)
    return jobs.make_tickets(hall.database, order, NoProgress()).tickets


def written(hall, stick, *numbers):
    made = tickets(hall, *numbers)
    order = jobs.WriteSeats(sitting_id=hall.sitting_id, folder=stick, tickets=made, cost=CHEAP)
    assert jobs.write_seats(hall.database, order, NoProgress()) == len(numbers)
    return made


def synced(hall, stick):
    order = jobs.SyncFolder(sitting_id=hall.sitting_id, folder=stick)
    return jobs.sync_folder(hall.database.acting_as(hall.by), order, NoProgress())


def a_pc(hall, number):
    """A PC with a journal of two records, of which another could go on, too."""
    pc = Pc(hall, number)
    pc.frames = [pc.frame("opened", told_of(hall, pc)), pc.frame("answer", 1, 1)]
    pc.before = (pc._n, pc._prev, pc._boot, pc._zero)
    return pc


def told_of(hall, pc):
    facts = {"attempt": str(pc.attempt), "sitting": str(hall.sitting_id), "number": pc.number}
    return {**facts, "kiosk": "k", "machine": "m"}


def a_journal(hall, number, *answers):
    pc = Pc(hall, number)
    told = {
        "attempt": str(pc.attempt),
        "sitting": str(hall.sitting_id),
        "number": number,
        "kiosk": "k",
        "machine": "m",
    }
    return b"".join([pc.frame("opened", told), *(pc.frame("answer", one, 1) for one in answers)])


def test_a_seat_opens_with_its_ticket_alone(hall, stick):
    [ticket] = written(hall, stick, 101)
    content = (stick / "seat-101.dagverk").read_bytes()

    seat = open_seat(content, 101, ticket.code)
    assert (seat.claim.attempt, seat.claim.key) == (str(ticket.attempt_id), ticket.journal_key)
    assert seat.paper == ticket.sealed
    assert seat.claim.allowance.limit_minutes == 300
    with pytest.raises(WrongCode):
        open_seat(content, 101, "00000000")
    assert ticket.code.encode() not in content


def test_messages_go_out_signed_and_answers_come_in(hall, stick):
    [ticket] = written(hall, stick, 101)
    hall.let_in(101).at("09:00").start()
    (stick / "answers-101.dagverk").write_bytes(a_journal(hall, 101, 1, 2))

    told = synced(hall, stick)

    assert (told.records, told.refused) == (3, ())
    assert hall.card(101).answered == 1
    [start] = read_signed((stick / "messages-101.dagverk").read_bytes(), ticket.journal_key)
    assert (start.kind, start.body["key"]) == ("start", ticket.paper_key.hex())
    assert synced(hall, stick).records == 0


def test_a_torn_end_is_left_and_the_rest_comes_in(hall, stick):
    hall.let_in(101)
    (stick / "answers-101.dagverk").write_bytes(a_journal(hall, 101, 1, 2)[:-20])
    assert synced(hall, stick).records == 2


def test_what_is_damaged_foreign_or_no_file_at_all_is_named_and_left(hall, stick):
    hall.let_in(101, 102, 103, 104)
    whole = bytearray(a_journal(hall, 101, 1, 2))
    whole[60] ^= 1
    (stick / "answers-101.dagverk").write_bytes(whole)
    (stick / "answers-102.dagverk").write_bytes(a_journal(hall, 101, 1))
    (stick / "secret").write_text("not yours")
    (stick / "answers-103.dagverk").symlink_to(stick / "secret")
    (stick / "answers-104.dagverk").mkdir()
    (stick / "answers-105.dagverk").write_bytes(os.urandom(5000))
    (stick / "answers-999.dagverk").write_bytes(b"whatever else lies there")

    told = synced(hall, stick)

    assert told.records == 0
    assert [one.split(":")[0] for one in told.refused] == ["101", "102", "103", "104", "105"]
    assert "not yours" not in " ".join(told.refused)


def test_pipes_and_files_without_end_are_not_read(stick):
    os.mkfifo(stick / "pipe")
    with pytest.raises(NotAPlainFile):
        read_plain(stick / "pipe")
    with (stick / "large").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(NotAPlainFile):
        read_plain(stick / "large")
    assert read_plain(stick / "nothing") is None


def test_the_journal_of_a_pc_that_was_left_comes_in_beside_the_other_and_once(hall, stick):
    hall.let_in(101)
    written(hall, stick, 101)
    old = a_pc(hall, 101)
    (stick / "answers-101.dagverk").write_bytes(b"".join([*old.frames, old.frame("answer", 2, 1)]))
    assert synced(hall, stick).records == 3
    other = Pc(hall, 101)
    other._n, other._prev, other._boot, other._zero = old.before
    (stick / "left-101-1.dagverk").write_bytes(b"".join([*old.frames, other.frame("answer", 0, 1)]))

    assert synced(hall, stick) == jobs.Synced(1, ())
    assert synced(hall, stick) == jobs.Synced(0, ())
    assert [version.value for version in hall.card(101).aside] == [0]


def test_the_board_says_what_an_exam_pc_put_aside(hall, stick):
    hall.let_in(101)
    written(hall, stick, 101)
    (stick / "damaged-101-1.dagverk").write_bytes(b"x")

    [told] = synced(hall, stick).refused
    assert told.endswith("put them aside as damaged-101-1.dagverk.")


def wrong_five_times(stick, own, number):
    for _try in range(5):
        with pytest.raises(Fault):
            FolderLink(stick, own).claim(number, "00000000", "pc-1")


def test_the_board_says_where_a_file_for_moving_belongs_that_nobody_has_used(hall, stick):
    written(hall, stick, 101, 102)
    (stick / "move-101.dagverk").write_bytes(b"only the ticket opens it")
    (stick / "move-102.used").write_bytes(b"used")
    (stick / "damaged-move-102-1.dagverk").write_bytes(b"x")
    lies, damaged = synced(hall, stick).refused

    assert lies.startswith("Candidate 101: a file for moving lies here that no exam PC has used yet.")
    assert damaged.endswith("put them aside as damaged-move-102-1.dagverk.")
    assert (stick / "move-101.dagverk").exists()


def test_a_ticket_locked_at_a_stick_is_unlocked_on_the_board(hall, stick, tmp_path):
    hall.let_in(101)
    [ticket] = written(hall, stick, 101)
    own = tmp_path / "own"
    wrong_five_times(stick, own, 101)
    synced(hall, stick)

    assert "locked" in hall.card(101).needs
    hall.do("unlock", 101)
    synced(hall, stick)
    assert "locked" not in hall.card(101).needs
    assert FolderLink(stick, own).claim(101, ticket.code, "pc-1").number == 101
    synced(hall, stick)
    assert "locked" not in hall.card(101).needs
    wrong_five_times(stick, own, 101)
    synced(hall, stick)
    assert "locked" in hall.card(101).needs


def test_who_has_begun_gets_a_new_ticket_on_the_stick_and_the_old_one_opens_nothing(hall, stick, tmp_path):
    hall.let_in(101).at("09:00").start()
    [old] = written(hall, stick, 101)
    link = FolderLink(stick, tmp_path / "own")
    claim = link.claim(101, old.code, "pc-1")
    wrong_five_times(stick, tmp_path / "own", 101)
    synced(hall, stick)
    [new] = written(hall, stick, 101)
    synced(hall, stick)

    with pytest.raises(WrongTicket):
        FolderLink(stick, tmp_path / "own").claim(101, old.code, "pc-1")
    again = FolderLink(stick, tmp_path / "own")
    told = again.claim(101, new.code, "pc-1")
    assert (told.attempt, told.key) == (claim.attempt, claim.key)
    assert again.paper(told.token) == link.paper(claim.token)
    assert "locked" not in hall.card(101).needs


def test_a_move_on_the_board_lets_another_pc_go_on_by_the_folder_once(hall, stick, tmp_path):
    hall.let_in(101).at("09:00").start()
    [ticket] = written(hall, stick, 101)
    FolderLink(stick, tmp_path / "a").claim(101, ticket.code, "pc-1")
    with pytest.raises(SeatTaken):
        FolderLink(stick, tmp_path / "b").claim(101, ticket.code, "pc-2")
    hall.do("move", 101)
    synced(hall, stick)
    assert FolderLink(stick, tmp_path / "b").claim(101, ticket.code, "pc-2").number == 101
    synced(hall, stick)

    with pytest.raises(SeatTaken):
        FolderLink(stick, tmp_path / "a").claim(101, ticket.code, "pc-1")


def test_five_wrong_codes_at_one_pc_lock_the_ticket_for_no_other_with_the_same_stick(hall, stick, tmp_path):
    hall.let_in(101)
    [ticket] = written(hall, stick, 101)
    wrong_five_times(stick, tmp_path / "bad", 101)
    synced(hall, stick)

    assert "locked" in hall.card(101).needs  # the room is told
    with pytest.raises(TicketLocked):
        FolderLink(stick, tmp_path / "bad").claim(101, ticket.code, "pc-1")
    assert FolderLink(stick, tmp_path / "other").claim(101, ticket.code, "pc-2").number == 101


def test_the_seats_of_another_exam_are_not_written_over_until_it_is_over(hall, stick, database):
    [mine, _other] = written(hall, stick, 101, 102)
    kept = (stick / "seat-101.dagverk").read_bytes()
    order = jobs.WriteSeats(sitting_id=new_id(), folder=stick, tickets=(mine,), cost=CHEAP)

    with pytest.raises(OfAnotherExam) as told:
        jobs.write_seats(hall.database, order, NoProgress())
    assert "the same numbers (101)" in told.value.sentence()
    assert (stick / "seat-101.dagverk").read_bytes() == kept

    with database.engine.begin() as connection:
        connection.execute(text("UPDATE sitting SET state = 'annulled'"))
    with pytest.raises(KeyError):  # nobody stops it any more; that exam has no tickets here
        jobs.write_seats(hall.database, order, NoProgress())
