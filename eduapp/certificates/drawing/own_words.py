"""The words of one language that stand on a paper, to be said in another way: by the text they stand for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.editing import TABLE
from eduapp.certificates.drawing.facts import CertificateFacts, Language
from eduapp.certificates.drawing.fields import FIELDS, LABELS, Value
from eduapp.certificates.drawing.package import Package
from eduapp.certificates.drawing.phrases import CONTEXT, Words, heard, spoken, spoken_as
from eduapp.certificates.drawing.tables import TABLES
from eduapp.core import i18n
from eduapp.core.errors import Refused

_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"  # in no text of papers
_VALUES = {one.name: one.value for one in FIELDS}


@dataclass(frozen=True)
class Phrase:
    """A text of papers: in English, as the program says it, and as the school does.

    `many`: the English form for several of what is counted; `form` then tells which of the two it is.
    """

    english: str
    usual: str
    said: str
    many: str = ""
    form: int = 0

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is filled in, and must stay."""
        return tuple(dict.fromkeys(re.findall(r"\{\w*\}", self.english)))


def phrases_of(
    names: tuple[str, ...], facts: CertificateFacts, usual: Words, package: Package
) -> tuple[Phrase, ...]:
    """The phrases of these fields on this paper, in its language; `usual`: what that language has already."""
    found: dict[tuple[str, int], Phrase] = {}
    own = package.words.get(facts.language, {})
    for name in names:
        for phrase in _phrases(name, facts, usual, own):
            found.setdefault((phrase.english, phrase.form), phrase)
    return tuple(found.values())


def with_phrase(package: Package, language: Language, phrase: Phrase, text: str) -> Package:
    """The template with a phrase said in another way; as the program says it, it is no word of its own.

    Raises Refused for what is filled in and missing, or unknown.
    """
    text = text.strip()
    told = {key: dict(table) for key, table in package.words.get(language, {}).items()}
    table = told.setdefault("counted" if phrase.many else "texts", {})
    if text and {*re.findall(r"\{\w*\}", text)} != {*phrase.blanks}:
        raise Refused(faults.BlanksChanged(where=phrase.usual, text=text))
    if phrase.many:
        forms = list(table.get(phrase.english, _usual_forms(phrase, language)))
        forms[phrase.form] = text or phrase.usual
        table[phrase.english] = forms
    elif text and text != phrase.usual:
        table[phrase.english] = text
    else:
        table.pop(phrase.english, None)
    kept = {key: value for key, value in told.items() if value}
    return replace(package, words={**package.words, language: kept})


def _usual_forms(phrase: Phrase, language: Language) -> list[str]:
    with i18n.speaking(spoken_as(language)):
        return [i18n.ngettext(phrase.english, phrase.many, count) for count in (1, 2)]


def _phrases(name: str, facts: CertificateFacts, usual: Words, own: Mapping[str, object]) -> Iterator[Phrase]:
    texts, counted = _table(own, "texts"), _table(own, "counted")
    with spoken(facts.language, usual), heard() as asked:
        _value(name, facts)
        for english, many in dict(asked).items():
            forms = _forms(english, many, usual)
            for form, said in enumerate(forms):
                if not _is_said(name, facts, usual, english, forms, form):
                    continue
                now = counted.get(english, ["", ""]) if many else texts.get(english, "")
                mine = now[form] if isinstance(now, list) else now
                yield Phrase(english, said, str(mine) or said, many, form)


def _is_said(
    name: str, facts: CertificateFacts, usual: Words, english: str, forms: tuple[str, ...], form: int
) -> bool:
    """Whether a field says a phrase: it says something else as soon as the phrase does."""
    marked = tuple(_MARK + one if place == form else one for place, one in enumerate(forms))
    other = (
        Words({english: marked[0]}) if len(forms) == 1 else Words(counted={english: (marked[0], marked[1])})
    )
    with spoken(facts.language, other.over(usual)):
        return _MARK in str(_value(name, facts))


def _value(name: str, facts: CertificateFacts) -> Value:
    if name.startswith(TABLE):
        return TABLES[name.removeprefix(TABLE)](facts).heads
    if name in LABELS:
        return LABELS[name]()
    return _VALUES[name](facts) if name in _VALUES else ""


def _forms(english: str, many: str, usual: Words) -> tuple[str, ...]:
    if not many:
        return (usual.texts.get(english) or i18n.pgettext(CONTEXT, english),)
    return usual.counted.get(english) or (i18n.ngettext(english, many, 1), i18n.ngettext(english, many, 2))


def _table(own: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = own.get(key, {})
    return found if isinstance(found, Mapping) else {}
