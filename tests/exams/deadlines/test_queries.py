"""Many deadlines in one look, each with its own extension and nobody else's."""

from datetime import date
from uuid import UUID

from eduapp.exams.deadlines import queries, service

ONE, OTHER, THIRD = (UUID(int=number) for number in (1, 2, 3))
TOLD = date(2026, 11, 20)


def test_an_extension_is_of_one_record_and_one_rule(database):
    with database.writing() as uow:
        order = service.Extend(
            about="result",
            about_id=ONE,
            rule="grade_appeal",
            start=TOLD,
            last_day=date(2026, 12, 4),
            reason="Told late",
        )
        service.extend(uow, order)

    wanted = {ONE: ("grade_appeal", TOLD), OTHER: ("grade_appeal", TOLD), THIRD: ("trade_test_appeal", TOLD)}
    with database.reading() as session:
        found = queries.deadlines_of(session, wanted)
        other_rule = queries.deadline_of(session, ONE, "trade_test_appeal", TOLD)
    assert {id: one.last_day for id, one in found.items()} == {
        ONE: date(2026, 12, 4),
        OTHER: date(2026, 11, 30),
        THIRD: date(2026, 12, 11),
    }
    assert other_rule.extended is None


def test_of_none_there_are_none(database):
    with database.reading() as session:
        assert queries.deadlines_of(session, {}) == {}
