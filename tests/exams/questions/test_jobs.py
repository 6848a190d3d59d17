"""Files of questions: looked at, brought in whole or not at all, written and read again."""

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.progress import NoProgress
from eduapp.exams.questions import jobs, queries, terms
from eduapp.exams.questions.jobs import ExportQuestions, ReadQuestions
from eduapp.exams.questions.rules import question as q
from tests.support import given
from tests.support.given_questions import a_number, in_the_bank, one_of_each

GIFT = "// [id:1]\nEn {T}\n\nTo {#3.14:0.01}\n\nEn til {=a ~b}\n"


@pytest.fixture
def teacher(database):
    return database.acting_as(given.TEACHER)


@pytest.fixture
def look(teacher, tmp_path):
    def read(text, kind="gift"):
        path = tmp_path / "fil.txt"
        path.write_text(text, encoding="utf-8")
        return jobs.read_file(teacher, ReadQuestions(path, kind), NoProgress())

    return read


def in_use(teacher):
    with teacher.reading() as session:
        return [row.question for row in queries.with_key(session)]


def test_looking_saves_nothing_and_knows_what_is_there(teacher, look):
    looked = look(GIFT)
    assert ([p.line for p in looked.questions], looked.known, in_use(teacher)) == ([2, 4, 6], frozenset(), [])

    jobs.bring_in(teacher, looked, NoProgress())

    assert look(GIFT + "\nNy {F}\n\nNy {F}").known == {0, 1, 2, 4}


def test_a_file_comes_in_whole(teacher, look):
    assert jobs.bring_in(teacher, look(GIFT), NoProgress()) == (3, 0)
    assert [question.kind for question in in_use(teacher)] == [q.TRUE_FALSE, q.NUMBER, q.SINGLE]


def test_one_bad_place_keeps_the_whole_file_out(teacher, look):
    looked = look(GIFT + "\nTre {#1,5}\n")

    with pytest.raises(jobs.RefusedInFile):
        jobs.bring_in(teacher, looked, NoProgress())

    assert [(refusal.line, refusal.reason.name) for refusal in looked.refusals] == [(8, "DecimalComma")]
    assert in_use(teacher) == []


def test_an_id_that_another_question_has_is_refused_in_its_line(teacher, look):
    jobs.bring_in(teacher, look(GIFT), NoProgress())

    looked = look("Ny {T}\n\n// [id:1]\nNoe annet {F}\n\n// [id:2]\nA {F}\n\n// [id:2]\nB {F}\n")

    assert [(refusal.line, refusal.reason.name) for refusal in looked.refusals] == [
        (4, "IdTaken"),
        (10, "IdTaken"),
    ]


def test_nobody_has_to_say_which_format_it_is(teacher, look):
    aiken = look("Hva?\nA) 4\nB) 5\nANSWER: A\n", "")

    assert (look(GIFT, "").format, aiken.format) == ("gift", "aiken")
    assert aiken.questions[0].question.kind == q.SINGLE
    assert look("Hva?\nA) 4\nB) 5\nANSWER: A\n", "gift").format == "gift"


def test_what_is_written_comes_into_an_empty_bank_as_the_same(teacher, tmp_path, notes, look):
    some = [question for kind, question in one_of_each().items() if kind not in {q.ORDERING, q.GAPS}]
    for question in some:
        in_the_bank(teacher, question)
    target = tmp_path / "ut.gift"

    made = jobs.export_file(teacher, ExportQuestions(target, "gift"), NoProgress())

    assert (list(made.questions), made.written.refusals) == (some, ())
    assert [p.question for p in look(target.read_text(encoding="utf-8")).questions] == some
    assert notes[-1].action == terms.QUESTIONS_EXPORTED


def test_what_a_format_cannot_hold_is_named_and_nothing_is_written(teacher, tmp_path, notes):
    in_the_bank(teacher)
    in_the_bank(teacher, a_number())
    told, target = len(notes), tmp_path / "ut.txt"

    made = jobs.export_file(teacher, ExportQuestions(target, "aiken"), NoProgress())

    assert [(refusal.line, refusal.reason.name) for refusal in made.written.refusals] == [(2, "KindNotHeld")]
    assert made.labels == ["Hva er 2 + 2?", "Hva er pi?"]
    assert (target.exists(), len(notes)) == (False, told)


def test_a_folder_or_a_huge_file_is_refused_before_it_is_read(teacher, tmp_path, monkeypatch):
    folder = jobs.read_file(teacher, ReadQuestions(tmp_path, "gift"), NoProgress())
    monkeypatch.setattr(jobs, "MOST_BYTES", 3)
    (tmp_path / "stor").write_text("lang")
    huge = jobs.read_file(teacher, ReadQuestions(tmp_path / "stor", "gift"), NoProgress())

    assert [looked.refusals[0].reason.name for looked in (folder, huge)] == ["NotAFile", "TooLarge"]


def test_a_file_that_is_gone_is_named(teacher, tmp_path):
    with pytest.raises(Unavailable):
        jobs.read_file(teacher, ReadQuestions(tmp_path / "borte", "gift"), NoProgress())
