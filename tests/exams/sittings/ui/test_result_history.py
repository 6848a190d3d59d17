"""What a history says of each row: every name, why, and what was in vain."""

from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.models import Result
from eduapp.exams.sittings.ui import result_history as told
from tests.support import given
from tests.support.given_exams import enter, proposed


def test_what_one_person_corrected_before_two_were_asked_for_has_one_name(database, candidate_id):
    old = enter(database, candidate_id, "1")
    with database.writing() as uow:
        uow.session.get(Result, old).superseded = True
        uow.session.flush()
        uow.session.add(
            Result(candidate_id=candidate_id, grade="2", passed=True, entered_by=given.LEADER.user_id,
                   entered_at=uow.now, replaces_id=old, reason="Read wrongly")
        )  # fmt: skip
    with database.reading() as session:
        newest, first = queries.history(session, candidate_id)
    assert told.result_text(newest) == (
        "2 two",
        ("Corrected by Solveig Nes, 23.11.2026 08:00: Read wrongly",),
        True,
    )
    assert told.result_text(first) == ("1 one", ("Entered by Solveig Nes, 23.11.2026 08:00",), False)


def test_a_refused_correction_says_by_whom_and_why(database, candidate_id):
    enter(database, candidate_id, "1")
    order = service.RefuseCorrection(
        correction_id=proposed(database, candidate_id, "3", "Read wrongly"), version=1, reason="It was right"
    )
    database.execute(service.refuse_correction, order)
    with database.reading() as session:
        [one] = queries.corrections(session, candidate_id)
    assert told.proposed_text(one) == "Proposed: 3 three instead of 1 one"
    assert told.decided_text(one) == (
        (
            "Proposed by Ingrid Solheim, 23.11.2026 08:00: Read wrongly (entered wrongly, "
            "opplæringsforskrifta § 9-9)"
        ),
        "Refused by Solveig Nes, 23.11.2026 08:00: It was right",
    )
