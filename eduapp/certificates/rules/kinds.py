"""The kinds of paper there are, and what each decides: codes/certificate_kinds says it."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from eduapp.core.codes import code_list

Kind = Literal[
    "kursbevis",
    "deltakerbevis",
    "praksisattest",
    "bekreftelse",
    "resultatoversikt",
    "opplaeringslogg",
    "modulbevis",
]
Issuing = Literal["school", "practice"]
Subject = Literal["course", "field_of_work", "results", "trainings", "modules"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_FIRST, _LAST = "first", "last"

Signer = TypeVar("Signer")


@dataclass(frozen=True)
class KindRules:
    """What a kind of paper decides."""

    issuer: Issuing  # the school, or who answers for the workshops
    signers: tuple[str, ...]  # first: who taught or led; last: who answers for the issuer
    own_line: bool  # whether the person signs too
    logo: bool  # whether the issuer's emblem may stand on it
    once: bool  # whether one living paper is all there is of one achievement
    subject: Subject  # the fact without which it says nothing

    def signing(self, first: Signer | None, last: Signer) -> tuple[Signer, ...]:
        """Who signs, in order, each once; where nobody taught or led, who answers for the issuer."""
        known = {_FIRST: first, _LAST: last}
        wanted = [found for one in self.signers if (found := known[one]) is not None]
        return tuple(dict.fromkeys(wanted)) or (last,)


@functools.cache
def rules_of(kind: str) -> KindRules:
    """What the table says of a kind. Raises KeyError for one the program does not make."""
    code = code_list("certificate_kinds")[kind]
    if kind not in KINDS:
        raise KeyError(kind)
    signers = code.flags["signers"]
    return KindRules(
        issuer="practice" if code.said("issuer") == "practice" else "school",
        signers=tuple(map(str, signers)) if isinstance(signers, Sequence) else (_LAST,),
        own_line=code.has("own_line"),
        logo=code.said("logo") == "issuer",
        once=code.has("once"),
        subject=_subject(code.said("subject")),
    )


def _subject(word: str) -> Subject:
    return next(one for one in get_args(Subject) if one == word)


ONCE: tuple[Kind, ...] = tuple(kind for kind in KINDS if rules_of(kind).once)
"""Kinds of which there is one living paper for one achievement; the others may be asked for again."""
