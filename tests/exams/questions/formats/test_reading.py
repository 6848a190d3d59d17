"""Bytes become numbered lines, or one refusal; no question comes through that the rules speak against."""

from dataclasses import replace

import pytest

from eduapp.exams.questions.formats import reading
from eduapp.exams.questions.formats.reading import Placed, Refusal, lines_of, sorted_out
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Text
from tests.support import given_questions


def test_only_line_ends_end_lines():
    assert lines_of("a\r\nb\rc\nd\u2028e".encode()) == ["a", "b", "c", "d\u2028e"]


@pytest.mark.parametrize(
    ("data", "encoding", "line", "name"),
    [
        (b"a\nb\xe5", "utf-8", 2, "NotUtf8"),
        (b"a\r\nb\r\x81", "windows-1252", 3, "NotWindows1252"),
        (b"a\n\x00", "utf-8", 2, "HiddenInFile"),
        (b" \n\n", "utf-8", 1, "EmptyFile"),
        ("a".encode("utf-16"), "utf-8", 1, "NotUtf8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data, encoding, line, name):
    refusal = lines_of(data, encoding)

    assert isinstance(refusal, Refusal)
    assert (refusal.line, refusal.reason.name) == (line, name)


def test_a_file_has_a_limit(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 3)

    assert lines_of(b"abcd").reason.name == "TooLarge"


def test_a_file_has_no_more_questions_than_can_be_looked_through(monkeypatch):
    monkeypatch.setattr(reading, "MOST_QUESTIONS", 2)

    found = sorted_out(iter([Placed(n, given_questions.a_single()) for n in range(1, 9)]))

    assert [(refusal.line, refusal.reason.name) for refusal in found.refusals] == [(3, "TooManyQuestions")]


def test_questions_come_through_only_if_nothing_stands_against_them():
    sound, odd = Placed(1, given_questions.a_single()), Placed(5, given_questions.a_single(stem=""))

    found = sorted_out(iter([sound, odd]))

    assert found.questions == (sound,)
    assert [(refusal.line, refusal.reason.name) for refusal in found.refusals] == [(5, "StemMissing")]


def test_of_a_file_that_is_all_wrong_no_more_is_told_than_anybody_reads(monkeypatch):
    monkeypatch.setattr(reading, "MOST_TOLD", 2)
    odd = [Placed(n, given_questions.a_single(stem="")) for n in range(1, 9)]

    found = sorted_out(iter([*odd[:2], Placed(3, given_questions.a_single()), *odd[3:]]))

    assert found.questions == ()
    assert [(refusal.line, refusal.reason.name) for refusal in found.refusals] == [
        (1, "StemMissing"), (2, "StemMissing"), (3, "TooManyToTell"),
    ]  # fmt: skip


def test_what_runs_or_shows_something_of_its_own_is_left_out_and_that_is_said():
    words = (
        'Se <script>x()</script><iframe src="a"></iframe><object data="b"></object><script>y()</script>her'
    )
    single = given_questions.a_single()
    found = sorted_out(iter([Placed(4, replace(single, stem=Text(words, q.HTML)))]))

    assert found.questions[0].question.stem.words == "Se her"
    assert [(note.line, note.said.name, note.said.facts["text"]) for note in found.notes] == [
        (4, "PartDropped", "script"), (4, "PartDropped", "iframe"), (4, "PartDropped", "object"),
    ]  # fmt: skip
