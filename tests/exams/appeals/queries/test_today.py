"""What waits of appeals, and which times to appeal end soon."""

from datetime import date, timedelta

from eduapp.exams.appeals import queries, service
from tests.exams.appeals.service.test_annulling import closed, suspected
from tests.support import given, given_room
from tests.support.given_appeals import LAST_DAY, confirmed


def test_open_appeals_wait_the_oldest_first(appeals, database):
    grades = [appeals.grade() for _number in range(3)]
    appeals.at(date(2026, 11, 26))
    late, gone, early = (
        appeals.receive(result_id=id, received_on=date(2026, 11, day))
        for id, day in zip(grades, (26, 24, 25), strict=True)
    )
    appeals.step(gone, "withdrawn")
    with database.reading() as session:
        assert [one.id for one in queries.waiting(session, given.TODAY).appeals] == [early, late]


def test_times_to_appeal_that_end_soon_are_counted_by_exam(appeals, database):
    appeals.grade()
    appeals.grade("trade_test_grade")  # three weeks
    appeals.grade("higher_held", told=False)
    with database.reading() as session:
        assert queries.ending_soon(session, date(2026, 11, 29), 3) == []
        [found] = queries.ending_soon(session, date(2026, 11, 30), 3)
        assert queries.ending_soon(session, date(2026, 12, 4), 3) == []
    assert (found.last_day, found.candidates) == (LAST_DAY, 1)


def test_the_three_weeks_of_an_annulment_are_among_them_until_it_was_decided_on(appeals, database):
    annulment_id = appeals.annulled()
    ends = LAST_DAY + timedelta(days=11)
    with database.reading() as session:
        assert queries.ending_soon(session, ends - timedelta(days=4), 3) == []
        [found] = queries.ending_soon(session, ends - timedelta(days=3), 3)
    assert (found.last_day, found.candidates) == (ends, 1)
    appeals.step(appeals.sent("annulment", result_id=annulment_id), "upheld")
    with database.reading() as session:
        assert queries.ending_soon(session, ends, 3) == []


def test_a_time_that_begins_anew_with_the_grounds_ends_later(appeals, database):
    result_id = appeals.grade("held_exam")
    appeals.at(date(2026, 11, 30))
    asked = service.AskGrounds(result_id=result_id, kind="held_exam", asked_on=date(2026, 11, 30))
    appeals.run(given.OFFICE, service.ask_grounds, asked)
    with database.reading() as session:
        assert queries.ending_soon(session, date(2026, 11, 30), 3) == []
    order = service.GiveGrounds(result_id=result_id, given_on=date(2026, 11, 30), person="Kari Berg")
    appeals.run(given.OFFICE, service.give_grounds, order)
    with database.reading() as session:
        assert queries.ending_soon(session, date(2026, 11, 30), 3) == []
        [found] = queries.ending_soon(session, date(2026, 12, 8), 3)
    assert found.last_day == date(2026, 12, 10)


def test_what_the_log_decided_waits_to_be_carried_out(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    with database.reading() as session:
        assert queries.waiting(session, given.TODAY).to_annul == ((hall.sitting_id, "Matematikk", 1),)

    order = service.AnnulForCheating(candidate_id=hall.candidates[103])
    hall.acting(given.LEADER).run(service.annul_for_cheating, order)
    with database.reading() as session:
        assert queries.waiting(session, given.TODAY).to_annul == ()
        [kept] = queries.annulments_of(session)
    reverse = service.ReverseAnnulment(
        annulment_id=kept.id, version=1, on_day=given_room.DAY, person="Statsforvaltaren", reason="Not so"
    )
    hall.acting(given.LEADER).run(service.reverse_annulment, reverse)
    with database.reading() as session:
        found = queries.waiting(session, given.TODAY).annulments_to_confirm
    assert found == ((hall.sitting_id, "Matematikk", given.LEADER.user_id, 1),)
    confirmed(database)
    with database.reading() as session:
        assert queries.waiting(session, given.TODAY).annulments_to_confirm == ()
    with database.reading() as session:
        assert queries.waiting(session, given.TODAY).to_annul == ()  # it was carried out, and did not stand
