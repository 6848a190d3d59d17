"""What of the papers is asked and sealed."""

from sqlalchemy import text

from eduapp.exams.room import queries
from eduapp.exams.room.queries.papers import facts_of_papers
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.support import accounts, given, given_custody
from tests.support.given_room import papers_in, with_papers


def named(found):
    return [type(one).__name__ for one in found]


def test_an_exam_on_paper_has_papers(hall):
    with hall.database.reading() as session:
        assert named(queries.against_papers(session, hall.sitting_id)) == ["NothingRecorded"]

    with_papers(hall, 8)
    with hall.database.reading() as session:
        assert named(queries.against_papers(session, hall.sitting_id)) == []


def test_each_row_of_custody_has_a_name_and_all_its_facts(hall):
    with_papers(hall, 8)
    with hall.database.reading() as session:
        facts = facts_of_papers(session, hall.sitting_id)

    assert list(facts) == ["papers Version A 1", "papers Version A 2", "papers Version A 3"]
    assert facts["papers Version A 2"]["sheets"] == 8


def against(hall):
    with hall.database.reading() as session:
        return [one.sentence() for one in queries.against_papers(session, hall.sitting_id)]


def handed_in(hall):
    """Four sheets of 101 and three of 102."""
    hall.begin(101, 102)
    hall.at("14:00").act(steps.HAND_IN, 101, facts=Facts(sheets=4))
    return hall.act(steps.HAND_IN, 102, facts=Facts(sheets=3))


def test_what_came_in_among_the_papers_is_what_the_log_says(hall):
    bundle = with_papers(hall, 12)
    last = handed_in(hall)
    papers_in(hall, bundle, 5)
    [said] = against(hall)
    assert said.startswith("By the log 7 answer sheets were handed in, by the papers 5. Count them")

    papers_in(hall, bundle, 2)
    assert against(hall) == []
    hall.at("14:05").take_back(last)
    assert "By the log 4 answer sheets were handed in, by the papers 7." in against(hall)[0]


def test_answers_that_went_to_the_examiners_or_were_lost_since_came_in_too(hall):
    bundle = with_papers(hall, 12)
    handed_in(hall)
    papers_in(hall, bundle, 7)
    given_custody.by_two(hall.database, bundle, "missing", pile="in", count=1, words="Not in the box")
    given_custody.step(hall.database, bundle, "sent", pile="in", count=6, words="The county", reference="R 1")

    assert against(hall) == []


def test_question_papers_are_no_answers(hall):
    hall.clock.moment = given.NOW
    given_custody.a_bundle(hall.database, hall.sitting_id)
    handed_in(hall)

    [said] = against(hall)
    assert said.startswith("Answers were handed in, but no answer sheets were ever received for this exam.")


def test_who_handed_in_without_a_number_is_named(hall):
    with_papers(hall, 12)
    handed_in(hall)
    # As logs were written once:
    with accounts.owner_of(hall.database) as owner, owner.engine.begin() as connection:
        connection.execute(text("UPDATE room_entry SET sheets = NULL WHERE sheets = 3"))

    [said] = against(hall)
    assert said.startswith("Nobody wrote down how many sheets were handed in by: 102. Take the row back")
