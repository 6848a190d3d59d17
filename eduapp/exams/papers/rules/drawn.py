"""Questions drawn from the bank by rules: as many as each rule asks for, or exactly what is short. Pure.

A question may fit several rules. Questions are given to the rules so that as many places as possible are
filled (paths that improve, after Kuhn): “too few” is only said where no choice at all would do.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Violation
from eduapp.exams.papers.rules.lots import Lots, seed_of
from eduapp.exams.questions.rules.question import KINDS


@dataclass(frozen=True)
class DrawingRule:
    """So many questions that are filed so, each for so many points. Empty means any."""

    count: int
    points: int = 1
    tag: str = ""
    category: str = ""
    level: str = ""
    language: str = ""
    kind: str = ""  # code: question_kinds
    heading: str = ""  # above the first of them

    @property
    def label(self) -> str:
        """What it draws, in words."""
        kind = code_list(KINDS)[self.kind].label if self.kind else ""
        filed = (
            (_("kind {name}"), kind),
            (_("tag {name}"), self.tag),
            (_("category {name}"), self.category),
            (_("level {name}"), self.level),
            (_("language {name}"), self.language),
        )
        told = ", ".join(words.format(name=name) for words, name in filed if name)
        return told or _("any question")


@dataclass(frozen=True)
class Short:
    """What a rule did not get: `there` fit it in all, of which it found `found`."""

    rule: int  # its place, from 1
    asked: int
    found: int
    there: int


class NotEnoughQuestions(Violation):
    """The bank does not have what a rule asks for."""

    message = N_(
        "Rule {rule} ({what}) asks for {asked} and finds {found}: {short} short. The bank has {there}, "
        "and {taken}. Write more questions, ask for fewer, or change a rule."
    )

    @classmethod
    def of(cls, short: Short, what: str) -> "NotEnoughQuestions":
        """With its numbers in words."""
        taken = short.there - short.found
        used = ngettext(
            "{count} of them stands on the paper already",
            "{count} of them stand on the paper already",
            taken,
        )
        return cls(
            rule=short.rule,
            what=what,
            asked=_questions(short.asked),
            found=short.found,
            short=short.asked - short.found,
            there=_questions(short.there),
            taken=used.format(count=taken),
        )


def draw(
    rules: Sequence[DrawingRule], pools: Sequence[Sequence[int]], seed: str, taken: Collection[int] = ()
) -> tuple[list[list[int]], list[Short]]:
    """What each rule draws from its pool, and what is short. Pools hold the numbers of questions, ascending.

    `taken` stand on the paper by hand and are not drawn. Of a pool only as many are tried as all rules ask
    for together: the others can never be needed.
    """
    away, asked = set(taken), sum(rule.count for rule in rules)
    tried = [
        Lots(seed_of(seed, f"rule {place}")).some([one for one in pool if one not in away], asked)
        for place, pool in enumerate(pools, 1)
    ]
    owners: dict[int, int] = {}  # question → slot
    slots = [place for place, rule in enumerate(rules) for _slot in range(rule.count)]
    for slot in range(len(slots)):
        _give(slot, slots, tried, owners, set())
    drawn = [
        [one for one in some if one in owners and slots[owners[one]] == place]
        for place, some in enumerate(tried)
    ]
    return drawn, list(_short(rules, pools, drawn))


def check_rules_alone(rules: Sequence[DrawingRule], most: int, most_points: int) -> Iterator[Violation]:
    """Whether each rule asks for something."""
    for place, rule in enumerate(rules, 1):
        if not (1 <= rule.count <= most and 1 <= rule.points <= most_points):
            yield RuleAsksForNothing(rule=place, most=most, points=most_points)
        if rule.kind and rule.kind not in code_list(KINDS):
            yield RuleKindUnknown(rule=place, kind=rule.kind)


class RuleAsksForNothing(Violation):
    """Whole numbers within bounds."""

    message = N_("Rule {rule}: ask for 1 to {most} questions with 1 to {points} points each.")


class RuleKindUnknown(Violation):
    """Not of the list."""

    message = N_("Rule {rule}: “{kind}” is not a kind of question. Choose one of the list.")


def _give(
    slot: int, slots: Sequence[int], tried: Sequence[Sequence[int]], owners: dict[int, int], seen: set[int]
) -> bool:
    """Find a question for a place, moving others to what else fits them if need be."""
    mine = tried[slots[slot]]
    free = next((one for one in mine if one not in owners), None)
    if free is not None:
        owners[free] = slot
        return True
    for one in mine:
        if one in seen:
            continue
        seen.add(one)
        if _give(owners[one], slots, tried, owners, seen):
            owners[one] = slot
            return True
    return False


def _short(
    rules: Sequence[DrawingRule], pools: Sequence[Sequence[int]], drawn: Sequence[Sequence[int]]
) -> Iterator[Short]:
    for place, (rule, pool, some) in enumerate(zip(rules, pools, drawn, strict=True), 1):
        if len(some) < rule.count:
            yield Short(place, rule.count, len(some), len(pool))


def _questions(count: int) -> str:
    return ngettext("{count} question", "{count} questions", count).format(count=count)
