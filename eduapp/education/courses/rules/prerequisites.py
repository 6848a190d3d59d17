"""Prerequisites as expressions over completed courses: `NOR-A2 and (MAT1P or ENG1008)`.

`and` binds tighter than `or`; the Norwegian words og and eller are understood too. Read by a small parser of
our own (never by eval), written back in one form, and answered with what is still missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

AND, OR = "and", "or"
DEEPEST = 20  # brackets within brackets; far more than any catalogue needs
_WORDS = {"and": AND, "og": AND, "or": OR, "eller": OR}
_TOKEN = re.compile(r"[^\W_][\w./-]*|[()]|\S")


class Unreadable(Violation):
    """The expression cannot be understood; `why` is a sentence of its own (N_)."""

    message = N_("The prerequisites cannot be read. {why} An example: NOR-A2 and (MAT1P or ENG1008).")

    def sentence(self) -> str:
        """The reason and an example, in the language spoken now."""
        why = _(str(self.facts["why"])).format(**self.facts)
        return _(self.message).format(why=why)


class UnreadableError(ValueError):
    """Carries the violation out of the parser."""

    def __init__(self, why: str, **facts: object) -> None:
        super().__init__(why)
        self.violation = Unreadable(why=why, **facts)


@dataclass(frozen=True)
class Requirement:
    """One completed course (`code`), or several parts joined by `and` or `or`."""

    code: str = ""
    join: str = ""
    parts: tuple[Requirement, ...] = ()


def read_requirement(text: str) -> Requirement | None:
    """The meaning of an expression; None if it asks for nothing. Raises UnreadableError."""
    tokens = _TOKEN.findall(text)
    if not tokens:
        return None
    reader = _Reader(tokens)
    found = reader.read_any()
    if reader.left:
        raise UnreadableError(_why_left(reader.left), sign=reader.left)
    return found


def requirement_of(text: str) -> Requirement | Unreadable | None:
    """The expression read, or what is wrong with it."""
    try:
        return read_requirement(text)
    except UnreadableError as error:
        return error.violation


def in_words(requirement: Requirement | None, words: Mapping[str, str] | None = None) -> str:
    """The expression in its one form; `words` gives other words for and and or."""
    if requirement is None:
        return ""
    if requirement.code:
        return requirement.code
    join = (words or {}).get(requirement.join, requirement.join)
    return f" {join} ".join(_bracketed(part, words) for part in requirement.parts)


def spoken(requirement: Requirement | None) -> str:
    """The expression with and and or in the language spoken now."""
    return in_words(requirement, {AND: _("and"), OR: _("or")})


def codes_in(requirement: Requirement | None) -> tuple[str, ...]:
    """Every course code the expression names, once each, in the order they stand."""
    return tuple(dict.fromkeys(_codes(requirement)))


def still_needed(requirement: Requirement | None, completed: AbstractSet[str]) -> Requirement | None:
    """What is left of the expression for somebody who has completed these courses; None if nothing is."""
    if requirement is None or requirement.code:
        return None if requirement is None or requirement.code in completed else requirement
    left = [still_needed(part, completed) for part in requirement.parts]
    if requirement.join == OR:
        return None if None in left else _joined(OR, [part for part in left if part])
    return _joined(AND, [part for part in left if part])


def missing(requirement: Requirement | None, completed: AbstractSet[str]) -> tuple[str, ...]:
    """The codes that are still missing, alternatives among them."""
    return codes_in(still_needed(requirement, completed))


def goes_round(requirements: Mapping[str, Requirement | None]) -> tuple[str, ...]:
    """The courses nobody could ever begin, because each waits for another of them."""
    reached: set[str] = set()
    waiting = dict(requirements)
    while now := [code for code, wish in waiting.items() if still_needed(wish, reached) is None]:
        reached.update(now)
        waiting = {code: wish for code, wish in waiting.items() if code not in reached}
    unknown = {code for wish in waiting.values() for code in codes_in(wish)} - set(requirements)
    return tuple(code for code, wish in waiting.items() if not unknown & set(codes_in(wish)))


def _bracketed(part: Requirement, words: Mapping[str, str] | None) -> str:
    text = in_words(part, words)
    return text if part.code else f"({text})"


def _codes(requirement: Requirement | None) -> Iterator[str]:
    if requirement is None:
        return
    if requirement.code:
        yield requirement.code
    for part in requirement.parts:
        yield from _codes(part)


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


class _Reader:
    """Reads tokens from left to right: any = all {or all}, all = one {and one}, one = code | ( any )."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    @property
    def left(self) -> str:
        """The next token, empty at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def read_any(self) -> Requirement:
        """Alternatives joined by or."""
        return self._read_joined(OR, lambda: self._read_joined(AND, self._read_one))

    def _read_joined(self, join: str, read_part: Callable[[], Requirement]) -> Requirement:
        parts = [read_part()]
        while _WORDS.get(self.left.casefold()) == join:
            self._place += 1
            parts.append(read_part())
        found = _joined(join, parts)
        assert found is not None  # noqa: S101 - there is at least one part
        return found

    def _read_one(self) -> Requirement:
        word = self.left
        if not word:
            raise UnreadableError(_NO_CODE_AT_END)
        if word == "(":
            return self._read_brackets()
        if not _is_code(word):
            raise UnreadableError(_NO_CODE if word == ")" or word[0].isalnum() else _ODD_SIGN, sign=word)
        self._place += 1
        return Requirement(word.upper())

    def _read_brackets(self) -> Requirement:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError(_TOO_DEEP)
        self._place += 1
        found = self.read_any()
        if self.left != ")":
            raise UnreadableError(_why_left(self.left) if self.left else _NOT_CLOSED, sign=self.left)
        self._place += 1
        self._depth -= 1
        return found
