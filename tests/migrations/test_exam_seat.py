"""What an exam PC can do on PostgreSQL: six functions bound to its ticket, and nothing else."""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from hashlib import sha256
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from eduapp.app.database_accounts import SEAT, Made
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.room.rules import steps
from eduapp.migrations.exam_seat_tries import ADDRESS
from eduapp.people.audit.service import write_audit
from eduapp.schema import Base
from tests.support import accounts, given, given_seats, postgres
from tests.support.given_room import a_hall
from tests.support.given_seats import CODES, append, as_seat, claim, messages, paper, set_aside, take_over

pytestmark = pytest.mark.both_databases  # it stands on the server itself, on a database for all of them
DENIED = (psycopg.errors.InsufficientPrivilege,)


@pytest.fixture(scope="module")
def place(_server, _template):
    """One database for all of them, with an exam whose room is open; the role is made once."""
    if _server is None:
        yield None
        return
    url = accounts.a_copy(_server, str(_template))
    engine = open_engine(url)
    hall = a_hall(Database(engine, given.LEADER, write_audit, clock=(clock := StillClock(given.NOW))), clock)
    hall.at("08:30").step(steps.OPENED)
    assert accounts.make(url) == Made((), ())
    yield url, hall
    engine.dispose()
    postgres.drop_database(url)


@pytest.fixture
def hall(place):
    """The exam, with no attempts from the test before."""
    if place is None:
        pytest.skip("exam PCs speak to PostgreSQL; without it they have a folder")
    url, hall = place
    with psycopg.connect(accounts.plain(url)) as connection:
        connection.execute("SET session_replication_role = replica")
        for table in reversed(Base.metadata.sorted_tables):
            if table.name.startswith("screen_"):
                connection.execute(f"DELETE FROM {table.name}")
        connection.execute("UPDATE sitting SET state = 'open'")
    return hall


@pytest.fixture
def url(place):
    return place and place[0]


@pytest.fixture
def attempts(hall):
    return given_seats.some_attempts(hall)


@pytest.fixture
def database(hall):
    return hall.database


@pytest.fixture
def seat(attempts, url):
    with as_seat(url) as connection:
        yield connection


@pytest.fixture
def token(seat):
    return claim(seat, 101, CODES[101])["token"]


def count(database, query, **values):
    with database.engine.connect() as connection:
        return connection.execute(text(query), values).all()


def notices(database):
    return [row[0] for row in count(database, "SELECT kind FROM screen_notice ORDER BY at, id")]


def say(database, attempt, n, kind, body="{}"):
    with database.engine.begin() as connection:
        words = "INSERT INTO screen_message VALUES (:a, :n, :k, :b, :u, now())"
        values = {"a": attempt, "n": n, "k": kind, "b": body, "u": given.INVIGILATOR.user_id}
        connection.execute(text(words), values)


# ── Tickets ──────────────────────────────────────────────────────────────────────────────────────


def test_a_ticket_gives_its_own_attempt_and_no_name(seat, attempts, hall):
    told = claim(seat, 101, "7k2m 9qxa")

    assert sorted(told) == [
        "allowance", "arrangements", "attempt", "key", "language", "number", "records", "sitting", "token",
    ]  # fmt: skip
    assert (told["attempt"], told["key"]) == (str(attempts[101]), (bytes([101]) * 32).hex())
    assert told["sitting"] == str(hall.sitting_id)
    assert len(told["token"]) == 64


def test_letters_that_are_taken_for_figures_are_figures(seat):
    assert "token" in claim(seat, 103, "oooo-ilil")


def test_five_wrong_codes_lock_a_ticket_for_the_right_one_too(seat, database):
    answers = [claim(seat, 101, "WRONGXXX") for _try in range(5)]

    assert answers == [{"refused": "ticket"}] * 5
    assert claim(seat, 101, CODES[101]) == {"refused": "locked"}
    assert "token" in claim(seat, 102, CODES[102])
    assert notices(database) == ["wrong_code"] * 4 + ["locked"]


def test_a_right_code_forgets_the_wrong_ones(seat, database):
    kiosk = uuid4()
    for _round in range(3):
        claim(seat, 101, "WRONGXXX")
        claim(seat, 101, "WRONGXXY")
        assert "token" in claim(seat, 101, CODES[101], kiosk)


@pytest.mark.parametrize("number", [0, -1, 999_999, None])
@pytest.mark.parametrize("code", ["", "x" * 100_000, None, "' OR true --", "\\", "7K2M9QXA\x7f%"])
def test_nonsense_is_no_ticket(seat, number, code):
    assert claim(seat, number, code) == {"refused": "ticket"}


def test_a_ticket_of_another_sitting_or_after_the_seal_is_none(seat, database):
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE sitting SET state = 'sealed'"))

    assert claim(seat, 101, CODES[101]) == {"refused": "ticket"}


def not_open_yet(database, days):
    """The room is not open yet, and the exam so many days ahead."""
    with database.engine.begin() as connection:
        words = "UPDATE sitting SET state = 'published', day = current_date + :days"
        connection.execute(text(words), {"days": days})


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_right_ticket_before_the_room_is_open_says_so_and_takes_no_seat(seat, database, days):
    not_open_yet(database, days)

    assert claim(seat, 101, CODES[101]) == {"refused": "not_open"}
    assert count(database, "SELECT * FROM screen_seat") == []
    assert notices(database) == []


def test_before_the_room_is_open_a_guess_learns_nothing_and_counts(seat, database):
    not_open_yet(database, 0)
    for _try in range(4):
        assert claim(seat, 101, "WRONGXXX") == {"refused": "ticket"}
    assert claim(seat, 101, CODES[101]) == {"refused": "not_open"}  # which forgets the wrong ones
    for _try in range(5):
        assert claim(seat, 101, "WRONGXXX") == {"refused": "ticket"}

    assert claim(seat, 101, CODES[101]) == {"refused": "locked"}
    assert claim(seat, 104, "WRONGXXX") == {"refused": "ticket"}


def test_exams_of_other_days_are_neither_told_nor_locked_by_their_numbers(seat, database):
    not_open_yet(database, 8)
    for _try in range(6):
        assert claim(seat, 101, "WRONGXXX") == {"refused": "ticket"}
    assert claim(seat, 101, CODES[101]) == {"refused": "ticket"}
    assert count(database, "SELECT * FROM screen_try") == []


# ── Wrong codes count by seat and by PC ──────────────────────────────────────────────────────────

OTHER_CODES = {101: "ZZZZ9999"}


@pytest.fixture
def pcs(url, attempts):
    """Connections from addresses that the test says, one for each name."""
    with psycopg.connect(accounts.plain(url)) as owner:
        (real,) = owner.execute("SELECT pg_get_functiondef('exam_seat.address'::regproc)").fetchone()
        owner.execute(real.replace("host(inet_client_addr())", "current_setting('application_name')"))
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(as_seat(url, name))
    with psycopg.connect(accounts.plain(url)) as owner:
        owner.execute(real)


@pytest.fixture
def elsewhere(hall, attempts):
    """Another exam at the same hour, with the same numbers and its own tickets."""
    other = given_seats.another_exam(hall)
    given_seats.some_attempts(other, OTHER_CODES)
    yield other
    with hall.database.engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        for table in ("candidate", "sitting"):
            key = "id" if table == "sitting" else "sitting_id"
            connection.execute(text(f"DELETE FROM {table} WHERE {key} = :id"), {"id": other.sitting_id})


def five_wrong(pc, number=101, kiosk=None):
    assert [claim(pc, number, "WRONGXXX", kiosk) for _try in range(5)] == [{"refused": "ticket"}] * 5


def test_wrong_codes_at_one_exam_lock_out_nobody_at_another_with_the_same_numbers(pcs, elsewhere):
    here, there = pcs("10.0.0.1"), pcs("10.0.0.2")
    five_wrong(here)

    assert claim(here, 101, CODES[101]) == {"refused": "locked"}
    assert claim(there, 101, OTHER_CODES[101])["sitting"] == str(elsewhere.sitting_id)


def test_who_types_wrong_codes_on_purpose_locks_the_own_pc_alone(pcs, database):
    bad, desk = pcs("10.0.0.66"), pcs("10.0.0.1")
    for number in CODES:
        five_wrong(bad, number)

    assert claim(bad, 102, CODES[102]) == {"refused": "locked"}
    assert all("token" in claim(desk, number, code) for number, code in CODES.items())
    assert notices(database) == (["wrong_code"] * 4 + ["locked"]) * 3


def test_a_new_name_for_the_same_pc_gives_no_more_tries(pcs):
    bad = pcs("10.0.0.66")
    five_wrong(bad, kiosk=uuid4())

    assert claim(bad, 101, "WRONGXXX", uuid4()) == {"refused": "locked"}


def test_who_has_the_seat_goes_on_there_whatever_others_type_behind_the_same_address(pcs):
    one, other, mine = pcs("10.0.0.1"), pcs("10.0.0.1"), uuid4()
    token = claim(one, 101, CODES[101], mine)["token"]
    five_wrong(other)

    assert claim(other, 101, CODES[101]) == {"refused": "locked"}
    assert append(one, token, 1, b"one") == 1
    assert "token" in claim(one, 101, CODES[101], mine)  # started again
    five_wrong(one, kiosk=mine)
    assert claim(one, 101, CODES[101], mine) == {"refused": "locked"}


def test_the_own_right_code_gives_no_more_guesses_at_a_seat_with_the_same_number(pcs, elsewhere):
    bad, kiosk = pcs("10.0.0.66"), uuid4()
    for _try in range(4):
        claim(bad, 101, "WRONGXXX", kiosk)
    assert "token" in claim(bad, 101, CODES[101], kiosk)

    claim(bad, 101, "WRONGXXX", uuid4())

    assert claim(bad, 101, OTHER_CODES[101], uuid4()) == {"refused": "locked"}


def test_an_open_transaction_with_a_wrong_code_holds_up_nobody_elsewhere(pcs, database, attempts):
    bad, desk = pcs("10.0.0.66"), pcs("10.0.0.1")
    bad.autocommit = False
    for number in CODES:
        claim(bad, number, "WRONGXXX")

    desk.execute("SET lock_timeout = '200ms'")
    token = claim(desk, 101, CODES[101])["token"]
    assert append(desk, token, 1, b"one") == 1
    with database.engine.begin() as connection:  # what staff do: unlock, give leave, sign
        connection.execute(text("SET LOCAL lock_timeout = '200ms'"))
        connection.execute(text("UPDATE screen_ticket SET round = round + 1, may_move = true"))
    bad.rollback()


def test_guesses_at_once_from_one_pc_come_one_behind_the_other(pcs):
    one, other = pcs("10.0.0.66"), pcs("10.0.0.66")
    one.autocommit = False
    claim(one, 101, "WRONGXXX")
    other.execute("SET lock_timeout = '200ms'")

    with pytest.raises(psycopg.errors.LockNotAvailable):
        claim(other, 101, "WRONGXXY")
    one.rollback()


def test_once_it_is_unlocked_there_are_five_anew(pcs, database):
    desk = pcs("10.0.0.1")
    five_wrong(desk)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE screen_ticket SET round = round + 1"))
    for _try in range(4):
        assert claim(desk, 101, "WRONGXXX") == {"refused": "ticket"}

    assert "token" in claim(desk, 101, CODES[101])
    assert count(database, "SELECT count FROM screen_try WHERE round = 1") == []


def test_a_ticket_made_anew_while_its_code_is_looked_at_opens_nothing(pcs, url):
    desk = pcs("10.0.0.1")
    with psycopg.connect(accounts.plain(url)) as staff, ThreadPoolExecutor(1) as thread:
        staff.execute("UPDATE screen_ticket SET hash = sha256('new'), round = round + 1")
        told = thread.submit(claim, desk, 101, CODES[101])
        wait_for_a_lock(url)
        staff.commit()
        assert told.result(10) == {"refused": "ticket"}


def wait_for_a_lock(url):
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    with psycopg.connect(accounts.plain(url), autocommit=True) as looking:
        while not looking.execute(waiting).fetchone()[0]:
            pass


def test_a_pc_is_known_by_the_address_that_the_server_sees():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with postgres.running_server({"listen_addresses": "127.0.0.1", "port": port}) as server:
        with psycopg.connect(accounts.plain(server), autocommit=True) as owner:
            owner.execute("CREATE SCHEMA exam_seat")
            owner.execute(ADDRESS)
            assert owner.execute("SELECT exam_seat.address()").fetchone() == ("",)
        with psycopg.connect(host="127.0.0.1", port=port, user=postgres.OWNER, dbname="postgres") as seat:
            assert seat.execute("SELECT exam_seat.address()").fetchone() == ("127.0.0.1",)


# ── Seats ────────────────────────────────────────────────────────────────────────────────────────


def test_a_second_pc_is_refused_and_told_to_the_invigilator(seat, token, database):
    assert claim(seat, 101, CODES[101]) == {"refused": "elsewhere"}
    assert notices(database) == ["second_pc"]
    assert append(seat, token, 1, b"one") == 1  # the first goes on


def test_two_pcs_that_claim_at_once_do_not_both_get_it(attempts, url):
    with as_seat(url) as one, as_seat(url) as other:
        one.autocommit = False
        first = claim(one, 101, CODES[101])
        other.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            claim(other, 101, CODES[101])
        one.commit()
        assert claim(other, 101, CODES[101]) == {"refused": "elsewhere"}
    assert "token" in first


def test_a_pc_that_was_started_again_goes_on_and_its_old_token_is_dead(seat):
    kiosk = uuid4()
    old = claim(seat, 101, CODES[101], kiosk)["token"]
    assert append(seat, old, 1, b"one", b"two") == 2

    told = claim(seat, 101, CODES[101], kiosk)

    assert told["records"] == ["b25l", "dHdv"]
    assert append(seat, old, 3, b"three") == -1
    assert append(seat, told["token"], 3, b"three") == 3
    assert paper(seat, old) is None
    assert messages(seat, old, 4) == [{"n": 5, "kind": "move", "body": {}}]


def test_another_pc_goes_on_once_the_invigilator_lets_it(seat, token, database, attempts):
    append(seat, token, 1, b"one")
    say(database, attempts[101], 1, "start", '{"begins_at":"2026-11-24T08:00:00.000Z"}')
    say(database, attempts[101], 2, "move")
    with database.engine.begin() as connection:
        words = "UPDATE screen_ticket SET may_move = true WHERE attempt_id = :a"
        connection.execute(text(words), {"a": attempts[101]})
    assert [one["kind"] for one in messages(seat, token)] == ["start", "move"]
    assert append(seat, token, 2, b"two") == 2  # what it still has comes in

    told = claim(seat, 101, CODES[101])

    assert told["moved"] == "network"
    assert len(told["records"]) == 2
    assert append(seat, token, 3, b"three") == -1
    assert [one["kind"] for one in messages(seat, told["token"])] == ["start"]  # no move for the new one
    assert claim(seat, 101, CODES[101]) == {"refused": "elsewhere"}  # the leave was for once
    assert "old_pc" in notices(database)


# ── Records ──────────────────────────────────────────────────────────────────────────────────────


def test_the_same_bytes_again_change_nothing_and_other_bytes_are_refused_and_told(seat, token, database):
    assert append(seat, token, 1, b"one", b"two") == 2
    assert append(seat, token, 1, b"one", b"two", b"three") == 3
    assert append(seat, token, 2, b"TWO") == -3
    assert append(seat, token, 2, b"TWO") == -3

    kept = count(database, "SELECT n, payload FROM screen_record ORDER BY n")
    assert [(n, bytes(payload)) for n, payload in kept] == [(1, b"one"), (2, b"two"), (3, b"three")]
    assert notices(database) == ["other_bytes"]


def test_a_gap_keeps_nothing_and_tells_where_to_go_on(seat, token):
    append(seat, token, 1, b"one")

    assert append(seat, token, 3, b"three") == 1
    assert append(seat, token, 200_001, b"x") == -4


@pytest.mark.parametrize(
    "records",
    [[], [b""], [b"x" * 524_297], [b"x"] * 501, [None], [[b"x"], [b"y"]]],
    ids=["none", "empty", "too long", "too many", "nothing", "nested"],
)
def test_what_is_no_list_of_records_is_refused(seat, token, database, records):
    query = "SELECT exam_seat.append(%s, 1, %s::bytea[])"
    assert seat.execute(query, (token, records)).fetchone()[0] == -4
    assert seat.execute("SELECT exam_seat.append(%s, 1, NULL)", (token,)).fetchone()[0] == -4
    assert count(database, "SELECT * FROM screen_record") == []


def test_an_array_that_counts_from_elsewhere_is_refused(seat, token):
    query = "SELECT exam_seat.append(%s, 1, '[5:5]={x}'::bytea[])"
    assert seat.execute(query, (token,)).fetchone()[0] == -4


@pytest.mark.parametrize("forged", ["", "0" * 64, "x" * 64, "' OR true --", None, "F" * 64])
def test_a_token_nobody_was_given_opens_nothing(seat, token, forged):
    assert append(seat, forged, 1, b"one") == -2
    assert paper(seat, forged) is None
    assert messages(seat, forged) == []


def test_nothing_comes_in_once_the_exam_is_closed(seat, token, database):
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE sitting SET state = 'sealed'"))

    assert append(seat, token, 1, b"one") == -5


def test_each_token_reaches_its_own_paper_journal_and_messages(seat, token, database, attempts):
    other = claim(seat, 102, CODES[102])["token"]
    say(database, attempts[102], 1, "say", '{"text":"to 102"}')
    append(seat, token, 1, b"of 101")
    append(seat, other, 1, b"of 102")

    assert paper(seat, token) == b"sealed paper of 101"
    assert paper(seat, other) == b"sealed paper of 102"
    assert messages(seat, token) == []
    assert [one["body"]["text"] for one in messages(seat, other)] == ["to 102"]
    kept = count(database, "SELECT attempt_id, payload FROM screen_record")
    assert {attempt: bytes(payload) for attempt, payload in kept} == {
        attempts[101]: b"of 101",
        attempts[102]: b"of 102",
    }


# ── What a PC that was left has ──────────────────────────────────────────────────────────────────


def let_move(database, attempt):
    with database.engine.begin() as connection:
        words = "UPDATE screen_ticket SET may_move = true WHERE attempt_id = :a"
        connection.execute(text(words), {"a": attempt})


def asides(database):
    rows = count(database, "SELECT n, payload, digest FROM screen_aside ORDER BY n, payload")
    assert all(sha256(bytes(payload)).digest() == bytes(digest) for _n, payload, digest in rows)
    return [(n, bytes(payload)) for n, payload, _digest in rows]


def test_what_a_pc_that_was_left_had_not_sent_is_kept_beside_the_journal_once(
    seat, token, database, attempts
):
    append(seat, token, 1, b"one", b"two")
    let_move(database, attempts[101])
    new = claim(seat, 101, CODES[101])["token"]
    append(seat, new, 3, b"three of the new")
    assert append(seat, token, 3, b"three") == -1

    assert set_aside(seat, token, 2, b"two", b"three", b"four") == 4
    assert set_aside(seat, token, 3, b"three", b"four") == 4
    assert set_aside(seat, token, 3, b"three after all") == 3
    assert asides(database) == [(3, b"three"), (3, b"three after all"), (4, b"four")]
    kept = count(database, "SELECT payload FROM screen_record ORDER BY n")
    assert [bytes(payload) for (payload,) in kept] == [b"one", b"two", b"three of the new"]


def test_nothing_is_set_aside_for_another_or_too_much_or_after_the_seal(seat, token, database, attempts):
    other = claim(seat, 102, CODES[102])["token"]
    set_aside(seat, other, 1, b"of 102")
    assert {row[0] for row in count(database, "SELECT attempt_id FROM screen_aside")} == {attempts[102]}
    for forged in ("", "0" * 64, "' OR true --", None):
        assert set_aside(seat, forged, 1, b"x") == -2
    for first, records in ((0, [b"x"]), (1, []), (1, [b""]), (200_001, [b"x"]), (1, [b"x" * 524_297])):
        assert set_aside(seat, token, first, *records) == -4
    with database.engine.begin() as connection:
        words = (
            "INSERT INTO screen_aside SELECT :a, sha256(cast(cast(n AS text) AS bytea)), n, 'x', now()"
            " FROM generate_series(1, 20000) n"
        )
        connection.execute(text(words), {"a": attempts[101]})
    assert set_aside(seat, token, 1, b"one too many") == -4
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE sitting SET state = 'sealed'"))
    assert set_aside(seat, other, 2, b"late") == -5


def test_the_pc_that_was_left_may_take_its_seat_again_when_the_room_lets_it(seat, database, attempts):
    kiosk = uuid4()
    old = claim(seat, 101, CODES[101], kiosk)["token"]
    append(seat, old, 1, b"one")
    say(database, attempts[101], 1, "move")
    let_move(database, attempts[101])
    told = claim(seat, 101, CODES[101], kiosk)

    assert told["moved"] == "network"
    assert messages(seat, told["token"]) == []  # it is not told to leave again
    assert append(seat, told["token"], 2, b"two") == 2
    assert claim(seat, 101, CODES[101]) == {"refused": "elsewhere"}  # and the leave is used up
    assert "moved" not in claim(seat, 101, CODES[101], kiosk)


# ── A seat that follows a file ───────────────────────────────────────────────────────────────────


@pytest.fixture
def old():
    return uuid4()


@pytest.fixture
def left(seat, old):
    """The token of a PC that was left with a file."""
    told = claim(seat, 101, CODES[101], old)["token"]
    append(seat, told, 1, b"one")
    return told


def test_a_seat_follows_the_file_and_the_pc_that_was_left_needs_the_room(seat, left, old, database, attempts):
    new = uuid4()
    told = take_over(seat, left, new)["token"]

    assert append(seat, told, 2, b"two") == 2
    assert append(seat, left, 3, b"three") == -1
    assert claim(seat, 101, CODES[101], old) == {"refused": "elsewhere"}
    assert append(seat, told, 3, b"three") == 3  # and nobody was thrown out by it
    assert len(claim(seat, 101, CODES[101], new)["records"]) == 3
    let_move(database, attempts[101])
    assert claim(seat, 101, CODES[101], old)["moved"] == "network"


def test_it_is_told_once_more_if_the_answer_was_lost(seat, left):
    new = uuid4()
    first = take_over(seat, left, new)["token"]
    again = take_over(seat, left, new)["token"]

    assert append(seat, first, 2, b"two") == -1
    assert append(seat, again, 2, b"two") == 2


def test_it_follows_though_the_pc_that_was_left_was_started_again_meanwhile(seat, left, old):
    claim(seat, 101, CODES[101], old)

    assert "token" in take_over(seat, left, uuid4())
    assert claim(seat, 101, CODES[101], old) == {"refused": "elsewhere"}


@pytest.mark.parametrize("back", [True, False], ids=["the same PC", "a third one"])
def test_it_does_not_follow_to_where_the_room_let_nobody_go(seat, left, old, database, attempts, back):
    say(database, attempts[101], 1, "move")
    let_move(database, attempts[101])
    token = claim(seat, 101, CODES[101], old if back else uuid4())["token"]

    assert take_over(seat, left, uuid4()) == {"refused": "elsewhere"}
    assert append(seat, token, 2, b"two") == 2


def test_a_file_that_was_copied_takes_nothing_from_who_came_first(seat, left):
    token = take_over(seat, left, uuid4())["token"]

    assert take_over(seat, left, uuid4()) == {"refused": "elsewhere"}
    assert append(seat, token, 2, b"two") == 2


def test_a_leave_that_nobody_has_used_is_used_up_and_not_told_to_who_came(seat, left, database, attempts):
    say(database, attempts[101], 1, "start")
    say(database, attempts[101], 2, "move")
    let_move(database, attempts[101])
    token = take_over(seat, left, uuid4())["token"]

    assert [one["kind"] for one in messages(seat, token)] == ["start"]
    assert claim(seat, 101, CODES[101]) == {"refused": "elsewhere"}


@pytest.mark.parametrize("forged", ["", "0" * 64, "' OR true --", None])
def test_a_token_nobody_was_given_takes_no_seat(seat, left, forged, database):
    assert take_over(seat, forged, uuid4()) == {"refused": "elsewhere"}
    assert take_over(seat, left, None) == {"refused": "elsewhere"}
    assert append(seat, left, 2, b"two") == 2
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE sitting SET state = 'sealed'"))
    assert take_over(seat, left, uuid4()) == {"refused": "closed"}
    assert len(count(database, "SELECT * FROM screen_seat")) == 1


# ── Everything else ──────────────────────────────────────────────────────────────────────────────


def test_no_table_can_be_read_or_changed(seat):
    for table in [*Base.metadata.tables, "alembic_version"]:
        tried(seat, table)


def tried(seat, table):
    column = (
        next(iter(Base.metadata.tables[table].c)).name if table in Base.metadata.tables else "version_num"
    )
    for words in (
        f"SELECT * FROM public.{table}",
        f"SELECT count(*) FROM public.{table}",
        f"INSERT INTO public.{table} DEFAULT VALUES",
        f"UPDATE public.{table} SET {column} = {column}",
        f"DELETE FROM public.{table}",
        f"TRUNCATE public.{table}",
        f"COPY public.{table} TO STDOUT",
        f"COPY public.{table} FROM STDIN",
        f"DROP TABLE public.{table}",
        f"ALTER TABLE public.{table} DISABLE TRIGGER ALL",
        f"CREATE TRIGGER mine BEFORE INSERT ON public.{table} EXECUTE FUNCTION exam_seat.told()",
        f"COMMENT ON TABLE public.{table} IS 'mine'",
    ):
        with pytest.raises(DENIED):
            seat.execute(words)


def test_no_function_of_ours_but_the_six_can_be_called(seat):
    known = seat.execute(
        "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')"
        " AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')"
    ).fetchall()

    assert sorted(name for (name,) in known) == [
        "append(text,integer,bytea[])",
        "claim(integer,text,uuid)",
        "messages(text,integer)",
        "paper(text)",
        "set_aside(text,integer,bytea[])",
        "take_over(text,uuid)",
    ]
    for words in (
        "exam_seat.keyed('x', 'y')",
        "exam_seat.told()",
        "exam_seat.seat_of('x')",
        "exam_seat.noticed(gen_random_uuid(), 'x', 1)",
        "public.refuse_what_was_added()",
    ):
        with pytest.raises(DENIED):
            seat.execute(f"SELECT {words}")


@pytest.mark.parametrize(
    "words",
    [
        "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
        "CREATE FUNCTION exam_seat.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
        "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
        "CREATE TEMP TABLE screen_ticket (id uuid)",
        "CREATE TEMP VIEW screen_ticket AS SELECT 1",
        "CREATE SCHEMA mine",
        "CREATE TABLE public.mine (id int)",
        "CREATE TABLE exam_seat.mine (id int)",
        "CREATE EXTENSION dblink",
        "CREATE ROLE mine SUPERUSER",
        f"ALTER ROLE {SEAT} SUPERUSER",
        f"ALTER ROLE {SEAT} CREATEDB",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres",
        "SET session_replication_role = replica",
        "DO $$ BEGIN PERFORM 1; END $$",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "COPY (SELECT 1) TO 'mine'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('.')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_terminate_backend(pg_backend_pid())",
        "SELECT pg_cancel_backend(pg_backend_pid())",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_try_advisory_xact_lock(1)",
        "SELECT * FROM pg_authid",
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM pg_statistic",
        "SELECT * FROM pg_largeobject",
        "SELECT pg_reload_conf()",
        "ALTER SYSTEM SET fsync = 'off'",
        "ALTER DATABASE postgres SET search_path = x",
        "ALTER FUNCTION exam_seat.paper(text) SECURITY INVOKER",
        "DROP SCHEMA exam_seat CASCADE",
        "REINDEX TABLE public.screen_record",
    ],
)
def test_tricks_are_refused(seat, words):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        seat.execute(words)


def test_what_one_may_not_give_away_is_not_given(seat, url):
    seat.execute("GRANT USAGE ON SCHEMA exam_seat TO PUBLIC")  # only warned of
    with psycopg.connect(accounts.plain(url)) as owner:
        [told] = owner.execute(
            "SELECT nspacl::text[] FROM pg_namespace WHERE nspname = 'exam_seat'"
        ).fetchone()
    assert told
    assert not [one for one in told if one.startswith("=")]  # nobody's name stands for everybody


def test_a_search_path_of_ones_own_changes_nothing_inside_the_functions(seat, token):
    seat.execute("SET search_path = pg_temp, public, exam_seat")

    assert append(seat, token, 1, b"one") == 1
    assert paper(seat, token) == b"sealed paper of 101"


def test_what_is_heard_names_nobody(seat, url, token):
    with as_seat(url) as other:
        other.execute("LISTEN dagverk_changes")
        append(seat, token, 1, b"a secret answer")
        [heard] = list(other.notifies(timeout=10, stop_after=1))

    assert "exams.attempts" in heard.payload
    for secret in (str(hall_number) for hall_number in (101, token)):
        assert secret not in heard.payload


def test_no_name_key_or_mark_is_in_the_catalogues_it_can_read(seat, database, hall):
    database.engine.dispose()
    seen = []
    views = seat.execute(
        "SELECT format('%I.%I', schemaname, viewname) FROM pg_views WHERE schemaname ="
        " 'pg_catalog' AND has_table_privilege(format('%I.%I', schemaname, viewname), 'SELECT')"
    ).fetchall()
    for (view,) in views:
        try:
            seen += seat.execute(f"SELECT t::text FROM {view} t LIMIT 20000").fetchall()
        except psycopg.Error:
            continue
    told = "\n".join(str(row) for row in seen)
    for name in ("Ola Vik", "Amir Hosseini", "Berit Moe", "Matematikk"):
        assert name not in told


def test_the_seat_may_not_connect_with_another_password_or_own_anything(attempts, url, seat):
    owned = "SELECT count(*) FROM pg_class WHERE relowner = to_regrole(current_user)::oid"
    assert seat.execute(owned).fetchone()[0] == 0
    rights = "SELECT rolsuper, rolcreatedb, rolcreaterole, rolinherit, rolreplication, rolbypassrls"
    with psycopg.connect(accounts.plain(url)) as owner:
        told = owner.execute(f"{rights} FROM pg_roles WHERE rolname = %s", (SEAT,)).fetchone()
        kept = owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (SEAT,)).fetchone()
    assert told == (False,) * 6
    assert kept[0].startswith("SCRAM-SHA-256$")
    assert accounts.PASSWORDS[SEAT] not in kept[0]


def test_the_account_can_be_made_again(attempts, url):
    assert accounts.make(url) == Made((), ())
    with as_seat(url) as connection:
        assert "token" in claim(connection, 101, CODES[101])


def test_who_owns_the_tables_still_does_everything(database):
    with database.writing() as uow:
        uow.take_turn("something")
