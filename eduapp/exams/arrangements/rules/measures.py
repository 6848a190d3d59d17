"""Measures of a closed list, and which skills each takes out of what an exam tests. Pure.

The list, its numbers and the dated table of skills stand in resources/codes/arrangement_measures.toml.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.core.violations import Violation

MEASURES, SKILLS, LIMITS = "arrangement_measures", "exam_skills", "arrangement_limits"
MINUTES, PERCENT = "minutes", "percent"
ADDED, SHARE, REST = "added", "share", "rest"  # how a measure changes the time


@dataclass(frozen=True, order=True)
class Measure:
    """One measure: its code, with as many minutes or percent, or the detail (a code too) that it needs.

    `percent` of time is what comes on top: 25 makes 300 minutes 375. Of print it is the size: 150 is half
    as large again.
    """

    kind: str  # code: arrangement_measures
    minutes: int = 0
    percent: int = 0
    detail: str = ""  # code of the list that the measure names

    @property
    def code(self) -> Code:
        """What the list says of it."""
        return code_list(MEASURES)[self.kind]

    @property
    def label(self) -> str:
        """What it is, with its number or language: `own room`, `more time: 25 %`."""
        told = ""
        if self.minutes:
            told = _("{count} min").format(count=self.minutes)
        elif self.percent:
            told = _("{count} %").format(count=self.percent)
        elif self.detail:
            told = code_list(self.code.said("detail"))[self.detail].label
        return f"{self.code.said('short') or self.code.label}: {told}" if told else self.code.label


class NothingGranted(Violation):
    """A decision that grants nothing."""

    message = N_("Choose at least one measure that the decision grants.")


class MeasureUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{kind}” is not a measure of the list. Choose from the list.")


class GrantedTwice(Violation):
    """Two numbers for one thing."""

    message = N_("“{measure}” stands there twice. Keep the one that the decision says.")


class AmountImpossible(Violation):
    """No number, or one that is a slip."""

    message = N_("{measure}: write from {least} to {most}, as the decision says.")


class DetailUnknown(Violation):
    """Which language, from the list."""

    message = N_("{measure}: choose the language from the list.")


class RemovesSkill(Violation):
    """L14: never for the very skill tested. A leader may set it aside, and the trail keeps the reason."""

    message = N_(
        "“{measure}” takes away what the exam tests: {skill} ({paragraph}). Agree on another measure with "
        "whoever decided, or go on with a reason."
    )
    named = N_(
        "{name}: “{measure}” takes away what the exam tests: {skill} ({paragraph}). Agree on another measure "
        "with whoever decided, or go on with a reason."
    )
    overridable = True

    def sentence(self) -> str:
        """With the name where several people are spoken of."""
        words = self.named if self.facts["name"] else self.message
        return _(words).format(**self.facts)


def check_measures(measures: Iterable[Measure]) -> Iterator[Violation]:
    """Everything against what a decision grants."""
    seen: set[tuple[str, str]] = set()
    granted = tuple(measures)
    if not granted:
        yield NothingGranted()
    for one in granted:
        if one.kind not in code_list(MEASURES):
            yield MeasureUnknown(kind=one.kind)
            continue
        if (one.kind, one.detail) in seen:
            yield _about(GrantedTwice(measure=capital(one.code.label)), one)
        seen.add((one.kind, one.detail))
        yield from _amount(one)
        if not _detail_fits(one):
            yield _about(DetailUnknown(measure=capital(one.code.label)), one)


def removed_skills(
    measures: Iterable[Measure], skills: frozenset[str], on: date | None = None, *, name: str = ""
) -> list[Violation]:
    """A warning for each measure and skill it takes out of what is tested (§§ 9-34, 15-23), in their order.

    By the table in force `on` a day, or the newest. `name` is whose exam it is, where several are judged at
    once. Hand them to `enforce` with the command's override: the trail then keeps why it was set aside.
    """
    found: list[Violation] = []
    for one in measures:
        for skill, paragraph in taken_away(one.kind, on):
            if skill in skills:
                told = code_list(SKILLS)[skill].label
                about = {"measure": capital(one.code.label), "skill": told, "paragraph": paragraph}
                found.append(RemovesSkill(name=name, **about))
    return found


def taken_away(kind: str, on: date | None = None) -> list[tuple[str, str]]:
    """Skills a measure takes out of what is tested, each with its paragraph, on a day or by the newest."""
    row = code_list(MEASURES)[kind].on(on or date.max, "removes")
    skills = row.get("skills")
    return [(str(skill), str(row["basis"])) for skill in skills] if isinstance(skills, list) else []


def limit(key: str, unit: str, on: date) -> int:
    """A number of arrangement_limits in force on a day; 0 where there is none."""
    value = code_list(LIMITS)[key].on(on).get(unit)
    return value if isinstance(value, int) else 0


def source_of(key: str) -> tuple[str, str]:
    """A limit in words, and where it comes from."""
    code = code_list(LIMITS)[key]
    return code.label, code.said("basis")


def place_in_list(kind: str) -> int:
    """Where a measure stands in the list; one the list does not know comes last."""
    known = code_list(MEASURES).keys()
    return known.index(kind) if kind in known else len(known)


def bounds(code: Code) -> tuple[int, int]:
    """The least and the most a measure may say; a guard against slips."""
    least, most = code.flags["least"], code.flags["most"]
    return (least, most) if isinstance(least, int) and isinstance(most, int) else (0, 0)


def _amount(one: Measure) -> Iterator[Violation]:
    unit = one.code.said("amount")
    least, most = bounds(one.code) if unit else (0, 0)
    said, other = (one.percent, one.minutes) if unit == PERCENT else (one.minutes, one.percent)
    if not least <= said <= most or other:
        yield _about(AmountImpossible(measure=capital(one.code.label), least=least, most=most), one)


def _detail_fits(one: Measure) -> bool:
    known = one.code.said("detail")
    return one.detail in code_list(known) if known else not one.detail


def _about(violation: Violation, one: Measure) -> Violation:
    violation.about = (one.kind,)  # the form has a field of that name
    return violation
