"""Batches: whole papers only, in order, whatever happens; while one is made the next has its number."""

import pytest

from eduapp.certificates import jobs, queries
from eduapp.certificates.issue.press import HandPress, PressBeside
from eduapp.certificates.jobs import batch as batches
from eduapp.core.progress import Cancelled, NoProgress
from tests.support import given_certificates, given_education, given_register

PEOPLE = ("Karim Haddad", "Łukasz Żółć", "Hồng Nguyễn Thị", "Дмитрий Иванов", "Máret Ánne Kaŋas", "Jonas Lie")


class StopAfter:
    """A Progress whose person presses Stop."""

    def __init__(self, count):
        self.count, self.told = count, []

    def step(self, done, total, label=""):
        self.told.append((done, total, label))
        if done == self.count:
            raise Cancelled


def six_who_earned_one(database):
    given_education.the_school(database)
    earned = [given_certificates.a_course_done(database, name, grade="B") for name in PEOPLE]
    return [one.item for one in earned]


@pytest.fixture
def batch(ready_made):
    return jobs.IssueBatch(tuple(zip(ready_made(six_who_earned_one), PEOPLE, strict=True)))


def register(database):
    with database.reading() as session:
        return [(row.number, row.state, row.name) for row in reversed(queries.register(session))]


def test_every_paper_bears_the_next_number_in_the_order_that_was_asked_for(database, batch):
    report = jobs.issue_batch(database, batch, NoProgress())

    assert (len(report.issued), report.refused, report.left, report.stopped) == (6, (), 0, "")
    with database.reading() as session:
        heads = [queries.certificate(session, one) for one in report.issued]
    assert [head.row.number for head in heads] == [f"2026-{number:05}" for number in range(1, 7)]
    assert [head.facts["name"] for head in heads] == list(PEOPLE)


def test_stopping_keeps_what_is_whole_and_makes_what_was_begun_so(database, batch):
    report = jobs.issue_batch(database, batch, StopAfter(2))

    assert (len(report.issued), report.left) == (2, 4)
    with database.reading() as session:
        assert [row.state for row in queries.register(session)] == ["issued", "issued"]


def test_stopping_at_once_takes_no_number(database, batch):
    report = jobs.issue_batch(database, batch, StopAfter(0))
    assert (report.issued, report.left, register(database)) == ((), 6, [])


def test_it_is_told_how_far_it_is_and_whose_paper_is_made(database, batch):
    progress = StopAfter(-1)
    jobs.issue_batch(database, batch, progress)
    assert progress.told == [*((place, 6, name) for place, name in enumerate(PEOPLE)), (6, 6, "")]


def test_one_refusal_does_not_stop_the_others(database, batch):
    jobs.issue_one(database, batch.items[3][0])

    report = jobs.issue_batch(database, batch, NoProgress())

    assert (len(report.issued), len(report.refused), report.left) == (5, 1, 0)
    assert report.refused[0].name == PEOPLE[3]
    assert "2026-00001" in report.refused[0].reasons


def test_who_is_there_twice_gets_one_paper(database, batch):
    [first, *_others] = batch.items
    report = jobs.issue_batch(database, jobs.IssueBatch((first, first)), NoProgress())
    assert (len(report.issued), len(report.refused)) == (1, 1)


def test_while_one_is_made_the_next_has_its_number_and_none_after_it(database, batch, monkeypatch):
    seen = []

    class Watched(HandPress):
        def answer(self):
            seen.append([state for _number, state, _name in register(database)])
            return super().answer()

    monkeypatch.setattr(batches, "HandPress", Watched)
    jobs.issue_batch(database, batch, NoProgress())

    assert seen == [[*["issued"] * made, *["reserved"] * min(2, 6 - made)] for made in range(6)]


def test_papers_of_a_process_beside_are_kept_as_those_made_here(database, key):
    items = [(given_certificates.a_course_done(database, name, grade="B").item, name) for name in PEOPLE[:3]]
    press = PressBeside()

    report = jobs.issue_batch(database, jobs.IssueBatch(tuple(items), key=key, press=press), NoProgress())

    assert (len(report.issued), report.refused, report.left, report.stopped) == (3, (), 0, "")
    assert given_register.verified(database).fault is None
    assert press.pid is None
