"""The seal reckoned again: what was touched behind the program's back is named."""

import pytest
from sqlalchemy import select, text

from eduapp.exams.arrangements.models import ArrangementDecision
from eduapp.exams.papers.models import FrozenPaper
from eduapp.exams.room import queries, service
from eduapp.exams.room.models import RoomSeal, RoomSignature
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.rules.sealing import digest_of_parts
from eduapp.exams.room.rules.wording import differs_text
from eduapp.exams.sittings.models import Sitting
from tests.support import accounts, given, given_arrangements, given_custody, given_papers
from tests.support.given_exams import refused
from tests.support.given_room import papers_in, with_papers

pytestmark = pytest.mark.every_case


@pytest.fixture
def sealed(hall):
    hall.bundle = with_papers(hall, 8)
    hall.begin(101, 102)
    hall.noted = hall.at("09:30").incident("suspicion", "A slip under the sheet", 101)
    hall.case(hall.noted, "reported", person="Solveig Nes", kept="The slip")
    hall.case(hall.noted, "warned")
    hall.at("10:00").act(steps.STAY_AWAY, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("14:00").act(steps.HAND_IN, 101, 102)
    hall.step(steps.COLLECTED)
    papers_in(hall, hall.bundle, 2)
    hall.at("14:10").sign(given.INVIGILATOR)
    hall.sign(given.LEADER)
    return hall


def verified(hall):
    with hall.database.reading() as session:
        return queries.verify(session, hall.sitting_id)


def change(hall, sql):
    with accounts.owner_of(hall.database) as owner, owner.engine.begin() as connection:
        connection.execute(text(sql))


def told(hall):
    return [differs_text(one) for one in verified(hall).differs]


def test_what_nobody_touched_holds(sealed):
    assert verified(sealed).holds
    assert len(verified(sealed).digest) == 64


def test_before_the_seal_there_is_nothing_to_check(hall):
    found = verified(hall)

    assert (found.sealed, found.holds) == (False, False)


BAKKE = "(SELECT id FROM user_account WHERE name = 'Åse Bakke')"
CHANGES = (
    ("UPDATE room_entry SET words = 'Nothing' WHERE number = 7", "Row 7: not as it was signed"),
    (f"UPDATE room_entry SET seen_by = {BAKKE} WHERE number = 2", "Row 2: not as it was signed"),
    (
        "UPDATE room_entry SET happened_at = '2026-11-24 07:59:00' WHERE number = 6",
        "Row 6: not as it was signed",
    ),
    (
        "UPDATE candidate SET seat_column = 9 WHERE candidate_number = 103",
        "Candidate 103: not as it was signed",
    ),
    ("UPDATE sitting SET minutes = 310", "The exam: not as it was signed"),
    (
        "UPDATE bundle_event SET sheets = 9 WHERE kind = 'received'",
        "Papers Version A 1: not as it was signed",
    ),
    ("DELETE FROM room_entry WHERE kind = 'collected'", "Row 16: not there any more"),
    ("DELETE FROM room_seal", "The seal: not there any more"),
    (f"UPDATE room_seal SET second_by = {BAKKE}", "The seal: not as it was signed"),
    ("UPDATE room_seal SET first_at = '2026-11-24 12:00:00'", "The seal: not as it was signed"),
    ("DELETE FROM room_signature WHERE place = 1", "The seal: not as it was signed"),
    ("UPDATE sitting_event SET reason = 'Late' WHERE to_state = 'running'", "The exam: not as it was signed"),
    (f"UPDATE sitting_event SET by = {BAKKE} WHERE to_state = 'open'", "The exam: not as it was signed"),
    ("DELETE FROM sitting_event WHERE to_state = 'collecting'", "The exam: not as it was signed"),
    (
        "UPDATE candidate SET attended = false WHERE candidate_number = 102",
        "Candidate 102: not as it was signed",
    ),
    (
        "UPDATE candidate SET documented = true WHERE candidate_number = 102",
        "Candidate 102: not as it was signed",
    ),
    ("UPDATE sitting SET state = 'collecting'", "The exam: not as it was signed"),
)


@pytest.mark.parametrize(("sql", "words"), CHANGES)
def test_what_was_changed_behind_the_programs_back_is_named(sealed, sql, words):
    change(sealed, sql)

    assert told(sealed) == [words]


def test_a_seal_that_was_written_anew_does_not_hold(sealed):
    change(sealed, "UPDATE room_seal SET digest = 'abc'")

    assert told(sealed)[0] == "The seal: not as it was signed"


def test_papers_go_on_after_the_seal(sealed):
    given_custody.step(
        sealed.database, sealed.bundle, "sent", pile="in", count=2, words="The county", reference="R 1"
    )

    assert verified(sealed).holds


def test_after_the_seal_nothing_is_received_used_or_handed_in_any_more(sealed):
    database, line = sealed.database, given_custody.the_bundle(sealed.database, sealed.bundle).log[-1]
    sealed.at("15:00")
    for tried in (
        lambda: given_custody.step(database, sealed.bundle, "handed_out", count=1),
        lambda: given_custody.step(database, sealed.bundle, "back", count=1),
        lambda: given_custody.step(database, sealed.bundle, "sealed", reference="S 9"),
        lambda: given_custody.a_bundle(database, sealed.sitting_id, "Late", "answer_sheets"),
    ):
        assert "ExamSealed" in refused(tried)
    taking = lambda **more: given_custody.take_back(database, sealed.bundle, line.event.id, **more)  # noqa: E731
    assert refused(taking) == {"LineSealed"}
    assert refused(lambda: taking(count=1)) == {"LineSealed"}
    assert verified(sealed).holds

    given_custody.by_two(database, sealed.bundle, "destroyed", count=6, words="Shredder")
    sent = given_custody.step(
        database, sealed.bundle, "sent", pile="in", count=1, words="The county", reference="R 1"
    )
    given_custody.take_back(database, sealed.bundle, sent, count=2)
    assert verified(sealed).holds


def test_what_custody_took_behind_the_programs_back_is_named(sealed):
    database, line = sealed.database, given_custody.the_bundle(sealed.database, sealed.bundle).log[-1]
    change(sealed, "DELETE FROM sitting_event WHERE to_state = 'sealed'")
    given_custody.step(database, sealed.bundle, "handed_out", count=1)
    given_custody.take_back(database, sealed.bundle, line.event.id, count=1)
    given_custody.a_bundle(database, sealed.sitting_id, "Late", "answer_sheets")

    assert [one for one in told(sealed) if one.startswith("Papers")] == [
        "Papers Late 1: added after it was signed",
        "Papers Version A 6: added after it was signed",
        "Papers Version A 7: added after it was signed",
    ]


def test_attendance_that_is_documented_later_is_no_part_of_the_seal(sealed):
    change(sealed, "UPDATE candidate SET documented = true WHERE candidate_number = 103")

    assert verified(sealed).holds


def test_rows_behind_the_seal_hang_on_each_other(sealed):
    head = sealed.acting(given.LEADER)
    heard = service.HearCase(
        sitting_id=sealed.sitting_id, about_id=sealed.noted, words="It was not mine.", person="Solveig Nes"
    )
    first = head.run(service.hear_case, heard)
    head.take_back(first, "Wrong words")
    assert verified(sealed).holds

    change(sealed, "UPDATE room_entry SET words = 'It was mine.' WHERE kind = 'heard'")
    assert told(sealed) == ["Row 17: does not follow from the row before it"]


def test_who_has_signed_counts_only_for_the_log_as_it_is(hall):
    with hall.database.reading() as session:
        assert queries.signatures(session, hall.sitting_id, "other") == []


def test_the_same_day_has_the_same_digest_and_another_row_another(hall):
    hall.begin(101)
    with hall.database.reading() as session:
        one, again = queries.digest(session, hall.sitting_id), queries.digest(session, hall.sitting_id)
    hall.at("09:30").incident("other", "A pen fell")
    with hall.database.reading() as session:
        assert one == again != queries.digest(session, hall.sitting_id)


def test_what_somebody_had_is_as_it_was_sealed_whatever_is_decided_later(hall):
    decision = given_arrangements.a_decision(hall.database, hall.learners[101], given_arrangements.AN_HOUR)
    hall.begin(101)
    hall.at("10:00").act(steps.STAY_AWAY, 102, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("15:00").act(steps.HAND_IN, 101)
    hall.step(steps.COLLECTED)
    papers_in(hall, with_papers(hall, 8), 1)
    hall.at("15:10").sign(given.INVIGILATOR)
    hall.sign(given.LEADER)

    hall.at("15:20")
    given_arrangements.withdrawn(hall.database, decision)
    given_arrangements.a_decision(hall.database, hall.learners[102], given_arrangements.AN_HOUR)

    assert hall.end_of(101) == "15:00"
    assert hall.day().account(hall.candidates[102]).extra == 0
    assert verified(hall).holds

    with hall.database.reading() as session:
        held = session.scalars(select(ArrangementDecision.reference)).first()
    change(hall, "UPDATE arrangement_decision SET reference = 'X 9'")
    assert told(hall) == ["Candidate 101: not as it was signed"]
    change(hall, f"UPDATE arrangement_decision SET reference = '{held}'")
    assert verified(hall).holds

    change(hall, "UPDATE arrangement_measure SET minutes = 30")
    assert told(hall) == ["Candidate 101: not as it was signed"]


def test_the_last_row_behind_the_seal_is_not_taken_off_unseen(sealed):
    heard = service.HearCase(
        sitting_id=sealed.sitting_id, about_id=sealed.noted, words="It was not mine", person="Solveig Nes"
    )
    sealed.at("15:00").acting(given.LEADER).run(service.hear_case, heard)
    assert verified(sealed).holds
    last = sealed.log()[-1].number

    change(sealed, f"DELETE FROM room_entry WHERE number = {last}")

    assert told(sealed) == [f"Row {last}: not there any more"]


def test_nothing_is_written_where_the_seal_was_taken_away(sealed):
    change(sealed, "DELETE FROM room_seal")

    assert refused(lambda: sealed.incident("noise", "Works outside")) == {"Sealed"}


def test_a_seal_from_before_there_were_schemes_still_holds(sealed):
    with accounts.owner_of(sealed.database) as owner, owner.writing() as uow:
        kept = uow.session.get_one(RoomSeal, sealed.sitting_id)
        old = queries.parts(uow.session, sealed.sitting_id, kept.rows, {})
        for one in uow.session.scalars(select(RoomSignature).where(RoomSignature.digest == kept.digest)):
            one.digest = digest_of_parts(old)
        kept.parts, kept.digest = old, digest_of_parts(old)
    assert "scheme" not in old
    assert verified(sealed).holds

    change(sealed, "UPDATE sitting_event SET reason = 'Late' WHERE to_state = 'running'")
    assert verified(sealed).holds  # it never held that
    change(sealed, "UPDATE candidate SET letter = 'C' WHERE candidate_number = 102")
    assert told(sealed) == ["Candidate 102: not as it was signed"]


def test_the_seal_holds_the_paper_as_it_was_frozen(sealed):
    """A paper that was swapped whole, with its digest, is another one."""
    questions = given_papers.items_of(given_papers.some_singles(sealed.database, 2))
    paper = given_papers.a_paper(sealed.database, questions)
    with sealed.database.writing() as uow:
        uow.session.get_one(Sitting, sealed.sitting_id).paper_id = paper
        uow.session.flush()
        before = queries.parts(uow.session, sealed.sitting_id)["exam"]
        frozen = FrozenPaper(
            paper_id=paper, digest="a" * 64, facts={}, frozen_by=given.LEADER.user_id, frozen_at=uow.now
        )
        uow.session.add(frozen)
        uow.session.flush()

        assert queries.parts(uow.session, sealed.sitting_id)["exam"] != before
