"""What reading and writing a file of questions answers, and how its bytes become numbered lines."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from eduapp.core.violations import Violation
from eduapp.exams.questions.formats.faults import (
    EmptyFile,
    HiddenInFile,
    NotUtf8,
    NotWindows1252,
    PartDropped,
    PicturesNotRead,
    TooLarge,
    TooManyQuestions,
    TooManyToTell,
)
from eduapp.exams.questions.formats.safe_html import dropped_from, picture_elsewhere, safe
from eduapp.exams.questions.rules.checks import check_question, hidden_in
from eduapp.exams.questions.rules.question import Question

UTF_8, WINDOWS_1252 = "utf-8", "windows-1252"
ENCODINGS = (UTF_8, WINDOWS_1252)  # the second only if somebody says so: any bytes could be that
MOST_BYTES = 32 * 2**20
MOST_QUESTIONS = 20_000
MOST_TOLD = 10_000  # refusals; who gets more chose another file than was meant
HEARD_EVERY = 100  # questions
Heard = Callable[[int], None]  # how many questions were read, for who watches and may want to stop
_ENDS = re.compile(r"\r\n|\r|\n")  # and no other: splitlines() breaks at letters that belong to texts
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True)
class Placed:
    """A question, the line it begins in, and of a package the file in it."""

    line: int
    question: Question
    file: str = ""


@dataclass(frozen=True)
class Refusal:
    """What cannot be taken over: the line (in writing: the number of the question), why not, and the file."""

    line: int
    reason: Violation
    file: str = ""  # of a package


@dataclass(frozen=True)
class Note:
    """What is taken over in another way than it stood there, and people should know."""

    line: int
    said: Violation
    file: str = ""


@dataclass(frozen=True)
class Reading:
    """All that a file says: questions that are whole, what is refused, and what became otherwise."""

    questions: tuple[Placed, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Written:
    """A file of questions; refused is what the format cannot hold, left out is what it has no place for."""

    text: str
    refusals: tuple[Refusal, ...] = ()
    left_out: tuple[Refusal, ...] = ()
    packed: bytes = b""  # instead of text: a package

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.packed or self.text.encode()


def lines_of(data: bytes, encoding: str = UTF_8) -> list[str] | Refusal:
    """The lines of a file, or why it cannot be read at all."""
    if len(data) > MOST_BYTES:
        return Refusal(1, TooLarge(limit=MOST_BYTES // 2**20))
    text = _decoded(data, encoding)
    if isinstance(text, Refusal):
        return text
    if not text.strip():
        return Refusal(1, EmptyFile())
    lines = _ENDS.split(text)
    for number, line in enumerate(lines, 1):
        for code in hidden_in(line):
            return Refusal(number, HiddenInFile(code=code))
    return lines


def _decoded(data: bytes, encoding: str) -> str | Refusal:
    if encoding == WINDOWS_1252:
        unknown = _NOT_1252.search(data)
        if unknown:
            return Refusal(_line_at(data, unknown.start()), NotWindows1252())
        return data.decode("cp1252")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Refusal(_line_at(data, error.start), NotUtf8())


def _line_at(data: bytes, at: int) -> int:
    return 1 + len(re.findall(rb"\r\n|\r|\n", data[:at]))


def unheard(_count: int) -> None:
    """For who neither watches nor stops."""


def sorted_out(found: Iterator[Placed | Refusal | Note], heard: Heard = unheard) -> Reading:
    """What is whole by the rules of every question, and what is not. `heard` may raise, to stop it."""
    questions, refusals, notes = list[Placed](), list[Refusal](), list[Note]()
    for count, each in enumerate(found):
        if count % HEARD_EVERY == 0:
            heard(count)
        if len(refusals) >= MOST_TOLD:
            refusals.append(Refusal(each.line, TooManyToTell(limit=MOST_TOLD), each.file))
            break
        if isinstance(each, Refusal):
            refusals.append(each)
            continue
        if isinstance(each, Note):
            notes.append(each)
            continue
        question = safe(each.question)
        elsewhere = picture_elsewhere(each.question)
        reasons = [*check_question(question), *([PicturesNotRead(text=elsewhere)] if elsewhere else ())]
        refusals.extend(Refusal(each.line, reason, each.file) for reason in reasons)
        if not reasons:
            dropped = dropped_from(each.question)
            notes.extend(Note(each.line, PartDropped(text=name), each.file) for name in dropped)
            questions.append(replace(each, question=question))
        if len(questions) > MOST_QUESTIONS:
            refusals.append(Refusal(each.line, TooManyQuestions(limit=MOST_QUESTIONS), each.file))
            break
    if not questions and not refusals:
        refusals.append(Refusal(1, EmptyFile()))
    return Reading(tuple(questions), tuple(refusals), tuple(notes))
