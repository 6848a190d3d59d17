"""Questions are found by what they say; the key comes only to who may have it and asks for it."""

import dataclasses
import inspect
import io
from functools import partial
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from eduapp.core.db.base import new_id
from eduapp.core.db.parts import in_parts
from eduapp.core.errors import NotAllowed
from eduapp.exams.questions import queries, service
from eduapp.exams.questions.queries import Wanted
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.picture import Picture
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Answer, Question, Text
from tests.support import given
from tests.support.given_questions import (
    a_number,
    a_picture,
    a_single,
    in_the_bank,
    one_of_each,
    pictured,
    plain,
)
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases


@pytest.fixture
def bank(database):
    """Three questions, and a retired one."""
    in_the_bank(
        database, a_single(stem="Hva er 50 % av 8?", title="Prosent", tags=("lett",), category="Matte")
    )
    in_the_bank(database, a_number(title="Sirkel", language="nb", category="Matte"), level="A2")
    in_the_bank(database, one_of_each()[q.ESSAY])
    gone = in_the_bank(database, one_of_each()[q.SHORT])
    order = service.RetireQuestion(question_id=gone, reason="gammelt")
    database.acting_as(given.TEACHER).execute(service.retire_question, order)
    return database.acting_as(given.TEACHER)


def found(bank, **wanted):
    with bank.reading() as session:
        return [row.label for row in queries.questions(session, Wanted(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        ({}, ["Fortell om verneutstyr.", "Sirkel", "Prosent"]),
        ({"typed": "matte PROS"}, ["Prosent"]),
        ({"typed": "50 %"}, ["Prosent"]),
        ({"typed": "rosent"}, []),
        ({"typed": "_"}, []),
        ({"typed": "lett"}, ["Prosent"]),
        ({"tag": "lett"}, ["Prosent"]),
        ({"kind": q.NUMBER}, ["Sirkel"]),
        ({"category": "Matte"}, ["Sirkel", "Prosent"]),
        ({"level": "A2", "language": "nb"}, ["Sirkel"]),
        ({"retired": True}, ["Hovedstaden?"]),
    ],
)
def test_questions_are_found_by_words_and_filing(bank, wanted, labels):
    assert found(bank, **wanted) == labels


def test_a_category_takes_those_below_it_along(bank):
    for number, category in enumerate(("Matte/Brøk", "Matte/Brøk/Deling", "Matteus", "Matte_/x"), 10):
        in_the_bank(bank, a_number(number=str(number), title=category, category=category))

    assert found(bank, category="Matte") == ["Matte/Brøk/Deling", "Matte/Brøk", "Sirkel", "Prosent"]
    assert found(bank, category="Matte_") == ["Matte_/x"]


def test_questions_in_use_say_under_which_words_they_are_filed(bank):
    in_the_bank(bank, a_number(number="9", category="Åpning", tags=("sag",)), level="B1")
    with bank.reading() as session:
        filed = queries.filed(session)

    assert filed == queries.Filed(("Matte", "Åpning"), ("lett", "sag"), ("A2", "B1"), ("nb",))


def test_every_version_tells_who_saved_it_when_and_what_was_asked(bank):
    saved = in_the_bank(bank, pictured())
    in_the_bank(bank, a_single(stem="Ny?"), saved, before=1)
    with selects_of(bank) as statements, bank.reading() as session:
        newest, first = queries.versions(session, saved)

    assert len(statements) == 1
    assert (newest.number, newest.by, newest.saved_at) == (2, given.TEACHER.name, given.NOW)
    assert (newest.shown.stem.words, first.number) == ("Ny?", 1)
    assert [each.name for each in first.shown.pictures] == ["sag.png"]


def test_a_list_is_one_statement_and_no_longer_than_asked(bank):
    with selects_of(bank) as statements, bank.reading() as session:
        assert len(queries.questions(session, Wanted(most=2))) == 2
    assert len(statements) == 1


def test_what_is_shown_has_no_place_for_a_key(bank):
    """The contract: nothing that is taken or printed knows what is right."""
    told = {
        "percent",
        "fraction",
        "feedback",
        "answers",
        "answer",
        "key",
        "tolerance",
        "number_right",
        "right",
    }
    shown = (queries.ShownRow, queries.Shown, queries.VersionRow, queries.SavedVersion)
    for row in (*shown, queries.QuestionRow, queries.Filed):
        assert not told & {field.name for field in dataclasses.fields(row)}


def test_a_picture_for_paper_tells_neither_where_it_was_taken_nor_what_is_right(bank):
    notes = Image.Exif()
    notes[ExifTags.Base.ImageDescription] = "59.9 N 10.7 E, fasit B"
    held = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(held, "JPEG", exif=notes)
    told = Picture("sag.jpg", held.getvalue())
    saved = in_the_bank(bank, pictured(told))

    with bank.reading() as session:
        (found,) = queries.pictures(session, [told.digest]).values()
        (key,) = queries.keys_of(session, [saved])

    assert b"fasit" not in found.content
    assert found.size == (40, 30)
    assert key.question.pictures == (told,)  # as it came, to be written back


def test_pictures_come_by_digest_to_who_may_see_questions(bank):
    saved = in_the_bank(bank, pictured())
    with bank.reading() as session:
        told = queries.to_show(session, [saved])[0].shown.pictures[0]
        found = queries.pictures(session, [told.digest, "0" * 64])

    assert {digest: each.content for digest, each in found.items()} == {told.digest: a_picture().content}
    assert found[told.digest].name == f"{told.digest}.png"
    with bank.acting_as(given.OFFICE).reading() as session, pytest.raises(NotAllowed):
        queries.pictures(session, [told.digest])


def test_what_is_shown_comes_in_the_order_that_was_asked_for(bank):
    with bank.reading() as session:
        ids = [row.id for row in queries.questions(session, Wanted())]
        shown = queries.to_show(session, [ids[2], given.TEACHER.user_id, ids[0]])

    assert [row.id for row in shown] == [ids[2], ids[0]]
    assert [choice.words for choice in shown[0].shown.choices] == ["4", "3", "5"]


def test_the_key_leaves_the_bank_only_to_who_may_have_it(bank):
    for who in (given.OFFICE, given.WORKSHOP_LEADER):
        with bank.acting_as(who).reading() as session:
            for ask in (
                lambda: list(queries.with_key(session)),
                lambda: queries.questions(session, Wanted()),
                lambda: queries.to_show(session, []),
                lambda: queries.to_show_versions(session, []),
                lambda: queries.drawable(session, Wanted()),
                lambda: queries.holding_now(session, []),
                lambda: queries.versions(session, new_id()),
                lambda: queries.filed(session),
                lambda: queries.pictures(session, []),
            ):
                with pytest.raises(NotAllowed):
                    ask()


def test_only_one_query_and_the_service_read_the_table_of_keys():
    """The contract: whatever is written later gets its keys from `with_key`, which asks who wants them."""
    package = Path(queries.__file__).parent
    reading = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "QuestionKey" in path.read_text("utf-8")
    }

    assert reading == {"models.py", "queries.py", "service.py"}
    asking = [name for name, made in vars(queries).items() if "QuestionKey" in _source(made)]
    assert asking == ["with_key"]


def _source(made):
    return inspect.getsource(made) if inspect.isfunction(made) and made.__module__ == queries.__name__ else ""


def test_a_picture_of_the_key_is_neither_named_nor_shown_without_the_right_to_it(bank):
    """One in feedback, or in an answer that has to be written, tells what is right."""
    told = Text(placed("fasit.png", "Svaret"), q.HTML)
    short = Question(
        q.SHORT,
        pictured().stem,
        answers=(Answer(plain("sag"), q.ALL, feedback=told),),
        feedback=told,
        pictures=(a_picture(), a_picture("fasit.png", width=9)),
    )
    saved = in_the_bank(bank, short)
    only_sees = dataclasses.replace(given.TEACHER, permissions=frozenset({"questions.see"}))
    with bank.acting_as(only_sees).reading() as session:
        [row] = queries.to_show(session, [saved])
        [version] = queries.versions(session, saved)
        seen = queries.seen_now(session, saved)

    for shown in (row.shown, version.shown, seen.shown):
        assert "fasit" not in repr(shown)
    assert list(seen.pictures) == ["sag.png"]


def test_what_is_looked_at_comes_with_its_pictures_or_not_at_all(bank):
    saved = in_the_bank(bank, pictured())
    with bank.reading() as session:
        assert queries.seen_now(session, saved).pictures == {"sag.png": a_picture()}
        assert queries.seen_now(session, new_id()) is None
        assert queries.seen(session, new_id()) is None


def test_seeing_questions_is_not_seeing_keys(bank):
    only_sees = dataclasses.replace(given.TEACHER, permissions=frozenset({"questions.see"}))
    with bank.acting_as(only_sees).reading() as session:
        assert len(queries.questions(session, Wanted())) == 3
        with pytest.raises(NotAllowed):
            list(queries.with_key(session))


def test_all_in_use_come_with_their_keys_oldest_first(bank):
    with bank.reading() as session:
        assert [row.question.kind for row in queries.with_key(session)] == [q.SINGLE, q.NUMBER, q.ESSAY]


def test_many_ids_are_asked_for_in_parts(bank, monkeypatch):
    monkeypatch.setattr(queries, "in_parts", partial(in_parts, at_once=2))
    with bank.reading() as session:
        ids = [row.id for row in queries.questions(session, Wanted())]
        assert len(list(queries.with_key(session, ids))) == len(queries.to_show(session, ids)) == 3


def test_a_version_is_shown_as_it_was_asked_whatever_holds_now(bank):
    saved = in_the_bank(bank, a_single(stem="Hva er 7 + 1?", right="8"))
    with bank.reading() as session:
        [first] = queries.to_show(session, [saved])
    in_the_bank(bank, a_single(stem="Hva er 7 + 2?", right="9"), saved, before=1)

    with bank.reading() as session:
        [second] = queries.to_show(session, [saved])
        told = queries.to_show_versions(session, [first.version_id, second.version_id])

    rows = [told[first.version_id], told[second.version_id]]
    assert [row.shown.stem.words for row in rows] == ["Hva er 7 + 1?", "Hva er 7 + 2?"]
    assert {row.newest_id for row in rows} == {second.version_id}
    assert [(row.number, row.retired, row.question_id) for row in rows] == [
        (1, False, saved),
        (2, False, saved),
    ]


def test_a_version_of_a_retired_question_can_still_be_shown(bank):
    with bank.reading() as session:
        [gone] = queries.questions(session, Wanted(retired=True))
        [row] = queries.to_show(session, [gone.id])
        told = queries.to_show_versions(session, [row.version_id])

    assert told[row.version_id].retired


def test_what_can_be_drawn_is_in_use_and_can_be_answered(bank):
    in_the_bank(bank, one_of_each()[q.DESCRIPTION])
    with bank.reading() as session:
        assert queries.drawable(session, Wanted()) == [1, 2, 3]
        assert queries.drawable(session, Wanted(category="Matte", tag="lett")) == [1]
        holding = queries.holding_now(session, [3, 1])
        [essay] = queries.to_show(session, [queries.questions(session, Wanted(kind=q.ESSAY))[0].id])
    assert holding[3] == essay.version_id
    assert sorted(holding) == [1, 3]
