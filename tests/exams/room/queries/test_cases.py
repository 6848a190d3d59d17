"""The record of a suspicion, field by field (norway 4.2)."""

from datetime import date

from eduapp.exams.room import service
from eduapp.exams.room.queries.cases import case_pairs
from eduapp.exams.sittings import queries as sittings
from tests.exams.room.queries.test_day import shown
from tests.support import given

FIELDS = [
    "Noted",
    "Seen by",
    "What was seen",
    "Taken care of as evidence",
    "Reported",
    "Warned",
    "Heard",
    "Decided",
]


def pairs(hall):
    [case] = case_pairs(shown(hall))
    return case.title, dict(case.pairs)


def test_what_is_not_done_yet_says_so(hall):
    hall.begin(101)
    hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)
    title, told = pairs(hall)

    assert title == "Candidate 101: suspicion of cheating"
    assert list(told) == FIELDS
    assert (told["Reported"], told["Decided"]) == ("–", "Not yet (opplæringsforskrifta § 9-42)")


def test_a_decision_has_its_paragraph_its_appeal_and_the_next_exam(hall):
    hall.begin(101)
    noted = hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip, in an envelope")
    hall.at("10:05").case(noted, "warned", words="Told what may follow")
    about = {"sitting_id": hall.sitting_id, "about_id": noted}
    head = hall.acting(given.LEADER)
    head.run(service.hear_case, service.HearCase(**about, words="Not mine.", person="Solveig Nes"))
    decision = service.DecideCase(
        **about,
        outcome="annulled",
        decider="county",
        person="Fylkesdirektøren",
        informed_on=date(2026, 11, 24),
        words="The slip has the answers of task 3.",
    )
    head.run(service.decide_case, decision)
    _title, told = pairs(hall)

    assert told["Reported"] == "10:00, to Solveig Nes"
    assert told["Warned"] == "10:05. Told what may follow"
    assert told["Decided"] == "10:05: Exam annulled (opplæringsforskrifta § 9-42)"
    assert told["Decided by"] == "Fylkesdirektøren · the county (adults and external candidates)"
    assert told["Appeal until"] == (
        "15.12.2026. Appeal against a decision to annul or to remove: 3 weeks (forvaltningsloven § 29). "
        "Counted from the day the candidate was told of the decision, Tuesday 24 November 2026; it ends on "
        "the day that answers to it (domstolloven § 148). Last day to appeal: Tuesday 15 December 2026."
    )
    assert told["May sit it again"].startswith("24.11.2027. Another exam or test after cheating: 1 year (")


def test_a_decision_that_was_reversed_says_so_and_keeps_nobody_waiting(hall):
    hall.begin(101)
    noted = hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip, in an envelope")
    hall.at("10:05").case(noted, "warned", words="Told what may follow")
    about = {"sitting_id": hall.sitting_id, "about_id": noted}
    head = hall.acting(given.LEADER)
    head.run(service.hear_case, service.HearCase(**about, words="Not mine.", person="Solveig Nes"))
    decision = service.DecideCase(
        **about,
        outcome="annulled",
        decider="county",
        person="Fylkesdirektøren",
        informed_on=date(2026, 11, 24),
    )
    head.run(service.decide_case, decision)
    with hall.database.acting_as(given.LEADER).writing() as uow:
        service.reverse_case(uow, hall.sitting_id, noted, "Klageinstansen", "It was their own slip.")
    _title, told = pairs(hall)

    assert told["Reversed"] == "10:05. It was their own slip. · Klageinstansen"
    assert "Appeal until" not in told
    assert "May sit it again" not in told
    with hall.database.reading() as session:
        assert sittings.holds_of(session, [hall.learners[101]]) == []
