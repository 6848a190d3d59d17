"""The paper of an exam, who gets which version, and that it is frozen when the exam is published."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.core.violations import Override
from eduapp.exams.papers import queries as papers
from eduapp.exams.papers import service as paper_service
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.seating import Seat
from tests.support import given, given_education
from tests.support.given_exams import (
    a_room_of,
    came,
    cancelled,
    enter_candidate,
    entered,
    everybody_seated,
    head,
    moved,
    plan,
    published,
    refused,
    seated,
    trained,
)
from tests.support.given_papers import a_paper, facts, items_of, some_singles

pytestmark = pytest.mark.both_databases


@pytest.fixture
def paper_id(database):
    """Two versions of a paper of two hours."""
    questions = items_of(some_singles(database, 3))
    return a_paper(database, questions, told=facts(minutes=120), versions=2)


def choose(database, sitting_id, paper_id, **more):
    order = service.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id, **more)
    database.execute(service.choose_paper, order)


def spread(database, sitting_id):
    database.execute(service.spread_versions, service.SpreadVersions(sitting_id=sitting_id))


def give(database, candidate_id, letter):
    order = service.GiveVersion(candidate_id=candidate_id, letter=letter)
    database.execute(service.give_version, order)


def letters(database, sitting_id):
    rows = sorted(head(database, sitting_id).candidates, key=lambda row: row.candidate_number)
    return "".join(row.letter or "-" for row in rows)


def test_an_exam_lasts_as_long_as_its_paper_says(database, sitting_id, paper_id):
    choose(database, sitting_id, paper_id)
    found = head(database, sitting_id)
    assert (found.paper, found.minutes) == ("Prøve i regning", 120)
    choose(database, sitting_id, None)
    assert (head(database, sitting_id).paper, head(database, sitting_id).minutes) == ("", 120)


def test_a_paper_of_another_course_wants_a_reason(database, sitting_id):
    norwegian = given_education.a_course(database, code="NOR", scale="K16")
    other = a_paper(database, items_of(some_singles(database, 1)), told=facts(course_id=norwegian))
    assert refused(lambda: choose(database, sitting_id, other)) == {"PaperOfOtherCourse"}
    reason = Override(frozenset({"PaperOfOtherCourse"}), "The same test")
    choose(database, sitting_id, other, override=reason)


def test_neighbours_get_different_versions(database, sitting_id, paper_id):
    entered(database, sitting_id, 4)
    room = given_education.a_place(database, "Study 2")
    enter_candidate(database, sitting_id, given.a_learner(database), own_place_id=room)
    a_room_of(database, sitting_id, 2, 2)
    everybody_seated(database, sitting_id)
    choose(database, sitting_id, paper_id)
    assert letters(database, sitting_id) == "-----"
    spread(database, sitting_id)
    assert letters(database, sitting_id) == "ABBAA"
    choose(database, sitting_id, paper_id)  # chosen anew, given anew
    assert letters(database, sitting_id) == "-----"


def sat_before(database, course_id, paper_id, learner_id, letter, *, here=True):
    """An earlier exam with the same paper."""
    earlier = plan(database, course_id, given.TODAY - timedelta(days=30))
    choose(database, earlier, paper_id)
    candidate = enter_candidate(database, earlier, learner_id)
    give(database, candidate, letter)
    came(database, candidate, here)


def test_a_resit_never_has_the_same_version_again(database, course_id, sitting_id, paper_id, learner_id):
    sat_before(database, course_id, paper_id, learner_id, "A")
    candidate = enter_candidate(database, sitting_id, learner_id)
    choose(database, sitting_id, paper_id)
    assert refused(lambda: give(database, candidate, "A")) == {"VersionAgain"}
    spread(database, sitting_id)
    assert letters(database, sitting_id) == "B"
    assert "SamePaperAgain" in refused(lambda: published(database, sitting_id))


def copied(database, paper_id, title="Again"):
    return database.execute(paper_service.copy_paper, paper_service.CopyPaper(paper_id=paper_id, title=title))


def why_not(database, sitting_id):
    with database.reading() as session:
        return [one.sentence() for one in queries.against_publishing(session, sitting_id)]


def test_a_copy_of_the_paper_is_the_same_paper(database, course_id, sitting_id, learner_id):
    questions = items_of(some_singles(database, 9))  # so many that B is never in the order of A
    paper_id = a_paper(database, questions, told=facts(minutes=120), versions=2)
    sat_before(database, course_id, paper_id, learner_id, "A")
    candidate = enter_candidate(database, sitting_id, learner_id)
    choose(database, sitting_id, copied(database, paper_id))  # version A asks in the order of the paper

    assert refused(lambda: give(database, candidate, "A")) == {"VersionAgain"}
    spread(database, sitting_id)
    assert letters(database, sitting_id) == "B"
    assert any("101 has had 9 of the 9 questions" in one for one in why_not(database, sitting_id))
    assert "SamePaperAgain" in refused(lambda: published(database, sitting_id))


def test_a_copy_that_asks_in_the_same_order_is_the_very_same(database, course_id, sitting_id, learner_id):
    old = a_paper(database, items_of(some_singles(database, 3)), told=facts(minutes=120))
    sat_before(database, course_id, old, learner_id, "A")
    candidate = enter_candidate(database, sitting_id, learner_id)
    choose(database, sitting_id, copied(database, old))

    assert refused(lambda: give(database, candidate, "A")) == {"VersionAgain"}
    spread(database, sitting_id)
    assert any("101 has had version A before" in one for one in why_not(database, sitting_id))


def test_another_paper_with_some_of_its_questions_wants_a_reason(database, course_id, sitting_id, learner_id):
    some = some_singles(database, 4)
    old = a_paper(database, items_of(some[:3]), told=facts(minutes=120))
    sat_before(database, course_id, old, learner_id, "A")
    enter_candidate(database, sitting_id, learner_id)
    choose(database, sitting_id, a_paper(database, items_of(some[2:]), told=facts(minutes=120)))
    spread(database, sitting_id)

    assert letters(database, sitting_id) == "A"
    assert any("101 has had 1 of the 2 questions" in one for one in why_not(database, sitting_id))
    assert "SamePaperAgain" in refused(lambda: published(database, sitting_id))


def test_who_did_not_come_has_not_seen_it(database, course_id, sitting_id, paper_id, learner_id):
    sat_before(database, course_id, paper_id, learner_id, "A", here=False)
    candidate = enter_candidate(database, sitting_id, learner_id)
    choose(database, sitting_id, paper_id)
    give(database, candidate, "A")


def test_only_versions_there_are_can_be_given_and_only_with_a_paper(database, sitting_id, paper_id):
    one, other = entered(database, sitting_id, 2)
    assert refused(lambda: spread(database, sitting_id)) == {"NoPaper"}
    choose(database, sitting_id, paper_id)
    assert refused(lambda: give(database, one, "C")) == {"VersionUnknown"}
    cancelled(database, other)
    assert refused(lambda: give(database, other, "A")) == {"EntryCancelled"}


def test_neighbours_without_a_way_out_are_said(database, course_id, sitting_id, paper_id, learner_id):
    sat_before(database, course_id, paper_id, learner_id, "A")
    second = given.a_learner(database)
    earlier = plan(database, course_id, given.TODAY - timedelta(days=60))
    choose(database, earlier, paper_id)
    give(database, enter_candidate(database, earlier, second), "A")
    for id in (learner_id, second):
        enter_candidate(database, sitting_id, id)
    a_room_of(database, sitting_id, 1, 2)
    everybody_seated(database, sitting_id)
    choose(database, sitting_id, paper_id)
    assert refused(lambda: spread(database, sitting_id)) == {"NoWayToSpread"}


@pytest.fixture
def ready(database, course_id, paper_id):
    """An exam with a paper, two candidates and somebody trained to watch."""
    watch = given.INVIGILATOR.user_id
    sitting_id = plan(
        database, course_id, place_id=given_education.a_place(database, "Hall"), invigilator_id=watch
    )
    trained(database, watch)
    entered(database, sitting_id, 2)
    everybody_seated(database, sitting_id)
    choose(database, sitting_id, paper_id)
    return sitting_id


def test_publishing_freezes_the_paper(database, ready, paper_id):
    assert refused(lambda: published(database, ready)) == {"NoVersion"}
    spread(database, ready)
    published(database, ready)
    with database.reading() as session:
        assert papers.frozen_digest(session, paper_id)
    assert refused(lambda: choose(database, ready, None)) == {"TooLateForThat"}


def test_a_paper_that_is_not_complete_stops_publishing_and_nothing_is_left_behind(database, ready):
    empty = a_paper(database, told=facts(title="Empty"))
    choose(database, ready, empty)
    for row in head(database, ready).candidates:
        give(database, row.id, "A")
    assert refused(lambda: published(database, ready))
    assert head(database, ready).state == "planned"


def test_versions_are_settled_once_the_exam_is_open(database, ready):
    spread(database, ready)
    moved(database, ready, "published", "open")
    assert refused(lambda: spread(database, ready)) == {"TooLateForThat"}
    first = head(database, ready).candidates[0]
    assert refused(lambda: give(database, first.id, "A")) == {"TooLateForThat"}


def test_alike_neighbours_can_be_answered_for(database, ready):
    for row in head(database, ready).candidates:
        give(database, row.id, "A")
    assert refused(lambda: published(database, ready)) == {"NeighboursAlike"}
    published(database, ready, Override(frozenset({"NeighboursAlike"}), "A screen stands between them"))


def test_who_may_not_plan_gives_no_versions(database, ready):
    other = database.acting_as(given.TEACHER)
    first = head(database, ready).candidates[0]
    for act in (
        lambda: spread(other, ready),
        lambda: give(other, first.id, "A"),
        lambda: choose(other, ready, None),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_given_tells_number_seat_letter_and_what_was_before(database, ready):
    spread(database, ready)
    with database.reading() as session:
        found = list(queries.given(session, ready).values())
    assert [(one.number, one.seat.label, one.letter) for one in found] == [(101, "A1", "A"), (102, "A2", "B")]


def test_an_exam_annulled_before_anybody_came_used_up_no_version(database, course_id, ready, paper_id):
    spread(database, ready)
    one, other = (row.learner_id for row in head(database, ready).candidates)
    came(database, head(database, ready).candidates[0].id, True)
    order = service.AnnulSitting(sitting_id=ready, reason="The wrong paper was handed out")
    database.execute(service.annul_sitting, order)

    again = plan(database, course_id, given.TODAY + timedelta(days=7))
    choose(database, again, paper_id)
    here, away = (enter_candidate(database, again, id) for id in (one, other))
    with database.reading() as session:
        found = queries.versions_before(session, again)
    assert here in found
    assert away not in found


def three_in_a_row(database, sitting_id):
    """A published exam of three, A and B and A, who sit at 1 to 3 of four seats in a row."""
    entered(database, sitting_id, 1)
    a_room_of(database, sitting_id, 2, 4)
    everybody_seated(database, sitting_id)
    spread(database, sitting_id)
    assert letters(database, sitting_id) == "ABA"
    published(database, sitting_id)
    return [row.id for row in sorted(head(database, sitting_id).candidates, key=lambda row: row.seat)]


def test_no_move_makes_neighbours_alike_once_the_exam_is_published(database, ready):
    one, two, _three = three_in_a_row(database, ready)
    before = head(database, ready).candidates
    assert refused(lambda: seated(database, one, 0, 3)) == {"NeighboursAlike"}  # beside three, A as well
    assert refused(lambda: give(database, two, "A")) == {"NeighboursAlike"}
    assert head(database, ready).candidates == before

    seated(database, two, 0, 3)  # the other side of three: they differ
    screen = Override(frozenset({"NeighboursAlike"}), "A screen stands between them")
    seated(database, one, 0, 1, screen)
    assert [(row.seat, row.letter) for row in head(database, ready).candidates if row.id == one] == [
        (Seat(0, 1), "A")
    ]
    # What was answered for is not asked again with the next move.
    seated(database, two, 1, 0)


def test_seating_everybody_anew_after_publishing_minds_the_versions(database, ready):
    _one, two, three = three_in_a_row(database, ready)
    seated(database, two, 1, 3)
    seated(database, three, 1, 1)
    give(database, two, "A")
    assert refused(lambda: everybody_seated(database, ready)) == {"NeighboursAlike"}
