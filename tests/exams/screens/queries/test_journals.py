"""What is kept, told: without keys, read once, and sealed part by part."""

from eduapp.exams.screens import queries
from eduapp.exams.screens import service as screens
from eduapp.exams.screens.queries import Readings
from eduapp.kiosk.formats import messages as m
from tests.support.given_screens import Pc


def test_attempts_are_told_without_any_key(hall, database):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open()
    with database.reading() as session:
        rows = queries.attempts(session, hall.sitting_id)
        sent = queries.messages(session, hall.sitting_id)

    assert [row.number for row in rows] == [101, 102, 103, 104, 105, 106]
    assert (rows[0].questions, rows[0].allowance.limit_minutes) == (9, 300)
    assert rows[0].kiosk is not None
    assert "key" not in repr(rows)
    assert "key" not in repr(sent)


def test_a_journal_is_read_once_and_then_only_what_is_new(hall, database):
    hall.let_in(101).at("09:00").start()
    pc, known = Pc(hall, 101).open().hear(), Readings()
    with database.reading() as session:
        first = queries.read(session, hall.sitting_id, known)[pc.attempt]
    before = first.n
    pc.answer(1, 2)
    with database.reading() as session:
        again = queries.read(session, hall.sitting_id, known)[pc.attempt]

    assert again is first
    assert (before, again.n) == (3, 4)
    with database.reading() as session:
        assert queries.read_one(session, pc.attempt).attempt == again.attempt


def test_records_of_another_way_are_judged(hall, database):
    hall.let_in(101, 102)
    mine, theirs = Pc(hall, 101), Pc(hall, 102)
    told = {"attempt": str(mine.attempt), "sitting": "s", "number": 101, "kiosk": "k", "machine": "m"}
    good, bad = mine.frame("opened", told), theirs.frame("opened", told)
    with database.reading() as session:
        assert queries.judged(session, mine.attempt, [good]) is None
        assert queries.judged(session, mine.attempt, [bad]).what == "foreign"


def test_what_was_answered_last_holds_what_people_chose_and_who_went_on_on_paper(hall, database):
    hall.let_in(101, 102, 103).at("09:00").start()
    chosen, on_paper = Pc(hall, 101).open().hear().answer(1, 2), Pc(hall, 102).open().hear().answer(1, 2)
    never = hall.attempts()[103]
    upto = {"question": 1, "at": "2026-11-24T08:00:00.000Z", "upto": 99}
    with database.acting_as(hall.by).writing() as uow:
        screens.say(uow, chosen.attempt, m.ANSWER, {**upto, "value": 3})
        screens.say(uow, on_paper.attempt, m.PAPER)
    with database.reading() as session:
        told = dict(queries.answered(session, hall.sitting_id))
        alone = {id: queries.answered_by(session, id) for id in told}

    assert told == alone
    assert (told[chosen.attempt].answers, told[chosen.attempt].on_paper) == ({1: 3}, False)
    assert (told[on_paper.attempt].answers, told[on_paper.attempt].on_paper) == ({1: 2}, True)
    assert told[never].answers == {}
