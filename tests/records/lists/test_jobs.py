"""Looking at lists, and making them."""

import pytest

from eduapp.core.progress import Cancelled, NoProgress
from eduapp.education.school.service import MarkInvented, mark_invented
from eduapp.gui.pdf_pages import look_into
from eduapp.records.lists import jobs, queries
from eduapp.records.lists.rules import Kind, Subject
from tests.support import given, given_attendance
from tests.support.fakes import StopsAt
from tests.support.given_lists import printed, register_of
from tests.support.list_pages import lines_of, pages_of, scanned

MONDAY = given.TODAY


def weeks(group):
    return tuple(Subject(Kind.WEEK, MONDAY, id) for id in group.learner_ids)


def looked(database, *subjects, language="en", large=False):
    return jobs.preview(database, jobs.MakeLists(subjects, language, large), NoProgress())


def made(database, *subjects, language="en", large=False):
    return jobs.make_lists(database, jobs.MakeLists(subjects, language, large), NoProgress())


def test_looking_gives_no_number(database, group):
    shown = looked(database, register_of(group.session_id))

    assert "Draft" in " ".join(lines_of(shown.pdf))
    assert scanned(shown.pdf) == []
    with database.reading() as look:
        assert queries.printed_for(look, MONDAY) == []


def test_looking_at_what_is_on_paper_already_shows_its_number(database, group):
    printed(database, register_of(group.session_id))

    assert "2026-1/1" in " ".join(lines_of(looked(database, register_of(group.session_id)).pdf))


def test_making_freezes_and_draws_but_does_not_say_that_it_was_printed(database, group):
    found = made(database, register_of(group.session_id))

    assert found.labels == ("2026-1/1",)
    assert "2026-1/1" in " ".join(lines_of(found.pdf))
    with database.reading() as look:
        assert queries.printed_for(look, MONDAY) == []


def test_rule_85_a_whole_group_of_plans_is_one_document_with_a_page_each(database, group):
    found = made(database, *weeks(group), language="nn", large=True)

    assert pages_of(found.pdf) == 3
    assert len({scanned(found.pdf, page)[0] for page in range(3)}) == 3
    assert found.labels == ("2026-1/1", "2026-2/1", "2026-3/1")


def test_rule_88_what_cannot_be_made_is_named_and_stops_nothing_else(database, group):
    empty = given_attendance.a_session(database, given_attendance.a_running_group(database, "English"))
    wanted = (register_of(empty), register_of(group.session_id))

    for found in (looked(database, *wanted), made(database, *wanted)):
        assert found.reasons == (
            "Nobody takes part in English on 23.11.2026. Put learners on the course first.",
        )
        assert pages_of(found.pdf) == 1
    assert looked(database, *wanted).count == 1


def test_with_nothing_to_make_there_is_no_document(database, group):
    nothing = Subject(Kind.UNIT, MONDAY, unit="Nowhere")

    assert looked(database, nothing).pdf is None
    assert made(database, nothing).edition_ids == ()
    assert made(database, nothing).pdf is None


def test_stopping_leaves_nothing_that_counts(database, group):
    with pytest.raises(Cancelled):
        jobs.make_lists(database, jobs.MakeLists(weeks(group), "en"), StopsAt(1))

    with database.reading() as look:
        assert queries.printed_for(look, MONDAY) == []


def test_lists_of_invented_people_say_so_across_looked_at_and_printed(database, group):
    subject = register_of(group.session_id)
    database.execute(mark_invented, MarkInvented())

    for pdf in (looked(database, subject).pdf, made(database, subject).pdf):
        assert "TRIAL" in "".join(" ".join(look_into(pdf).texts).split())
