"""Closing: everything accounted for, two people, one seal, and nothing after it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import NotAllowed, Refused
from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import service as sitting_service
from tests.support import accounts, given, given_room
from tests.support.given_exams import came, enter, fixed, head
from tests.support.given_exams import refused as reasons
from tests.support.given_room import papers_in, with_papers


def named(refused):
    return [type(one).__name__ for one in refused.value.violations]


@pytest.fixture
def done(hall):
    """Everybody handed in or absent, answers collected, papers counted."""
    bundle = with_papers(hall, 8)
    hall.begin(101, 102)
    hall.at("10:00").act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("14:00").act(steps.HAND_IN, 101, 102)
    hall.step(steps.COLLECTED)
    papers_in(hall, bundle, 2)
    return hall


def test_one_signature_is_none_two_are_a_seal(done):
    assert done.at("14:10").sign(given.INVIGILATOR) is False
    with done.database.reading() as session:
        assert sittings.sitting(session, done.sitting_id).state == "collecting"
    with pytest.raises(Refused) as refused:
        done.sign(given.INVIGILATOR)
    assert named(refused) == ["SignedAlready"]

    assert done.at("14:15").sign(given.LEADER) is True
    with done.database.reading() as session:
        assert sittings.sitting(session, done.sitting_id).state == "sealed"


def test_one_of_the_two_has_watched(done):
    done.at("14:10").sign(given.LEADER)

    with pytest.raises(Refused) as refused:
        done.sign(given.OFFICE)
    assert named(refused) == ["NoneWatched"]


def test_what_was_written_between_makes_both_sign_anew(done):
    done.at("14:10").sign(given.LEADER)
    done.at("14:11").incident("other", "A pen was found under seat A2")

    assert done.at("14:12").sign(given.INVIGILATOR) is False
    assert done.at("14:13").sign(given.LEADER) is True


def test_nobody_signs_another_log_than_was_shown(done):
    with pytest.raises(Refused) as refused:
        done.at("14:10").sign(given.INVIGILATOR, digest="0" * 64)
    assert named(refused) == ["LogChanged"]


def test_everything_that_is_open_is_told_at_once(hall):
    hall.begin(101, 102)
    hall.at("10:00").incident("noise", "Drilling")
    hall.incident("suspicion", "A slip under the sheet", 101)

    with pytest.raises(Refused) as refused:
        hall.sign(given.INVIGILATOR)
    assert named(refused) == [
        "NotCollectedYet",
        "NotAccountedFor",
        "MinutesUndecided",
        "CaseNotReported",
        "NothingRecorded",
    ]


def test_a_sheet_that_is_missing_keeps_the_exam_open(hall):
    bundle = with_papers(hall, 8)
    hall.begin(101)
    hall.at("10:00").act(steps.STAY_AWAY, 102, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("14:00").act(steps.HAND_IN, 101)
    hall.step(steps.COLLECTED)
    given_room.given_custody.step(hall.database, bundle, "handed_out", count=2)
    given_room.given_custody.step(hall.database, bundle, "handed_in", count=1)

    with pytest.raises(Refused) as refused:
        hall.sign(given.INVIGILATOR)
    assert named(refused) == ["NotHandedIn"]


def test_nothing_is_written_after_the_seal(done):
    done.at("14:10").sign(given.INVIGILATOR)
    done.sign(given.LEADER)
    row = done.log()[-1].id

    for attempt in (
        lambda: done.at("14:20").incident("other", "A pen was found"),
        lambda: done.act(steps.BACK, 101),
        lambda: done.step(steps.COLLECTED),
        lambda: done.take_back(row),
        lambda: done.credit(row, 5),
        lambda: done.sign(given.OFFICE),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert "Sealed" in named(refused)


def test_the_database_itself_wants_two(done):
    done.at("14:10").sign(given.INVIGILATOR)
    done.sign(given.LEADER)

    with (
        accounts.owner_of(done.database) as owner,
        pytest.raises(IntegrityError),
        owner.engine.begin() as connection,
    ):
        connection.execute(text("UPDATE room_seal SET second_by = first_by"))


def test_who_may_only_look_signs_nothing(done):
    with pytest.raises(NotAllowed):
        done.at("14:10").sign(given.TEACHER)


def test_the_trail_has_the_seal_and_who_signed(done, notes):
    done.at("14:10").sign(given.INVIGILATOR)
    done.sign(given.LEADER)

    [sealed] = [note for note in notes if note.action == "room.sealed"]
    assert (sealed.details["first"], sealed.details["second"]) == ("Berit Moe", "Solveig Nes")
    assert len(sealed.details["seal"]) == 64


@pytest.fixture
def sealed(done):
    done.at("14:10").sign(given.INVIGILATOR)
    done.sign(given.LEADER)
    return done


def verified(hall):
    with hall.database.reading() as session:
        return queries.verify(session, hall.sitting_id)


def test_a_list_of_results_brings_nobody_into_an_exam_that_is_sealed(sealed):
    order = sitting_service.RecordResult(
        course_id=head(sealed.database, sealed.sitting_id).course_id,
        day=given_room.DAY,
        learner_id=given.a_learner(sealed.database, "Leo Lund"),
        grade="4",
    )

    assert reasons(lambda: sealed.acting(given.LEADER).run(sitting_service.record_result, order)) == {
        "NotEntered"
    }
    assert verified(sealed).holds


def test_who_came_is_what_the_sealed_log_says(sealed):
    assert reasons(lambda: came(sealed.database, sealed.candidates[101], False)) == {"LogSaysOtherwise"}
    assert reasons(lambda: came(sealed.database, sealed.candidates[103], True)) == {"LogSaysOtherwise"}
    assert reasons(lambda: fixed(sealed.database, sealed.candidates[103], "4")) == {"DidNotAttend"}

    came(sealed.database, sealed.candidates[103], False, documented=True)  # a letter came later
    assert reasons(lambda: enter(sealed.database, sealed.candidates[101], "4")) == {"HeldHere"}
    assert fixed(sealed.database, sealed.candidates[101], "4")
