"""Numbers and versions: given once, never twice, and only what left the printer counts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.education.school.rules import SiteFacts
from eduapp.education.school.service import SaveSite, save_site
from eduapp.records.lists import service, terms
from eduapp.records.lists.models import ListEdition, PrintedList
from eduapp.records.lists.rules import Kind, Subject
from tests.support import accounts, given, given_attendance
from tests.support.given_lines import later, lines_gone, on_every_list
from tests.support.given_lists import printed, register_of

MONDAY = given.TODAY


def prepared(database, subject):
    return database.execute(service.prepare_list, service.PrepareList(subject=subject))


def editions(database):
    query = (
        select(PrintedList.number, ListEdition.edition, ListEdition.printed)
        .join(ListEdition, ListEdition.list_id == PrintedList.id)
        .order_by(PrintedList.number, ListEdition.edition)
    )
    with database.reading() as look:
        return [tuple(row) for row in look.execute(query)]


def test_each_list_takes_the_next_number_of_the_year(database, group, clock):
    printed(database, register_of(group.session_id))
    printed(database, Subject(Kind.UNIT, MONDAY, unit="C"))
    clock.moment += timedelta(days=60)
    printed(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[0]))

    assert editions(database) == [("2026-1", 1, True), ("2026-2", 1, True), ("2027-1", 1, True)]


def test_printing_the_same_again_makes_no_new_version(database, group):
    first = printed(database, register_of(group.session_id))

    assert printed(database, register_of(group.session_id)) == first
    assert editions(database) == [("2026-1", 1, True)]


def test_rule_83_printing_something_else_makes_the_next_version_of_the_same_number(database, group):
    printed(database, register_of(group.session_id))
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    printed(database, register_of(group.session_id))

    assert editions(database) == [("2026-1", 1, True), ("2026-1", 2, True)]


def test_what_was_not_printed_is_drawn_anew_with_the_time_it_is_printed_at(database, group, clock):
    first = prepared(database, register_of(group.session_id))
    clock.moment += timedelta(hours=1)

    assert prepared(database, register_of(group.session_id)) == first
    with database.reading() as look:
        assert look.get(ListEdition, first).printed_at == clock.moment
    assert editions(database) == [("2026-1", 1, False)]


def test_the_time_on_a_paper_that_is_out_never_changes(database, group, clock):
    first = printed(database, register_of(group.session_id))
    clock.moment += timedelta(hours=1)
    printed(database, register_of(group.session_id))

    with database.reading() as look:
        assert look.get(ListEdition, first).printed_at == given.NOW


def test_a_draft_that_was_overtaken_counts_nowhere(database, group):
    prepared(database, register_of(group.session_id))
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    printed(database, register_of(group.session_id))

    assert editions(database) == [("2026-1", 1, False), ("2026-1", 2, True)]


def test_going_back_to_what_is_on_paper_needs_no_new_one(database, group):
    first = printed(database, register_of(group.session_id))
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik", last_day=MONDAY)
    prepared(database, register_of(group.session_id))
    with accounts.owner_of(database) as owner, owner.writing() as uow:
        uow.session.connection().exec_driver_sql("DELETE FROM enrolment WHERE last_day IS NOT NULL")

    assert prepared(database, register_of(group.session_id)) == first


def test_what_stands_against_a_list_is_told_and_takes_no_number(database, group):
    empty = given_attendance.a_session(
        database, given_attendance.a_running_group(database, "English"), cancelled="lock_down"
    )

    with pytest.raises(Refused) as refusal:
        prepared(database, register_of(empty))

    names = [violation.name for violation in refusal.value.violations]
    assert names == ["CancelledSession", "NobodyOnTheRoll"]
    assert editions(database) == []


def test_a_plan_that_would_name_the_prison_is_refused(database, group):
    site = SaveSite(site=SiteFacts("Granli fengsel", "Classroom", "nb"))
    database.execute(save_site, site)

    with pytest.raises(Refused) as refusal:
        prepared(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[0]))

    assert [violation.name for violation in refusal.value.violations] == ["TellsWhere"]


def test_the_trail_tells_each_time_a_list_leaves_the_printer(database, group, notes, published):
    edition_id = printed(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[0]))
    command = service.NotePrinted(edition_ids=(edition_id,), as_file=True)
    database.execute(service.note_printed, command)

    told = [note for note in notes if note.action.startswith("lists.")]
    assert [note.action for note in told] == [terms.PRINTED, terms.SAVED_AS_FILE]
    assert told[0].details == {"number": "2026-1/1", "of": "Petter Dahl"}
    assert told[0].learner == group.learner_ids[0]
    assert terms.LISTS_CHANGED in published[-1]


def test_who_may_not_print_prints_nothing(database, group):
    auditor = database.acting_as(given.AUDITOR)

    with pytest.raises(NotAllowed):
        prepared(auditor, register_of(group.session_id))
    with pytest.raises(NotAllowed):
        auditor.execute(service.note_printed, service.NotePrinted(edition_ids=()))
    with pytest.raises(NotFound):
        database.execute(service.note_printed, service.NotePrinted(edition_ids=(uuid4(),)))


def test_a_version_whose_lines_were_deleted_is_not_drawn_again(database, tmp_path):
    """The same is printed years later: it gets a version of its own, with everybody on it."""
    group = on_every_list(database, tmp_path)
    then = later(database, 800)
    lines_gone(then)

    edition_id = printed(then, register_of(group.session_id))

    with database.reading() as look:
        fresh = look.get(ListEdition, edition_id)
        first = look.scalars(
            select(ListEdition).where(ListEdition.list_id == fresh.list_id, ListEdition.edition == 1)
        ).one()
    assert (fresh.edition, len(fresh.content["parts"][0]["lines"])) == (2, 2)
    assert first.digest == fresh.digest
    assert "lines" not in first.content["parts"][0]
