"""Reads and checks the words a template's folder brings, and those of languages of papers alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.assembly import Shelf, read
from eduapp.certificates.drawing.facts import PAPER_LANGUAGES, Language
from eduapp.certificates.drawing.official import denies_official, says_official
from eduapp.certificates.drawing.phrases import MONTHS, NO_WORDS, Words
from eduapp.core.errors import Refused
from eduapp.core.violations import Violation

_BLANK = re.compile(r"\{\w*\}")
NOTHING: Mapping[Language, Mapping[str, object]] = {}
_DATE_BLANKS = {"{day}", "{month}", "{year}"}


def words_of(
    shelf: Shelf, template: str, own: Mapping[Language, Mapping[str, object]] = NOTHING
) -> Mapping[Language, Words]:
    """The own words of a template by language, over them those a school keeps with its copy (`own`).

    Raises Refused with everything that is wrong with them.
    """
    known: dict[Language, Words] = {}
    for language in PAPER_LANGUAGES:
        files = tuple(shelf.words(template, language))
        kept = own.get(language)
        whole = read_table(kept, f"words.{language}.toml") if kept else NO_WORDS
        for file in files:
            whole = whole.over(read_words(file))
        if files or kept:
            known[language] = whole
    return known


def read_words(file: Path) -> Words:
    """One file. Raises Refused with everything that is wrong with it."""
    return read_table(read(file, file.name), file.name)


def read_table(told: Mapping[str, object], where: str) -> Words:
    """What a file of words says. Raises Refused with everything that is wrong with it."""
    wrong: list[Violation] = []
    texts = _table(told, "texts", where, wrong)
    counted = _table(told, "counted", where, wrong)
    dates = _table(told, "dates", where, wrong)
    words = _table(told, "known", where, wrong)
    known = ("texts", "counted", "dates", "known")
    wrong += [
        faults.UnknownKey(where=where, key=key, known=", ".join(known)) for key in told.keys() - {*known}
    ]
    said = {english: words for english, words in texts.items() if isinstance(words, str)}
    forms = {one: pair for one, each in counted.items() if (pair := _pair(each))}
    names = {name.casefold(): word for name, word in words.items() if isinstance(word, str)}
    missing = [*(texts.keys() - said.keys()), *(one for one in words if one.casefold() not in names)]
    wrong += [faults.NotAText(where=where, key=key) for key in missing]
    wrong += [
        faults.NotAList(where=where, key=key, wanted='["…", "…"]') for key in counted.keys() - forms.keys()
    ]
    every = [*said.items(), *((one, each) for one, pair in forms.items() for each in pair)]
    wrong += [faults.BlanksChanged(where=where, text=one) for english, one in every if _differ(english, one)]
    wrong += _official_words([*every, *names.items()], where)
    if wrong:
        raise Refused(*wrong)
    return Words(said, forms, *_dates(dates, where), names)


def _official_words(every: Iterable[tuple[str, str]], where: str) -> Iterator[Violation]:
    """What names a paper of others, but where what it stands for says that it is none of those."""
    for english, words in every:
        official = says_official(words)
        may_stand = says_official(english) is not None and denies_official(words)
        if official is not None and not may_stand:
            yield faults.OfficialWords(where=where, **official.facts)


def _dates(dates: Mapping[str, object], where: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    months, of_months = (_months(dates, key, where) for key in ("months", "of_months"))
    day = dates.get("date", "")
    if not isinstance(day, str) or (day and set(_BLANK.findall(day)) != _DATE_BLANKS):
        raise Refused(faults.BlanksChanged(where=where, text=str(day)))
    return months, of_months or months, day


def _months(dates: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    value = dates.get(key, [])
    if isinstance(value, list) and len(value) in (0, MONTHS) and all(isinstance(one, str) for one in value):
        return tuple(map(str, value))
    raise Refused(faults.NotAList(where=where, key=key, wanted=f'{MONTHS} × "…"'))


def _table(told: Mapping[str, object], key: str, where: str, wrong: list[Violation]) -> Mapping[str, object]:
    value = told.get(key, {})
    if isinstance(value, Mapping):
        return value
    wrong.append(faults.MissingKey(where=where, key=key))
    return {}


def _pair(value: object) -> tuple[str, str] | None:
    match value:
        case [str() as one, str() as many]:
            return one, many
    return None


def _differ(english: str, words: str) -> bool:
    """Whether words have other blanks to fill than the text they stand for."""
    return set(_BLANK.findall(english)) != set(_BLANK.findall(words))
