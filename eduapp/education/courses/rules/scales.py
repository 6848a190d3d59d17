"""Grade scales: closed lists, and how grades are written in files and by people.

Opplæringsforskrifta §§ 9-3, 9-4, 9-5 and 15-3; letters after universitets- og høyskoleloven.
"""

import functools
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import language
from eduapp.core.names import folded

LANGUAGES = ("nb", "nn", "en")

HIGHER_SCALE, HIGHER_KIND = "AF", "higher"  # codes: scales, course_kinds


@dataclass(frozen=True)
class Grade:
    """One value of a scale. `passed` is None for a value that is no grade, such as IV."""

    code: str
    passed: bool | None
    labels: tuple[str, str, str]  # nb, nn, en

    @property
    def label(self) -> str:
        """How it is written in the language spoken now: 5 fem, bestått, IV."""
        return self.labels[LANGUAGES.index(language())]


@dataclass(frozen=True)
class Scale:
    """A closed list of grades, best first."""

    key: str
    grades: tuple[Grade, ...]

    @property
    def label(self) -> str:
        """Its name in the language spoken now."""
        return code_list("scales")[self.key].label

    def grade(self, code: str) -> Grade:
        """The grade with a code. Raises KeyError for a code of another scale."""
        return next((grade for grade in self.grades if grade.code == code), None) or _unknown(self.key, code)

    def read(self, text: str) -> Grade | None:
        """The grade somebody wrote: code or words in nb, nn or en, number or number word (5, 5 fem, fem)."""
        return _written(self.key).get(folded(text))


def scales() -> tuple[Scale, ...]:
    """All scales in the order of the list."""
    return tuple(scale(key) for key in code_list("scales").keys())  # noqa: SIM118 - not a dict


@functools.cache
def scale(key: str) -> Scale:
    """The scale with a key; an unknown key gives a scale without grades."""
    entries = code_list("scales")[key].flags.get("grades", ())
    return Scale(
        key,
        tuple(_grade(entry) for entry in entries if isinstance(entry, dict))
        if isinstance(entries, list)
        else (),
    )


def _grade(entry: dict[str, object]) -> Grade:
    passed = entry.get("passed")
    labels = (str(entry["nb"]), str(entry["nn"]), str(entry["en"]))
    return Grade(str(entry["code"]), passed if isinstance(passed, bool) else None, labels)


def _unknown(key: str, code: str) -> Grade:
    raise KeyError(f"{key}: {code}")


@functools.cache
def _written(key: str) -> dict[str, Grade]:
    """Every way to write a grade, folded. Codes win over words, words over the second half of “5 fem”."""
    known: dict[str, Grade] = {}
    grades = scale(key).grades
    for grade in grades:
        known.setdefault(folded(grade.code), grade)
    for grade in grades:
        for label in grade.labels:
            known.setdefault(folded(label), grade)
    for grade in grades:
        for label in grade.labels:
            number, _space, word = folded(label).partition(" ")
            if number.isdigit() and word:
                known.setdefault(word, grade)
    return known


def of_higher_education(scale_key: str, course_kind: str) -> bool:
    """Whether universitets- og høyskoleloven is about a grade: by its scale, or the kind of its course."""
    return scale_key == HIGHER_SCALE or course_kind == HIGHER_KIND
