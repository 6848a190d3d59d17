"""The forms for a paper: its words, one of its questions, one of its rules, and a copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.education.courses import queries as courses
from eduapp.exams.papers import service
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.law import written_law_text
from eduapp.exams.papers.rules.paper import (
    AIDS,
    LETTERS,
    LONGEST_HEADING,
    LONGEST_INSTRUCTIONS,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_ITEMS,
    MOST_MINUTES,
    MOST_POINTS,
    PAPER_LANGUAGES,
    SKILLS,
    PaperFacts,
)
from eduapp.exams.papers.ui.looks import rule_title
from eduapp.exams.questions import queries as bank
from eduapp.exams.questions.rules.question import DESCRIPTION, KINDS
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.routes import Route
from eduapp.gui.suggesting import SuggestingLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.education.courses.queries import CourseRow
    from eduapp.exams.papers.queries import Composed, ComposedItem
    from eduapp.gui.bench import Bench


def new_paper(bench: Bench, parent: QWidget) -> None:
    """Ask for a paper's words, then open its page."""
    change_facts(bench, parent, None)


def change_facts(bench: Bench, parent: QWidget, paper: Composed | None) -> None:
    """Ask for what stands on a paper beside its questions, and for how many versions there are."""

    def show(rows: list[CourseRow]) -> None:
        form = _facts_form(bench, rows, paper)
        title = _("New exam paper") if paper is None else _("Change {name}").format(name=paper.facts.title)
        verb = _("Make paper") if paper is None else _("Save changes")
        dialog = FormDialog(bench, title, form, verb, parent)

        def send() -> None:
            typed = form.values()
            versions = typed.pop("versions")
            facts = _facts(typed)
            if paper is None:
                command = service.SavePaper(facts=facts, versions=versions)
                dialog.send(service.save_paper, command, _opener(bench))
            else:
                dialog.send(service.save_paper, replace(as_it_is(paper), facts=facts, versions=versions))

        dialog.submitted.connect(send)
        dialog.open()

    bench.runner.query(courses.courses, owner=parent, done=show)


def change_item(bench: Bench, parent: QWidget, paper: Composed, place: int) -> None:
    """Ask for points and heading of a question on a paper; `place` from 0."""
    one = paper.items[place]
    form = _item_form(bench, one)
    dialog = FormDialog(bench, one.row.label, form, _("Save changes"), parent)

    def send() -> None:
        typed = form.values()
        typed["points"] = typed.get("points") or 0
        version_id = one.row.newest_id if typed.pop("newest", False) else one.item.version_id
        item = replace(one.item, version_id=version_id, **typed)
        items = [item if at == place else other.item for at, other in enumerate(paper.items)]
        dialog.send(service.save_paper, replace(as_it_is(paper), items=tuple(items)))

    dialog.submitted.connect(send)
    dialog.open()


def change_rule(bench: Bench, parent: QWidget, paper: Composed, number: int | None = None) -> None:
    """Ask for a new rule, or for what a rule (from 1) draws from now on; then it is drawn."""
    rule = DrawingRule(5) if number is None else paper.rules[number - 1]
    form = _rule_form(bench, rule)
    title = _("Draw questions by a rule") if number is None else rule_title(number, rule)
    note = _(
        "Questions are drawn at once, from all in use that are filed so. What is left empty may be anything."
    )
    dialog = FormDialog(bench, title, form, _("Draw"), parent, note=note)

    def send() -> None:
        fresh = DrawingRule(**form.values())
        rules = [*paper.rules, fresh]
        if number is not None:
            rules = [fresh if at == number else other for at, other in enumerate(paper.rules, 1)]
        dialog.send(service.save_paper, replace(as_it_is(paper), rules=tuple(rules), draw=True))

    dialog.submitted.connect(send)
    dialog.open()


def copy_paper(bench: Bench, parent: QWidget, paper: Composed) -> None:
    """Ask for the title of a copy, then open it."""
    form = Form(bench.theme)
    title = _("{title} (copy)").format(title=paper.facts.title)[:LONGEST_TITLE]
    form.text("title", _("Title"), required=True, longest=LONGEST_TITLE, value=title)
    note = _("It has the same questions, rules and words, can be changed, and is shuffled anew.")
    dialog = FormDialog(bench, _("Copy the paper"), form, _("Copy"), parent, note=note)

    def send() -> None:
        command = service.CopyPaper(paper_id=paper.id, **form.values())
        dialog.send(service.copy_paper, command, _opener(bench))

    dialog.submitted.connect(send)
    dialog.open()


def as_it_is(paper: Composed) -> service.SavePaper:
    """The command that would keep a paper as it is: to be changed in one thing."""
    return service.SavePaper(
        facts=paper.facts,
        items=tuple(one.item for one in paper.items),
        rules=paper.rules,
        versions=len(paper.versions),
        paper_id=paper.id,
        version=paper.version,
    )


def _opener(bench: Bench) -> Callable[[UUID], None]:
    return lambda paper_id: bench.navigation.go(Route("papers.paper", paper_id))


def _facts_form(bench: Bench, rows: list[CourseRow], paper: Composed | None) -> Form:
    facts = paper.facts if paper else PaperFacts("")
    form = Form(bench.theme, bench.today())
    form.text("title", _("Title"), required=True, longest=LONGEST_TITLE, value=facts.title)
    of_none: tuple[UUID | None, str] = (None, _("No course"))
    options = [of_none, *((row.id, f"{row.code} {row.name}") for row in rows)]
    form.choice("course_id", _("Course"), options, value=facts.course_id)
    languages = [(code.key, capital(code.label)) for code in code_list(PAPER_LANGUAGES)]
    help_ = _(
        "The words around the questions are in this language if it is one of the program's, else in Bokmål."
    )
    form.choice("language", _("Language"), languages, help_, required=True, value=facts.language)
    law = written_law_text(bench.today())
    form.number(
        "minutes",
        _("Minutes"),
        law,
        required=True,
        unit=_("min"),
        least=1,
        most=MOST_MINUTES,
        value=facts.minutes,
    )
    letters = [
        (count, LETTERS[0] if count == 1 else f"{LETTERS[0]}–{LETTERS[count - 1]}") for count in range(1, 9)
    ]
    help_ = _("The same questions in another order, so that neighbours do not have the same paper.")
    form.choice(
        "versions", _("Versions"), letters, help_, required=True, value=len(paper.versions) if paper else 1
    )
    form.lines("instructions", _("Instructions"), longest=LONGEST_INSTRUCTIONS, value=facts.instructions)
    form.heading(_("Aids that are allowed"))
    for code in code_list(AIDS):
        form.check(f"aid {code.key}", capital(code.label), value=code.key in facts.aids)
    form.text("aids_note", _("More about aids"), longest=LONGEST_NOTE, value=facts.aids_note)
    note = _("A measure that takes away what is tested is warned of (opplæringsforskrifta §§ 9-34, 15-23).")
    form.heading(_("What the paper tests"), note)
    for code in code_list(SKILLS):
        form.check(f"skill {code.key}", capital(code.label), value=code.key in facts.skills)
    form.keep()
    return form


def _facts(typed: dict[str, Any]) -> PaperFacts:
    def ticked(lead: str) -> frozenset[str]:
        names = [key for key in typed if key.startswith(f"{lead} ")]
        return frozenset(key.removeprefix(f"{lead} ") for key in names if typed.pop(key))

    aids, skills = ticked("aid"), ticked("skill")
    kept = {key: value for key, value in typed.items() if not key.startswith(("aid ", "skill "))}
    return PaperFacts(aids=aids, skills=skills, **kept)


def _item_form(bench: Bench, one: ComposedItem) -> Form:
    form = Form(bench.theme)
    if one.asked.answered:
        form.number(
            "points",
            _("Points"),
            required=True,
            unit=_("points"),
            least=1,
            most=MOST_POINTS,
            value=one.item.points,
        )
    help_ = _("A heading begins a part; questions are shuffled within their part.")
    form.text("heading", _("Heading above it"), help_, longest=LONGEST_HEADING, value=one.item.heading)
    if one.row.shown.choices or one.row.shown.rights:
        form.check(
            "keeps_order",
            _("Choices keep their order, as “all of these” asks for"),
            value=one.item.keeps_order,
        )
    if one.row.newest_id != one.row.version_id:
        form.check("newest", _("Take the newest version of the question"))
    form.keep()
    return form


def _rule_form(bench: Bench, rule: DrawingRule) -> Form:
    form = Form(bench.theme)
    form.number("count", _("How many questions?"), required=True, least=1, most=MOST_ITEMS, value=rule.count)
    form.number("points", _("Points for each"), required=True, least=1, most=MOST_POINTS, value=rule.points)
    lines = {name: SuggestingLine(bench.theme) for name in ("tag", "category", "level", "language")}
    form.add("tag", _("Tag"), lines["tag"], value=rule.tag)
    form.add("category", _("Category"), lines["category"], value=rule.category)
    form.add("level", _("Level"), lines["level"], value=rule.level)
    such = _("As the bank has it, such as nb.")
    form.add("language", _("Language of the questions"), lines["language"], such, value=rule.language)
    kinds = [(code.key, capital(code.label)) for code in code_list(KINDS) if code.key != DESCRIPTION]
    form.choice("kind", _("Kind"), [("", _("Any kind")), *kinds], value=rule.kind)
    form.text("heading", _("Heading above the first"), longest=LONGEST_HEADING, value=rule.heading)
    form.keep()

    def suggest(filed: bank.Filed) -> None:
        for name, words in (
            ("tag", filed.tags), ("category", filed.categories), ("level", filed.levels),
            ("language", filed.languages),
        ):  # fmt: skip
            lines[name].suggest(words)

    bench.runner.query(bank.filed, owner=form, done=suggest)
    return form
