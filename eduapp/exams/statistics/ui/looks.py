"""How questions and their figures look: chips, marks and sentences. Nothing here counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text, ngettext, number_text
from eduapp.exams.statistics.rules import words
from eduapp.exams.statistics.rules.judging import ALIKE, BACKWARDS, FINE, KEY, UNSURE, WEAK
from eduapp.exams.statistics.rules.limits import key_rule_text, shown_from_text
from eduapp.exams.statistics.rules.scopes import ALL, SITTING, title_text
from eduapp.gui.facts import Fact

if TYPE_CHECKING:
    from eduapp.exams.statistics.queries import QuestionRow, Worked

# The colour and the icon of what is noticed; beside them always stand its words.
LOOKS = {
    KEY: ("absent", "flag"),
    BACKWARDS: ("absent", "undo-2"),
    WEAK: ("late", "triangle-alert"),
    ALIKE: ("none", "minus"),
    UNSURE: ("none", "circle-dashed"),
    FINE: ("present", "check"),
    "": ("none", "hourglass"),
}


def chip_of(row: QuestionRow) -> tuple[str, str, str]:
    """What is noticed about a question: token, icon, word."""
    token, icon = LOOKS[row.verdict]
    return token, icon, words.verdict_text(row.verdict)


def name_of(row: QuestionRow) -> str:
    """A question by its number."""
    return _("Question no. {number}").format(number=row.number)


def sentence(row: QuestionRow) -> str:
    """All of a question in one sentence."""
    said = words.item_text(row.item, row.verdict)
    return _("{question}, {label}: {figures}").format(question=name_of(row), label=row.label, figures=said)


def version_text(row: QuestionRow) -> str:
    """Which version asked so, if there was one before."""
    return _("version {number}").format(number=row.version) if row.version > 1 else ""


def figures(row: QuestionRow) -> list[Fact]:
    """The figures of one question, each with its interval."""
    item = row.item
    return [
        Fact(_("Answered"), _("{answered} of {n}").format(answered=item.answered, n=item.n)),
        Fact(_("Right"), str(item.right)),
        Fact(_("Points"), number_text(item.most, 2)),
        Fact(_("Facility"), words.percent_text(item.facility, 100)),
        Fact(_("Discrimination index"), words.percent_text(item.index)),
        Fact(_("Discriminative efficiency"), words.percent_text(item.efficiency)),
        Fact(_("Standard deviation"), words.points_text(item.deviation)),
        Fact(_("Effective weight"), words.percent_text(item.weight)),
    ]


def chosen_text(row: QuestionRow) -> str:
    """What the strongest answered; "" where that is not known, or not for everybody to know."""
    chosen = row.chosen
    if chosen is None:
        return ""
    said = _("Of the {count} strongest {right} gave the right answer.").format(
        count=chosen.strongest, right=chosen.right
    )
    if not row.other:
        return said
    others = ngettext("{count} gave “{answer}” instead.", "{count} gave “{answer}” instead.", chosen.others)
    return f"{said} {others.format(count=chosen.others, answer=row.other)}"


def whole(found: Worked) -> list[Fact]:
    """The figures of all questions together, or how many attempts there are."""
    if found.whole is None:
        return [
            Fact(_("Attempts"), str(found.attempts)),
            Fact(_("Number of questions"), str(len(found.rows))),
            Fact(_("Exams"), str(found.sittings)),
        ]
    return [Fact(title, value) for title, value in words.whole_rows(found.whole)]


def notes(found: Worked) -> list[str]:
    """What has to be known to read them: rules, and what was left out."""
    said = list(words.readings(found.whole, found.limits)) if found.whole is not None else []
    if found.left_out:
        left = ngettext(
            "{count} who sat is not marked to the end, and not counted.",
            "{count} who sat are not marked to the end, and not counted.",
            found.left_out,
        )
        said.append(left.format(count=found.left_out))
    if found.again:
        again = ngettext(
            "{count} sat again: of questions they met before the first time counts.",
            "{count} sat again: of questions they met before the first time counts.",
            found.again,
        )
        said.append(again.format(count=found.again))
    if found.papers > 1:
        said.append(
            _("{count} papers: each mark is compared with those of the same paper.").format(
                count=found.papers
            )
        )
    return [*said, shown_from_text(found.limits), key_rule_text(found.limits)]


def heading(found: Worked) -> str:
    """What the figures are about, below the title of the page."""
    if found.about == SITTING and found.day is not None:
        return f"{found.title}, {date_text(found.day)}"
    if found.about == ALL:
        count = ngettext("{count} exam", "{count} exams", found.sittings)
        return count.format(count=found.sittings)
    return title_text(found.about, found.title, found.day)
