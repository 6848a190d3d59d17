"""One transaction: all good rows of a file, or none."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, text

from eduapp.core.errors import EduError, NotAllowed, Refused
from eduapp.core.progress import Cancelled
from eduapp.education.courses import queries as courses_queries
from eduapp.education.courses import service as courses
from eduapp.exchange.files import service, terms
from eduapp.exchange.files.models import ImportRun
from eduapp.exchange.files.service import BringIn, LookedAtBefore
from eduapp.people.learners import service as learners
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import LearnerFacts
from eduapp.people.learners.terms import LEARNERS_CHANGED
from tests.support import accounts, given, given_education
from tests.support.fakes import StopsAt
from tests.support.given_files import sample
from tests.support.given_imports import PEOPLE, a_list, looked_at


@pytest.fixture
def three(database, tmp_path):
    path = a_list(tmp_path, PEOPLE + "2000;Lie;Jonas;\n2001;Moen;Geir;\n2002;Berg;Anton;\n2003;;;\n")
    return BringIn(subject="people", preview=looked_at(database, "people", path).preview)


def learner_count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Learner))


def test_a_file_leaves_its_rows_a_run_and_a_note(database, three, notes, published):
    answer = database.execute(service.bring_in, three)

    assert answer == (3, 0, 1)
    with database.reading() as session:
        run = session.execute(
            select(ImportRun.subject, ImportRun.file_name, ImportRun.rows_in, ImportRun.rows_refused)
        ).one()
    assert tuple(run) == ("people", "liste.csv", 3, 1)
    assert notes[-1].action == terms.BROUGHT_IN
    assert notes[-1].details == {"count": 3, "file": "liste.csv", "refused": 1}
    assert published[-1] >= {LEARNERS_CHANGED, terms.IMPORTS_CHANGED}


def test_the_same_command_again_enters_nobody_twice(database, three):
    first = database.execute(service.bring_in, three)

    assert database.execute(service.bring_in, three) == first
    assert learner_count(database) == 3


class TakesTheLastNumber:
    """Somebody who gives the number of the last row to another, just before it is that row's turn."""

    def __init__(self, uow):
        self.uow = uow

    def step(self, done, total, label=""):
        if done == total - 1:
            other = learners.AdmitLearner(facts=LearnerFacts("2002", "Vik", "Ola"))
            learners.admit_learner(self.uow, other)


def test_what_fails_in_the_last_row_leaves_nothing(database, three, notes, published):
    with pytest.raises(Refused), database.writing() as uow:
        service.bring_in(uow, three, TakesTheLastNumber(uow))

    assert learner_count(database) == 0
    assert notes == published == []


def test_stopping_in_the_last_row_leaves_nothing(database, three, notes, published):
    with pytest.raises(Cancelled), database.writing() as uow:
        service.bring_in(uow, three, StopsAt(2))

    assert learner_count(database) == 0
    assert notes == published == []


def test_rows_that_would_fare_otherwise_by_now_stop_all_of_them(database, three):
    given.a_learner(database, "Anton Berg", number="2002", birth_date=None)

    with pytest.raises(service.LookedAtBefore) as told:
        database.execute(service.bring_in, three)

    assert learner_count(database) == 1
    assert "Look at them again" in told.value.sentence()


def test_a_second_person_with_the_same_file_doubles_nobody(database, three, tmp_path):
    again = looked_at(database, "people", tmp_path / "liste.csv")
    database.execute(service.bring_in, three)

    with pytest.raises(service.LookedAtBefore):
        database.execute(service.bring_in, BringIn(subject="people", preview=again.preview))

    assert learner_count(database) == 3


def test_without_a_needed_column_nothing_comes_in(database, three):
    preview = replace(three.preview, columns={"family_name": 1, "given_name": 2})

    with pytest.raises(Refused) as refusal:
        database.execute(service.bring_in, replace(three, preview=preview))

    assert refusal.value.sentence() == (
        "No column is chosen for: Learner number. Choose one, or add it to the file."
    )
    assert learner_count(database) == 0


@pytest.mark.parametrize("actor", [given.TEACHER, given.AUDITOR, given.WORKSHOP_LEADER])
def test_bringing_in_needs_its_permission(database, three, actor):
    with pytest.raises(NotAllowed):
        database.acting_as(actor).execute(service.bring_in, three)


def test_and_that_of_what_is_in_the_file(database):
    looked = looked_at(database, "courses", sample("kurs.csv"))

    with pytest.raises(NotAllowed):
        database.acting_as(given.OFFICE).execute(
            service.bring_in, BringIn(subject="courses", preview=looked.preview)
        )


class Entered(threading.Event):
    """Set when the first row comes in."""

    def step(self, done, total, label=""):
        self.set()


def somebody_waits(database):
    """Whether another connection waits for a lock; on SQLite nobody begins to write before it is free."""
    with accounts.owner_of(database) as owner, owner.reading() as session:
        if session.get_bind().dialect.name == "sqlite":
            return True
        waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()")
        return bool(session.scalar(waits))


def test_two_files_at_once_bring_the_same_person_in_once(database, tmp_path):
    orders = [
        BringIn(
            subject="people",
            preview=looked_at(
                database, "people", a_list(tmp_path, PEOPLE + f"{number};Lie;Jonas;1990-02-03\n")
            ).preview,
        )
        for number in (2000, 2001)
    ]
    entered, ends = Entered(), []

    def second():
        try:
            with database.writing() as uow:
                service.bring_in(uow, orders[1], entered)
        except LookedAtBefore as error:
            ends.append(error)

    other = threading.Thread(target=second)
    with database.writing() as uow:
        service.bring_in(uow, orders[0])
        other.start()
        while not entered.is_set() and not somebody_waits(database):
            pass
    other.join()

    assert learner_count(database) == 1
    assert [type(error) for error in ends] == [LookedAtBefore]


def raced(database, first, second):
    """What becomes of the second, begun while the first has looked and written but not committed."""
    started, ends = threading.Event(), []

    def other_pc():
        try:
            started.set()
            second()
            ends.append(None)
        except EduError as error:
            ends.append(error)

    other = threading.Thread(target=other_pc)
    with database.writing() as uow:
        first(uow)
        other.start()
        started.wait()
        while not ends and not somebody_waits(database):
            pass
    other.join()
    return ends[0]


def the_form(number):
    facts = LearnerFacts(number=number, given_name="Jonas", family_name="Lie", birth_date=date(1990, 2, 3))
    return learners.AdmitLearner(facts=facts)


def a_file_of(database, tmp_path, number):
    path = a_list(tmp_path, PEOPLE + f"{number};Lie;Jonas;1990-02-03\n")
    return BringIn(subject="people", preview=looked_at(database, "people", path).preview)


@pytest.mark.parametrize("number", ["2000", "2001"], ids=["same number", "same person"])
def test_a_file_beside_a_form_that_adds_the_same_person_is_to_be_looked_at_again(database, tmp_path, number):
    order = a_file_of(database, tmp_path, number)

    end = raced(
        database,
        lambda uow: learners.admit_learner(uow, the_form("2000")),
        lambda: database.execute(service.bring_in, order),
    )

    assert isinstance(end, LookedAtBefore)
    assert learner_count(database) == 1


def test_a_form_beside_a_file_that_adds_the_same_number_is_told_whose_it_is(database, tmp_path):
    order = a_file_of(database, tmp_path, "2000")

    end = raced(
        database,
        lambda uow: service.bring_in(uow, order),
        lambda: database.execute(learners.admit_learner, the_form("2000")),
    )

    assert isinstance(end, Refused)
    assert "2000" in end.sentence()
    assert learner_count(database) == 1


def test_two_forms_that_add_the_same_number_at_once_are_one_learner(database):
    end = raced(
        database,
        lambda uow: learners.admit_learner(uow, the_form("2000")),
        lambda: database.execute(learners.admit_learner, the_form("2000")),
    )

    assert isinstance(end, Refused)
    assert learner_count(database) == 1


def test_a_file_of_groups_beside_a_form_that_opens_the_same_group(database, tmp_path):
    course_id = given_education.a_course(database)
    with database.reading() as session:
        head = courses_queries.course(session, course_id)
    lines = f"{head.facts.code};Vinter;04.01.2027;18.06.2027\n"
    path = a_list(tmp_path, "Kurskode;Gruppe;Første dag;Siste dag\n" + lines)
    order = BringIn(subject="groups", preview=looked_at(database, "groups", path).preview)
    form = courses.OpenGroup(
        course_id=course_id, name="Vinter", teacher_id=None, place_id=None, capacity=8,
        first_day=date(2027, 1, 4), last_day=date(2027, 6, 18),
    )  # fmt: skip

    end = raced(
        database,
        lambda uow: courses.open_group(uow, form),
        lambda: database.execute(service.bring_in, order),
    )

    assert isinstance(end, LookedAtBefore)
