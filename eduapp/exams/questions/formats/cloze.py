"""Moodle's little language for gaps in a text: `{1:SHORTANSWER:=Oslo~%50%Kristiania#almost}`.

What our gaps hold exactly is read: words to write, numbers with tolerance, and choices, which then stand
behind their gap in the order of their words: `Oslo er [[1]] (by / bygd)`. The rest is refused by name. Signs
of the language are written as HTML writes letters (`&#125;`), which Moodle reads in every kind of field; the
backslashes of its handbook are read as well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.moodle_fractions import listed
from eduapp.exams.questions.formats.numbers import in_full, number_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import NOTHING, Answer, Question, Text, text_of

_BEGIN = re.compile(r"\{([0-9]*):([A-Za-z_]+):")
_SIGN = re.compile(r"\\.|(?P<sign>(?<!&)#|[~}])", re.DOTALL)  # the # of &#39; is none
_ESCAPE = re.compile(r"\\([}#~/\"\\])")
_PART = re.compile(r"\s*(?:(?P<right>=)|%(?P<percent>[^%]*)%)?")
_MARK = re.compile(r"\[\[\d{1,2}\]\]")
_BARE = re.compile(r"<span>([^<]*)</span>")  # HTML without a tag of its own
_WORDS = {"SHORTANSWER", "SA", "MW"}
_EXACT = {"SHORTANSWER_C", "SAC", "MWC"}
_NUMBERS = {"NUMERICAL", "NM"}
_CHOICES = {f"{name}{way}" for name in ("MULTICHOICE_", "MC") for way in ("V", "H", "S", "VS", "HS")} | {
    "MULTICHOICE", "MC",
}  # fmt: skip
_SIGNS = "{}~#\\\n"
_SPECIAL = str.maketrans({sign: f"&#{ord(sign)};" for sign in _SIGNS})
_SPELT = re.compile(f"&#({'|'.join(str(ord(sign)) for sign in _SIGNS)});")


@dataclass(frozen=True)
class Cloze:
    """A text with gaps, what belongs into them, and whether capitals matter."""

    stem: Text
    answers: tuple[Answer, ...]
    case_matters: bool
    unlisted: tuple[int, ...] = ()  # gaps whose answers to choose from have no place in the text


@dataclass(frozen=True)
class _Field:
    """One gap as it stands in the text."""

    begin: int
    end: int
    weight: str
    kind: str
    parts: tuple[tuple[str, str], ...]  # answer with its sign, and feedback


def read_cloze(text: Text, line: int) -> Cloze:
    """The gaps of a text, numbered as they come. Raises Stopped for what a gap here cannot hold."""
    if _MARK.search(text.words):
        raise Stopped(line, faults.GapMarkInText())
    fields = list(_fields(text.words, line))
    kinds = {field.kind for field in fields}
    unknown = kinds - (_WORDS | _EXACT | _NUMBERS | _CHOICES)
    if unknown:
        raise Stopped(line, faults.FieldNotTaken(text=min(unknown)[:40]))
    if kinds & _WORDS and kinds & _EXACT:
        raise Stopped(line, faults.FieldsDiffer())
    if len({field.weight for field in fields}) > 1:
        raise Stopped(line, faults.FieldsWeigh())
    stem, at = "", 0
    answers, unlisted = list[Answer](), list[int]()
    for number, field in enumerate(fields, 1):
        stem += f"{text.words[at : field.begin]}[[{number}]]"
        at = field.end
        own = [_answer(part, field.kind, number, line) for part in field.parts]
        answers += own
        if field.kind in _CHOICES:
            listing = _listing(own, text.form)
            stem += "" if text.words.startswith(listing, at) else listing
            unlisted += [] if listing else [number]
    words = text_of(stem + text.words[at:], text.form)
    return Cloze(words, tuple(answers), bool(kinds & _EXACT), tuple(unlisted))


def _listing(answers: Sequence[Answer], form: str) -> str:
    """What can be chosen, as it stands behind a gap: in the order of the words, which tells nothing.

    Empty where a text of that form cannot hold it.
    """
    texts = {answer.text for answer in answers}
    if form != q.HTML and any(text.form != form for text in texts):
        return ""
    words = {
        html.escape(text.words, quote=False) if (form, text.form) == (q.HTML, q.PLAIN) else text.words
        for text in texts
    }
    return f" ({' / '.join(sorted(words, key=str.casefold))})"


def _fields(words: str, line: int) -> Iterator[_Field]:
    at = 0
    while begin := _BEGIN.search(words, at):
        parts, told, at = list[list[str]]([[""]]), begin.end(), begin.end()
        while True:
            sign = _next_sign(words, at)
            if sign is None:
                raise Stopped(line, faults.FieldNotClosed())
            parts[-1][-1] += words[told : sign.start()]
            told = at = sign.end()
            if sign["sign"] == "#":
                parts[-1].append("")
            elif sign["sign"] == "~":
                parts.append([""])
            else:
                break
        weight = begin[1].lstrip("0") or ("0" if begin[1] else "1")
        whole = tuple((part[0], "#".join(part[1:])) for part in parts)
        yield _Field(begin.start(), at, weight, begin[2].upper(), whole)


def _next_sign(words: str, at: int) -> re.Match[str] | None:
    return next((found for found in _SIGN.finditer(words, at) if found["sign"]), None)


def _answer(part: tuple[str, str], kind: str, gap: int, line: int) -> Answer:
    told, feedback = part
    sign = _PART.match(told)
    rest = told[sign.end() :] if sign else told
    percent = q.ALL if sign and sign["right"] else Decimal(0)
    if sign and sign["percent"] is not None:
        percent = listed(sign["percent"], line)
    said = _formed(feedback)
    words = html.unescape(_ESCAPE.sub(r"\1", rest)).strip()
    if kind in _NUMBERS:
        number, _colon, tolerance = words.partition(":")
        return Answer(NOTHING, percent, said, _number(number, line), _number(tolerance or "0", line), gap)
    if kind in _CHOICES:
        return Answer(_formed(rest), percent, said, gap=gap)
    if words == q.ANYTHING:
        raise Stopped(line, faults.FieldTakesAll())
    return Answer(text_of(words, q.PLAIN), percent, said, gap=gap)


def _number(told: str, line: int) -> Decimal:
    number = number_of(told)
    if number is None:
        if told.strip() == q.ANYTHING:
            raise Stopped(line, faults.FieldTakesAll())
        raise Stopped(line, (faults.DecimalComma if "," in told else faults.NotANumber)(text=told[:40]))
    return number


def _formed(told: str) -> Text:
    """HTML if it has a tag, words alone otherwise."""
    words = _ESCAPE.sub(r"\1", told)
    if "<" in words:
        words = _SPELT.sub(lambda found: chr(int(found[1])), words)
    if bare := _BARE.fullmatch(words):
        return text_of(bare[1], q.HTML)
    return text_of(words, q.HTML) if "<" in words else text_of(html.unescape(words), q.PLAIN)


def cloze_of(question: Question) -> Text:
    """The text with its gaps written out."""
    words, form = question.stem.words, question.stem.form
    for gap in sorted(question.gaps):
        answers = [answer for answer in question.answers if answer.gap == gap]
        mark, listing = f"[[{gap}]]", _listing(answers, form)
        kind = "SHORTANSWER"
        if any(answer.number is not None for answer in answers):
            kind = "NUMERICAL"
        elif question.case_matters:
            kind = "SHORTANSWER_C"
        elif listing and mark + listing in words:
            kind, mark = "MULTICHOICE", mark + listing
        words = words.replace(mark, _field(answers, kind), 1)
    return Text(words, form)


def _field(answers: Sequence[Answer], kind: str) -> str:
    return f"{{1:{kind}:{'~'.join(_part(answer, is_choice=kind == 'MULTICHOICE') for answer in answers)}}}"


def _part(answer: Answer, *, is_choice: bool) -> str:
    sign = "=" if answer.percent == q.ALL else (f"%{in_full(answer.percent)}%" if answer.percent else "")
    if answer.number is None:
        told = _written(answer.text) if is_choice else _plain(answer.text.words)
        told = told if sign or told[:1] not in {"=", "%"} else f"&#{ord(told[0])};{told[1:]}"
    else:
        told = in_full(answer.number) + (f":{in_full(answer.tolerance)}" if answer.tolerance else "")
    return f"{sign}{told}{'#' if answer.feedback.words else ''}{_written(answer.feedback)}"


def _written(text: Text) -> str:
    if text.form != q.HTML:
        return _plain(text.words)
    words = text.words.translate(_SPECIAL)
    return words if "<" in words else f"<span>{words}</span>"


def _plain(words: str) -> str:
    return html.escape(words, quote=False).translate(_SPECIAL)
