"""How papers and what stands on them read on a screen."""

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.exams.papers.drawing.paragraphs import words_in
from eduapp.exams.papers.queries import Composed, ComposedItem
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.paper import AIDS, PAPER_LANGUAGES, SKILLS
from eduapp.exams.questions.rules.question import KINDS
from eduapp.exams.questions.rules.showing import Shown

ChipLook = tuple[str, str, str]

KEEP_REASON = N_("Your role may look, but not change papers. Ask a teacher.")
FROZEN_REASON = N_("The paper is frozen. Copy it, and change the copy.")


def points_text(points: int) -> str:
    """So many points."""
    return ngettext("{count} point", "{count} points", points).format(count=points)


def questions_text(count: int) -> str:
    """So many questions."""
    return ngettext("{count} question", "{count} questions", count).format(count=count)


def versions_text(count: int) -> str:
    """So many versions."""
    return ngettext("{count} version", "{count} versions", count).format(count=count)


def minutes_text(minutes: int) -> str:
    """So many minutes."""
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def state_chip(*, frozen: bool) -> ChipLook:
    """Whether it may still change."""
    return ("present", "lock", _("frozen")) if frozen else ("none", "pen-line", _("draft"))


def paper_facts(paper: Composed) -> list[tuple[str, str]]:
    """What stands beside the questions: name and words."""
    facts = paper.facts
    asked = sum(one.asked.answered for one in paper.items)
    aids = [code_list(AIDS)[code].label for code in sorted(facts.aids)]
    skills = [code_list(SKILLS)[code].label for code in sorted(facts.skills)]
    return [
        (_("Questions"), f"{questions_text(asked)}, {points_text(paper.points)}"),
        (_("Time"), minutes_text(facts.minutes)),
        (_("Language"), capital(code_list(PAPER_LANGUAGES)[facts.language].label)),
        (_("Aids"), capital(", ".join(aids)) or facts.aids_note or _("none")),
        (_("Tests"), capital(", ".join(skills)) or _("not said")),
        (_("Versions"), ", ".join(one.letter for one in paper.versions)),
    ]


def item_note(one: ComposedItem) -> str:
    """What is to be known of a question on a paper, in one line."""
    told = [capital(code_list(KINDS)[one.row.shown.kind].label)]
    if one.item.heading:
        told.append(_("heading “{text}”").format(text=one.item.heading))
    if one.item.rule:
        told.append(_("drawn by rule {number}").format(number=one.item.rule))
    if one.item.keeps_order:
        told.append(_("choices keep their order"))
    if one.row.retired:
        told.append(_("retired meanwhile"))
    elif one.row.newest_id != one.row.version_id:
        told.append(_("there is a newer version"))
    return ", ".join(told)


def shown_text(shown: Shown) -> str:
    """What is asked, a line a choice; nothing of what is right."""
    lines = [words_in(shown.stem), ""]
    lines += [f"– {words_in(choice)}" for choice in (*shown.choices, *shown.lefts)]
    if shown.rights:
        lines.append(_("To choose from: {list}.").format(list=", ".join(shown.rights)))
    return "\n".join(lines).strip()


def rule_title(number: int, rule: DrawingRule) -> str:
    """What a rule draws."""
    words = _("Rule {number}: {count} of {what}, {points} each")
    return words.format(number=number, count=rule.count, what=rule.label, points=points_text(rule.points))
