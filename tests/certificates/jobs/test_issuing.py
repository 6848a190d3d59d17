"""Batches: whole papers only, whatever happens."""

import pytest

from eduapp.certificates import jobs, queries, service
from eduapp.core.progress import Cancelled, NoProgress
from tests.support import given_certificates, given_education, given_register, list_pages

PEOPLE = ("Karim Haddad", "Łukasz Żółć", "Hồng Nguyễn Thị", "Дмитрий Иванов", "Máret Ánne Kaŋas", "Jonas Lie")


class StopAfter:
    """A Progress whose person presses Stop."""

    def __init__(self, count):
        self.count = count

    def step(self, done, total, label=""):
        if done == self.count:
            raise Cancelled


def six_who_earned_one(database):
    given_education.the_school(database)
    earned = [given_certificates.a_course_done(database, name, grade="B") for name in PEOPLE]
    return [one.item for one in earned]


@pytest.fixture
def batch(ready_made):
    return jobs.IssueBatch(tuple(zip(ready_made(six_who_earned_one), PEOPLE, strict=True)))


def test_stopping_keeps_what_is_whole(database, batch):
    report = jobs.issue_batch(database, batch, StopAfter(2))

    assert (len(report.issued), report.left) == (2, 4)
    with database.reading() as session:
        assert [row.state for row in queries.register(session)] == ["issued", "issued"]


def test_one_refusal_does_not_stop_the_others(database, batch):
    jobs.issue_one(database, batch.items[3][0])

    report = jobs.issue_batch(database, batch, NoProgress())

    assert (len(report.issued), len(report.refused), report.left) == (5, 1, 0)
    assert report.refused[0].name == PEOPLE[3]
    assert "2026-00001" in report.refused[0].reasons


def test_a_preview_is_the_real_page_and_takes_no_number(database, batch):
    shown = jobs.preview(database, jobs.Draft(batch.items[0][0]), NoProgress())

    assert shown.pdf is not None
    assert shown.pdf.startswith(b"%PDF")
    assert shown.reasons == ()
    with database.reading() as session:
        assert queries.register(session) == []


def test_the_preview_of_a_paper_that_will_be_signed_shows_where_its_square_stands(database, key):
    item = given_certificates.a_course_done(database, grade="B").item
    shown = jobs.preview(database, jobs.Draft(item), NoProgress())
    [said] = list_pages.scanned(shown.pdf)
    assert said.startswith("UTKAST")


def test_the_preview_tells_whether_a_second_person_has_checked(database, school):
    item = given_certificates.a_course_done(database, grade="B").item
    assert jobs.preview(database, jobs.Draft(item), NoProgress()).checked == ""

    database.execute(service.set_rules, service.SetRules(second_person=True, before=False))
    assert "Nobody has checked" in jobs.preview(database, jobs.Draft(item), NoProgress()).checked
    with database.reading() as session:
        matter = queries.matter(session, item, database.today())
    database.execute(service.note_checked, service.NoteChecked(item=item, matter=matter))
    assert "Checked by" in jobs.preview(database, jobs.Draft(item), NoProgress()).checked
    given_register.renamed(database, item.learner_id, "Karima")
    assert "must be checked anew" in jobs.preview(database, jobs.Draft(item), NoProgress()).checked
