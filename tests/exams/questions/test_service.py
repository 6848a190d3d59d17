"""Questions are saved as versions, brought in whole, retired, and never changed afterwards or deleted."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.progress import Cancelled
from eduapp.exams.questions import queries, service, terms
from eduapp.exams.questions.models import (
    BankQuestion,
    QuestionKey,
    QuestionPicture,
    QuestionTag,
    QuestionVersion,
    VersionPicture,
)
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.picture import Picture
from eduapp.exams.questions.service import BringInQuestions, NoteExport, RetireQuestion
from tests.support import given
from tests.support.given_questions import a_number, a_picture, a_single, in_the_bank, one_of_each, pictured

pytestmark = pytest.mark.both_databases


def rows(database, table):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def versions(database):
    """What is kept of every version, as it stands in the tables."""
    with database.reading() as session:
        query = select(QuestionVersion.number, QuestionVersion.shown, QuestionKey.facts)
        joined = query.join(QuestionKey, QuestionKey.version_id == QuestionVersion.id)
        return [tuple(row) for row in session.execute(joined.order_by(QuestionVersion.number))]


def the_key(database, question_id):
    with database.acting_as(given.TEACHER).reading() as session:
        return next(iter(queries.with_key(session, [question_id])))


def refused(database, **order):
    with pytest.raises(Refused) as error:
        in_the_bank(database, **order)
    return [violation.name for violation in error.value.violations]


@pytest.mark.parametrize("kind", one_of_each())
def test_a_question_of_every_kind_is_kept_with_its_key(database, notes, published, kind):
    question = replace(one_of_each()[kind], title="Tall", tags=("lett", "tall"), category="Matte")

    saved = in_the_bank(database, question, level=" A2 ", aim="Regne  med tall")

    row = the_key(database, saved)
    assert (row.question, row.number, row.level, row.aim) == (question, 1, "A2", "Regne med tall")
    assert (notes[-1].action, notes[-1].details) == (terms.QUESTION_SAVED, {"label": "Tall", "number": 1})
    assert terms.QUESTIONS_CHANGED in published[-1]
    assert rows(database, QuestionTag) == 2


def test_pictures_are_kept_once_and_stay_with_every_version(database):
    first, picture = pictured(), a_picture()
    saved = in_the_bank(database, first)
    in_the_bank(database, pictured(a_picture("ny.png", width=7), title="Ny"), saved, before=1)
    in_the_bank(database, pictured(replace(picture, name="den samme.png"), words="Samme"))

    assert rows(database, QuestionPicture) == 2
    assert rows(database, VersionPicture) == 3
    assert the_key(database, saved).question.pictures == (a_picture("ny.png", width=7),)


def test_a_file_of_questions_comes_in_with_its_pictures(database):
    some = (pictured(), pictured(a_picture("b.jpg", kind="JPEG"), words="En fil"), a_number())

    assert bring(database, *some) == (3, 0)
    with database.acting_as(given.TEACHER).reading() as session:
        assert tuple(row.question for row in queries.with_key(session)) == some


def test_a_picture_that_is_none_keeps_the_question_out(database):
    odd = pictured(Picture("sag.png", b"GIF89a"), words="")

    assert refused(database, question=odd) == ["PictureNotRead", "PictureWithoutWords"]
    assert rows(database, QuestionPicture) == 0


def test_an_answered_version_never_changes(database):
    saved = in_the_bank(database, a_single(right="4"))
    before = versions(database)

    in_the_bank(
        database, a_single(stem="Hva er 2 + 3?", right="5", wrong=("4",), tags=("ny",)), saved, before=1
    )

    assert versions(database)[:1] == before
    assert [number for number, _shown, _key in versions(database)] == [1, 2]
    assert the_key(database, saved).number == 2


def test_the_same_again_is_no_version(database, notes):
    saved = in_the_bank(database)
    told = len(notes)

    assert in_the_bank(database, question_id=saved, before=1) == saved
    assert (len(notes), rows(database, QuestionVersion)) == (told, 1)


def test_another_level_is_another_version_of_the_same_words(database):
    saved = in_the_bank(database, level="A1")

    in_the_bank(database, question_id=saved, before=1, level="A2")

    assert (the_key(database, saved).level, rows(database, QuestionVersion)) == ("A2", 2)


def test_tags_are_those_of_the_newest_version(database):
    saved = in_the_bank(database, a_single(tags=("lett", "tall")))

    in_the_bank(database, a_single(tags=("tall",)), saved, before=1)

    with database.reading() as session:
        assert list(session.scalars(select(QuestionTag.tag))) == ["tall"]


def test_nobody_saves_over_a_change_they_have_not_seen(database):
    saved = in_the_bank(database)
    in_the_bank(database, a_single(title="ny"), saved, before=1)

    with pytest.raises(Conflict):
        in_the_bank(database, a_single(title="en annen"), saved, before=1)
    with pytest.raises(NotFound):
        in_the_bank(database, a_single(title="borte"), given.TEACHER.user_id, before=1)


def test_everything_against_a_question_is_said_at_once_and_nothing_is_kept(database, notes):
    notes.clear()

    assert refused(database, question=a_single(stem="", wrong=()), level="x" * 41) == [
        "StemMissing",
        "AnswersMissing",
        "AllRight",
        "FilingTooLong",
    ]
    assert (rows(database, BankQuestion), notes) == (0, [])


def test_the_bank_asks_nothing_twice(database):
    in_the_bank(database, a_single(title="En", outside_id="7"))

    assert refused(database, question=a_single(title="To", category="Matte")) == ["AskedAlready"]
    assert refused(database, question=a_number(outside_id="7")) == ["IdTaken"]
    in_the_bank(database, a_number(outside_id="8"))


def test_a_retired_question_stays_with_its_reason_and_may_be_asked_anew(database, notes):
    saved = in_the_bank(database)
    retire = RetireQuestion(question_id=saved, reason=" for  lett ")
    database.acting_as(given.TEACHER).execute(service.retire_question, retire)

    assert (notes[-1].action, notes[-1].details["reason"]) == (terms.QUESTION_RETIRED, "for lett")
    assert rows(database, QuestionVersion) == 1
    assert refused(database, question=a_single(title="x"), question_id=saved, before=1) == ["RetiredAlready"]
    assert in_the_bank(database) != saved


@pytest.mark.parametrize(("reason", "name"), [(" ", "ReasonMissing"), ("x" * 301, "ReasonMissing")])
def test_nothing_is_retired_without_a_reason_or_twice(database, reason, name):
    saved = in_the_bank(database)
    teacher = database.acting_as(given.TEACHER)
    with pytest.raises(Refused) as error:
        teacher.execute(service.retire_question, RetireQuestion(question_id=saved, reason=reason))
    assert [violation.name for violation in error.value.violations] == [name]

    teacher.execute(service.retire_question, RetireQuestion(question_id=saved, reason="gammelt"))
    with pytest.raises(Refused):
        teacher.execute(service.retire_question, RetireQuestion(question_id=saved, reason="gammelt"))
    with pytest.raises(NotFound):
        teacher.execute(
            service.retire_question, RetireQuestion(question_id=given.TEACHER.user_id, reason="borte")
        )


def bring(database, *questions):
    order = BringInQuestions(questions=questions, file_name="tall.gift")
    return database.acting_as(given.TEACHER).execute(service.bring_in, order)


def test_a_file_comes_in_once_however_often_it_is_brought(database, notes):
    some = (*one_of_each().values(), a_single(title="den samme", category="annet"))

    assert bring(database, *some) == (len(some) - 1, 1)
    told = len(notes)
    assert (notes[-1].action, notes[-1].details["count"]) == (terms.QUESTIONS_BROUGHT_IN, len(some) - 1)
    assert bring(database, *some) == (0, len(some))
    assert (len(notes), rows(database, BankQuestion)) == (told, len(some) - 1)


@pytest.mark.parametrize(
    ("odd", "name"),
    [
        (a_single(stem=""), "StemMissing"),
        (a_number(number="3", outside_id="7"), "IdTaken"),
        (a_number(number="2", outside_id="nr 1"), "IdTaken"),
    ],
)
def test_one_bad_question_keeps_the_whole_file_out(database, odd, name):
    in_the_bank(database, a_single(outside_id="7"))

    with pytest.raises(Refused) as error:
        bring(database, a_number(outside_id="nr 1"), odd)

    assert [violation.name for violation in error.value.violations] == [name]
    assert rows(database, BankQuestion) == 1


def test_who_presses_stop_has_brought_in_nothing(database):
    class Stopping:
        def step(self, done, total):
            if done:
                raise Cancelled

    many = tuple(a_number(number=str(n)) for n in range(600))
    with pytest.raises(Cancelled), database.acting_as(given.TEACHER).writing() as uow:
        service.bring_in(uow, BringInQuestions(questions=many, file_name="x"), Stopping())

    assert rows(database, BankQuestion) == 0


@pytest.mark.parametrize("who", [given.OFFICE, given.WORKSHOP_LEADER])
@pytest.mark.parametrize(
    ("use_case", "order"),
    [
        (service.save_question, service.SaveQuestion(question=a_single())),
        (service.bring_in, BringInQuestions(questions=(a_single(),), file_name="x")),
        (service.retire_question, RetireQuestion(question_id=given.TEACHER.user_id, reason="x")),
        (service.note_export, NoteExport(count=1, format="gift")),
    ],
)
def test_who_writes_no_questions_may_not(database, who, use_case, order):
    with pytest.raises(NotAllowed):
        database.acting_as(who).execute(use_case, order)


def test_an_export_is_written_into_the_trail(database, notes):
    assert (
        database.acting_as(given.TEACHER).execute(service.note_export, NoteExport(count=3, format="gift"))
        == 3
    )
    assert notes[-1].details == {"count": 3, "format": "gift"}


def test_parts_of_points_are_kept_to_the_last_decimal(database):
    third = Decimal("33.33333")
    question = one_of_each()[q.MULTIPLE]
    answers = tuple(replace(answer, percent=third) for answer in question.answers)

    saved = in_the_bank(database, replace(question, answers=answers))

    assert [answer.percent for answer in the_key(database, saved).question.answers] == [third] * 3
