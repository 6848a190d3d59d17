"""Sentences about a file that wait to be shown: a message, its facts, and the language of the reader."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from eduapp.core.i18n import N_, _

LONGEST_QUOTE = 40  # characters of a cell that a sentence repeats
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_AND = N_("{first} and {last}")


class Word(str):
    """A marked text inside the facts of a sentence, translated where the sentence is shown."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return format(_(str(self)), spec)


class Listed(tuple[str, ...]):
    """Marked texts inside a sentence: A, B and C."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        words = [_(word) for word in self]
        if len(words) > 1:
            words[-2:] = [_(_AND).format(first=words[-2], last=words[-1])]
        return format(", ".join(words), spec)


@dataclass(frozen=True)
class Remark:
    """Something a person should know: `message` is marked with N_, `facts` fill its placeholders."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def sentence(self) -> str:
        """The remark in the language spoken now."""
        return _(self.message).format(**self.facts)


@dataclass(frozen=True)
class Problem(Remark):
    """Why a cell, or a whole row, cannot be brought in as it is, and what to write instead.

    `column` is the label of the column (marked with N_; empty for the whole row), `text` what stands in the
    cell. The message may name both as {column} and {text}.
    """

    text: str = ""
    column: str = ""

    def sentence(self) -> str:
        """What is wrong and what to write, in the language spoken now."""
        return _(self.message).format(
            **{"text": quoted(self.text), "column": Word(self.column), **self.facts}
        )


def quoted(text: str) -> str:
    """The text of a cell fit for a sentence: one line, not too long, nothing hidden in it."""
    plain = "".join("·" if unicodedata.category(c) in _UNSEEN else c for c in text[: LONGEST_QUOTE + 1])
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
