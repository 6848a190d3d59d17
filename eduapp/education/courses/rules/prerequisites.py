"""Prerequisites as expressions over what somebody has reached: `NOR-A2 and (MAT1P or module:ENG1008/2)`.

    any  = all { or all }
    all  = one { and one }              `and` binds tighter than `or`
    one  = term | ( any )
    term = CODE                         a completed course
         | module:COURSE/MODULE         a module of a course, or the whole course
         | certificate:CODE             a certificate that is valid on the day asked about
         | safety:CODE                  a safety training that holds on the day asked about

Norwegian words are understood too: og, eller; modul, bevis, sikkerhet, tryggleik. Read by a small parser of
our own (never by eval), written back in one form, and answered with what is still missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.reached import BETWEEN, Reached, split_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

AND, OR = "and", "or"
COURSE, MODULE, CERTIFICATE, SAFETY = "course", "module", "certificate", "safety"
DEEPEST = 20  # brackets within brackets; far more than any catalogue needs
_WORDS = {"and": AND, "og": AND, "or": OR, "eller": OR}
_KINDS = {
    "course": COURSE, "kurs": COURSE,
    "module": MODULE, "modul": MODULE,
    "certificate": CERTIFICATE, "bevis": CERTIFICATE,
    "safety": SAFETY, "sikkerhet": SAFETY, "tryggleik": SAFETY,
}  # fmt: skip
_TOKEN = re.compile(r"[^\W_][\w./:-]*|[()]|\S")
_OF = ":"  # between kind and code


class Unreadable(Violation):
    """The expression cannot be understood; `why` is a sentence of its own (N_), `position` counts from 1."""

    message = N_(
        "The prerequisites cannot be read at character {position}. {why} "
        "An example: NOR-A2 and (MAT1P or ENG1008)."
    )

    def sentence(self) -> str:
        """The place, the reason and an example, in the language spoken now."""
        why = _(str(self.facts["why"])).format(**self.facts)
        return _(self.message).format(position=self.facts["position"], why=why)


class UnreadableError(ValueError):
    """Carries the violation out of the parser."""

    def __init__(self, why: str, position: int, **facts: object) -> None:
        super().__init__(why)
        self.violation = Unreadable(why=why, position=position, **facts)


@dataclass(frozen=True)
class Requirement:
    """One thing to be reached (`code`, of a `kind`), or several parts joined by `and` or `or`."""

    code: str = ""
    join: str = ""
    parts: tuple[Requirement, ...] = ()
    kind: str = COURSE

    @property
    def term(self) -> str:
        """How one thing is written: NOR-A2, module:NOR-A2/2, certificate:TRUCK, safety:BANDSAW."""
        return self.code if self.kind == COURSE else f"{self.kind}{_OF}{self.code}"

    @property
    def course(self) -> str:
        """The course that one thing belongs to; none for certificates and safety training."""
        return {COURSE: self.code, MODULE: split_module(self.code)[0]}.get(self.kind, "")


def read_requirement(text: str) -> Requirement | None:
    """The meaning of an expression; None if it asks for nothing. Raises UnreadableError."""
    tokens = [_Token(found[0], found.start() + 1) for found in _TOKEN.finditer(text)]
    if not tokens:
        return None
    reader = _Reader(tokens, len(text.rstrip()) + 1)
    found = reader.read_any()
    if reader.left.text:
        raise UnreadableError(_why_left(reader.left.text), reader.left.position, sign=reader.left.text)
    return found


def requirement_of(text: str) -> Requirement | Unreadable | None:
    """The expression read, or what is wrong with it."""
    try:
        return read_requirement(text)
    except UnreadableError as error:
        return error.violation


def wish_of(text: str) -> Requirement | None:
    """The expression read; None if it asks for nothing, or cannot be read and so can hold nobody back."""
    wish = requirement_of(text)
    return wish if isinstance(wish, Requirement) else None


def in_words(requirement: Requirement | None, words: Mapping[str, str] | None = None) -> str:
    """The expression in its one form; `words` gives other words for and and or."""
    return _written(requirement, words or {}, lambda one: one.term)


def spoken(requirement: Requirement | None) -> str:
    """The expression in the language spoken now."""
    return _written(requirement, {AND: _("and"), OR: _("or")}, _said)


def codes_in(requirement: Requirement | None) -> tuple[str, ...]:
    """Every course the expression names, itself or by a module, once each, in the order they stand."""
    return tuple(dict.fromkeys(one.course for one in terms_in(requirement) if one.course))


def modules_in(requirement: Requirement | None) -> tuple[str, ...]:
    """Every module the expression names, with its course: NOR-A2/2."""
    return tuple(dict.fromkeys(one.code for one in terms_in(requirement) if one.kind == MODULE))


def terms_in(requirement: Requirement | None) -> Iterator[Requirement]:
    """Every single thing the expression names, in the order they stand."""
    if requirement is None:
        return
    if requirement.code:
        yield requirement
    for part in requirement.parts:
        yield from terms_in(part)


def still_needed(requirement: Requirement | None, reached: Reached | AbstractSet[str]) -> Requirement | None:
    """What is left of the expression for somebody who has reached this; None if nothing is.

    A bare set is that of completed courses.
    """
    known = reached if isinstance(reached, Reached) else Reached(courses=reached)
    return _left_of(requirement, lambda one: _has(known, one))


def missing(requirement: Requirement | None, reached: Reached | AbstractSet[str]) -> tuple[str, ...]:
    """What is still missing as it is written, alternatives among it."""
    return tuple(dict.fromkeys(one.term for one in terms_in(still_needed(requirement, reached))))


def goes_round(requirements: Mapping[str, Requirement | None]) -> tuple[str, ...]:
    """The courses nobody could ever begin, because each waits for another of them.

    A module can be reached by whoever can begin its course; certificates and training come from elsewhere.
    """
    begun: set[str] = set()
    waiting = dict(requirements)

    def can_begin(wish: Requirement | None) -> bool:
        return _left_of(wish, lambda one: not one.course or one.course in begun) is None

    while now := [code for code, wish in waiting.items() if can_begin(wish)]:
        begun.update(now)
        waiting = {code: wish for code, wish in waiting.items() if code not in begun}
    unknown = {code for wish in waiting.values() for code in codes_in(wish)} - set(requirements)
    return tuple(code for code, wish in waiting.items() if not unknown & set(codes_in(wish)))


def _has(reached: Reached, one: Requirement) -> bool:
    asked = {
        COURSE: reached.has_course,
        MODULE: reached.has_module,
        CERTIFICATE: reached.has_certificate,
        SAFETY: reached.has_safety,
    }
    return asked[one.kind](one.code)


def _left_of(requirement: Requirement | None, has: Callable[[Requirement], bool]) -> Requirement | None:
    if requirement is None or requirement.code:
        return None if requirement is None or has(requirement) else requirement
    left = [_left_of(part, has) for part in requirement.parts]
    if requirement.join == OR:
        return None if None in left else _joined(OR, [part for part in left if part])
    return _joined(AND, [part for part in left if part])


def _written(
    requirement: Requirement | None, words: Mapping[str, str], one: Callable[[Requirement], str]
) -> str:
    if requirement is None:
        return ""
    if requirement.code:
        return one(requirement)
    join = words.get(requirement.join, requirement.join)
    parts = [(part, _written(part, words, one)) for part in requirement.parts]
    return f" {join} ".join(text if part.code else f"({text})" for part, text in parts)


def _said(one: Requirement) -> str:
    """One thing in words."""
    if one.kind == MODULE:
        course, module = split_module(one.code)
        return _("module {module} of {course}").format(module=module, course=course)
    if one.kind == CERTIFICATE:
        return _("a valid certificate {code}").format(code=one.code)
    return _("safety training {code}").format(code=one.code) if one.kind == SAFETY else one.code


def _joined(join: str, parts: list[Requirement]) -> Requirement | None:
    """Parts under one word: none for no parts, the part itself for one, nested equal words made flat."""
    flat: list[Requirement] = []
    for part in parts:
        flat.extend(part.parts if part.join == join else (part,))
    flat = list(dict.fromkeys(flat))
    if len(flat) <= 1:
        return flat[0] if flat else None
    return Requirement(join=join, parts=tuple(flat))


def _why_left(sign: str) -> str:
    if sign == ")":
        return _TOO_MANY_CLOSED
    return _NO_JOIN if sign == "(" or _is_code(sign) else _ODD_SIGN


def _is_code(token: str) -> bool:
    return token[0].isalnum() and token.casefold() not in _WORDS


_ODD_SIGN = N_("“{sign}” is not part of a course code; join codes with and, or.")
_NO_JOIN = N_("Before “{sign}” a word is missing: and, or.")
_TOO_MANY_CLOSED = N_("There is a closing bracket too many.")
_NOT_CLOSED = N_("A bracket is opened but not closed.")
_NO_CODE = N_("A course code is missing before “{sign}”.")
_NO_CODE_AT_END = N_("A course code is missing at the end.")
_TOO_DEEP = N_("There are too many brackets within brackets.")
_NO_KIND = N_("“{sign}” is not known before a colon; use module, certificate or safety.")
_NO_CODE_OF_KIND = N_("After “{sign}” a code is missing.")
_NO_MODULE = N_("“{sign}” names no module; write course and module, such as NOR-A2/2.")


@dataclass(frozen=True)
class _Token:
    """A piece of the text, and the character it begins at, counted from 1."""

    text: str
    position: int


class _Reader:
    """Reads tokens from left to right, by the grammar above."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = [*tokens, _Token("", end)]
        self._place = 0
        self._depth = 0

    @property
    def left(self) -> _Token:
        """The next token, an empty one at the end."""
        return self._tokens[self._place]

    def read_any(self) -> Requirement:
        """Alternatives joined by or."""
        return self._read_joined(OR, lambda: self._read_joined(AND, self._read_one))

    def _read_joined(self, join: str, read_part: Callable[[], Requirement]) -> Requirement:
        parts = [read_part()]
        while _WORDS.get(self.left.text.casefold()) == join:
            self._place += 1
            parts.append(read_part())
        found = _joined(join, parts)
        assert found is not None  # noqa: S101 - there is at least one part
        return found

    def _read_one(self) -> Requirement:
        word, position = self.left.text, self.left.position
        if not word:
            raise UnreadableError(_NO_CODE_AT_END, position)
        if word == "(":
            return self._read_brackets()
        if not _is_code(word):
            why = _NO_CODE if word == ")" or word[0].isalnum() else _ODD_SIGN
            raise UnreadableError(why, position, sign=word)
        self._place += 1
        return _term(word, position)

    def _read_brackets(self) -> Requirement:
        opened = self.left
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError(_TOO_DEEP, opened.position)
        self._place += 1
        found = self.read_any()
        if not self.left.text:
            raise UnreadableError(_NOT_CLOSED, opened.position)
        if self.left.text != ")":
            raise UnreadableError(_why_left(self.left.text), self.left.position, sign=self.left.text)
        self._place += 1
        self._depth -= 1
        return found


def _term(word: str, position: int) -> Requirement:
    """One thing as it was written, a course where no kind stands before it."""
    before, colon, code = word.partition(_OF)
    if not colon:
        return Requirement(word.upper())
    kind = _KINDS.get(before.casefold())
    if kind is None:
        raise UnreadableError(_NO_KIND, position, sign=before)
    at = position + len(before) + 1
    if not code or code.endswith(_OF):
        raise UnreadableError(_NO_CODE_OF_KIND, at, sign=f"{before}{_OF}")
    if _OF in code:
        raise UnreadableError(_NO_KIND, at, sign=code.partition(_OF)[0])
    if kind == MODULE and (not all(split_module(code)) or code.endswith(BETWEEN)):
        raise UnreadableError(_NO_MODULE, at, sign=code)
    return Requirement(code.upper(), kind=kind)
