"""What a paper is, and what stands against it while it is composed. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, N_
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.exams.papers.rules.drawn import DrawingRule, check_rules_alone
from eduapp.exams.papers.rules.law import check_written_minutes

AIDS, SKILLS, PAPER_LANGUAGES = "exam_aids", "exam_skills", "exam_languages"
LETTERS = "ABCDEFGH"
LONGEST_TITLE, LONGEST_HEADING, LONGEST_NOTE, LONGEST_INSTRUCTIONS = 120, 120, 300, 2000
MOST_ITEMS, MOST_POINTS, MOST_MINUTES = 200, 100, 24 * 60


@dataclass(frozen=True)
class PaperFacts:
    """What stands on a paper beside its questions. `minutes` is the planned working time for everybody."""

    title: str
    language: str = "nb"  # code: exam_languages
    minutes: int = 60
    course_id: UUID | None = None
    instructions: str = ""
    aids: frozenset[str] = frozenset()  # codes: exam_aids
    aids_note: str = ""
    skills: frozenset[str] = frozenset()  # codes: exam_skills, what the paper tests


@dataclass(frozen=True)
class Item:
    """One question on a paper: which version of it, for how many points.

    `keeps_order`: its choices stand as the bank has them, as “all of these” asks for. `rule`: the place of
    the rule that drew it, 0 if somebody chose it.
    """

    version_id: UUID
    points: int = 1
    heading: str = ""  # above it
    keeps_order: bool = False
    rule: int = 0


@dataclass(frozen=True)
class Asked:
    """What a rule needs to know of the question that an item shows."""

    question_id: UUID
    label: str
    retired: bool
    answered: bool  # False: only text, nothing to answer


class TitleMissing(Violation):
    """A paper nobody could name."""

    message = N_("Write a title for the paper.")
    about = ("title",)


class TextTooLong(Violation):
    """More than the page shows."""

    message = N_("“{text}” has {length} characters. Write {most} or fewer.")


class HiddenCharacters(Violation):
    """Characters that no paper can show."""

    message = N_("The text holds characters that cannot be seen ({codes}). Type it again.")


class MinutesImpossible(Violation):
    """No time, or more than a day."""

    message = N_("Enter how many minutes the exam lasts.")
    about = ("minutes",)


class NotInTheList(Violation):
    """A code of another program."""

    message = N_("“{text}” is not in the list. Choose from the list.")


class TooManyQuestions(Violation):
    """More than one paper holds."""

    message = N_("The paper has {count} questions. It can hold {most}.")


class QuestionTwice(Violation):
    """The same question twice, perhaps in two versions."""

    message = N_("“{label}” stands on the paper twice. Keep it once.")


class QuestionUnknown(Violation):
    """A version that the bank does not have."""

    message = N_("A question of the paper is not in the bank. Choose it anew.")


class PointsImpossible(Violation):
    """Whole points, and none for a text."""

    message = N_("“{label}”: give it 1 to {most} whole points.")


class PointsForText(Violation):
    """Nothing to earn."""

    message = N_("“{label}” is only text, so it has no points. Enter 0.")


class VersionsImpossible(Violation):
    """Letters end."""

    message = N_("A paper has 1 to {most} versions.")


class NothingAsked(Violation):
    """Complete is only a paper with something to answer."""

    message = N_("There is nothing to answer on the paper. Choose questions, or draw them by a rule.")


class QuestionRetired(Violation):
    """Out of use since it was chosen."""

    message = N_("“{label}” is retired. Take it off the paper, or draw again.")


class RuleNotDrawn(Violation):
    """A rule whose questions are not on the paper."""

    message = N_(
        "Rule {rule} asks for {asked}, and {drawn} stand on the paper. Draw again, or change the rule."
    )


class VersionsAlike(Violation):
    """Two neighbours would have the same paper."""

    message = N_(
        "Versions {first} and {second} are the same: there is too little to shuffle. Ask for fewer versions."
    )


def check_paper(facts: PaperFacts, day: date) -> Iterator[Violation]:
    """Everything against what stands on a paper beside its questions."""
    if not facts.title:
        yield TitleMissing()
    yield from _check_text(facts.title, LONGEST_TITLE, "title")
    yield from _check_text(facts.aids_note, LONGEST_NOTE, "aids_note")
    yield from _check_text(facts.instructions, LONGEST_INSTRUCTIONS, "instructions")
    if not 1 <= facts.minutes <= MOST_MINUTES:
        yield MinutesImpossible()
    else:
        yield from check_written_minutes(facts.minutes, day)
    lists = ((PAPER_LANGUAGES, {facts.language}, "language"), (AIDS, facts.aids, "aids"))
    for name, codes, field in (*lists, (SKILLS, facts.skills, "skills")):
        for code in sorted(codes):
            if code not in code_list(name):
                yield _about(NotInTheList(text=code), field)


def check_items(
    items: Sequence[Item], rules: Sequence[DrawingRule], versions: int, asked: Mapping[UUID, Asked]
) -> Iterator[Violation]:
    """Everything against the questions of a paper that is being composed; it need not be complete."""
    if len(items) > MOST_ITEMS:
        yield TooManyQuestions(count=len(items), most=MOST_ITEMS)
    if not 1 <= versions <= len(LETTERS):
        yield VersionsImpossible(most=len(LETTERS))
    yield from check_rules_alone(rules, MOST_ITEMS, MOST_POINTS)
    for text in (*(item.heading for item in items), *(rule.heading for rule in rules)):
        yield from _check_text(text, LONGEST_HEADING, "heading")
    if any(item.version_id not in asked or not 0 <= item.rule <= len(rules) for item in items):
        yield QuestionUnknown()
        return
    times = Counter(asked[item.version_id].question_id for item in items)
    for label in {one.label: one for one in asked.values() if times[one.question_id] > 1}:
        yield QuestionTwice(label=label)
    for item in items:
        one = asked[item.version_id]
        if not one.answered and item.points:
            yield PointsForText(label=one.label)
        if one.answered and not 1 <= item.points <= MOST_POINTS:
            yield PointsImpossible(label=one.label, most=MOST_POINTS)


def check_complete(
    items: Sequence[Item], rules: Sequence[DrawingRule], asked: Mapping[UUID, Asked]
) -> Iterator[Violation]:
    """What is missing before a paper can be frozen."""
    if not any(asked[item.version_id].answered for item in items):
        yield NothingAsked()
    for item in items:
        if asked[item.version_id].retired:
            yield QuestionRetired(label=asked[item.version_id].label)
    drawn = Counter(item.rule for item in items)
    for place, rule in enumerate(rules, 1):
        if drawn[place] != rule.count:
            yield RuleNotDrawn(rule=place, asked=rule.count, drawn=drawn[place])


def spoken_in(language: str) -> str:
    """The language that the printed words around the questions are in: the paper's, or Bokmål."""
    return language if language in LANGUAGES else LANGUAGES[0]


def _check_text(text: str, most: int, field: str) -> Iterator[Violation]:
    if len(text) > most:
        yield _about(TextTooLong(text=text[:20] + "…", length=len(text), most=most), field)
    if codes := hidden_characters(text.replace("\n", " ")):
        yield _about(HiddenCharacters(codes=", ".join(sorted(set(codes)))), field)


def _about(violation: Violation, field: str) -> Violation:
    violation.about = (field,)
    return violation
