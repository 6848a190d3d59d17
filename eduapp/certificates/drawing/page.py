"""Puts a paper together: sets every element, fits the column into its page, and draws it as PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.certificates.drawing import appendix, checks, faults, wording
from eduapp.certificates.drawing.column import ROOMY, SCALES, set_column
from eduapp.certificates.drawing.elements import Frame
from eduapp.certificates.drawing.emblem import Background, emblem_of
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import Value, values
from eduapp.certificates.drawing.official import looks_official
from eduapp.certificates.drawing.phrases import NO_WORDS, needs_own_words, spoken
from eduapp.certificates.drawing.places import settled
from eduapp.certificates.drawing.setting import Setting
from eduapp.certificates.drawing.template import Area, Template
from eduapp.certificates.drawing.together import against_together
from eduapp.core.violations import Violation
from eduapp.drawing import document
from eduapp.drawing.marks import Block, Mark, letters_in

_FOOT = 20.0  # points from the appendix' rows to the foot of its page
_FEW = 3  # entries of a list: as short as the line that would stand instead


@dataclass(frozen=True)
class Layout:
    """A paper set but not yet drawn, and everything that stands against drawing it."""

    title: str = ""
    marks: tuple[Mark, ...] = ()  # of the first page
    problems: tuple[Violation, ...] = ()
    appendix: tuple[tuple[Mark, ...], ...] = ()


def lay_out(facts: CertificateFacts, template: Template) -> Layout:
    """Set the whole paper. Facts that cannot be printed at all are reported and not set."""
    wrong = [*checks.missing_facts(facts), *checks.hidden_letters(facts)]
    if facts.kind not in template.kinds:
        wrong.insert(0, faults.WrongTemplate(template=template.name))
    words = template.words.get(facts.language, NO_WORDS)
    if words is NO_WORDS and needs_own_words(facts.language):
        wrong.append(faults.NoWords(file=f"words.{facts.language}.toml"))
    told = values(facts, words) | {"logo": emblem_of(facts, template.logo)}
    wrong += checks.official_titles(facts, str(told["title"]))
    if template.is_own:
        wrong += against_together(facts, template, told, looks_official)
    if wrong:
        return Layout(problems=tuple(wrong))
    with spoken(facts.language, words):
        said, column, enclosed = _divided(facts, template, told)
        first = _first_page(facts, template, said, column)
        further = list(_framed(facts, template, said, enclosed))
    every = [first, *further]
    unknown = checks.unknown_letters(facts, (one for page in every for one in letters_in(page)))
    problems = (*unknown, *(problem for page in every for problem in page.problems))
    marks = [tuple(page.marks) for page in every]
    return Layout(str(said["title"]), marks[0], problems, tuple(marks[1:]))


def render(facts: CertificateFacts, template: Template, layout: Layout) -> bytes:
    """The paper as PDF."""
    about = document.About(
        layout.title,
        facts.issuer.name,
        facts.course or facts.field_of_work or layout.title,
        facts.issued_on,
        facts.language,
        facts.digest(),
        facts.across,
    )
    pages = [layout.marks, *layout.appendix]
    return document.written(pages, (template.width, template.height), about)


def _divided(
    facts: CertificateFacts, template: Template, said: dict[str, Value]
) -> tuple[dict[str, Value], Block, list[Block]]:
    """What stands on the first page, its column, and the pages of the appendix.

    Long lists go on the appendix, one after the other, until the first page can be read in comfort.
    """
    body = settled(facts, said, template).body
    moved, told, column = next(_fitting(facts, template, said, body))
    enclosed = appendix.pages(facts, told, template.appendix, moved) if template.appendix else []
    return told | {"sheet": wording.sheet(1, 1 + len(enclosed))}, column, enclosed


def _fitting(
    facts: CertificateFacts, template: Template, said: dict[str, Value], body: Area
) -> Iterator[tuple[tuple[str, ...], dict[str, Value], Block]]:
    """Divisions of a paper with a first page that is not crowded, and at last the one there is anyway."""
    attempts = _attempts(facts, template)
    for place, (moved, scales) in enumerate(attempts, start=1):
        told = said | {name: _instead(said[name], template) for name in moved}
        setting = Setting(facts, told, body.width, axis=template.axis)
        flowing = tuple(one for one in template.flowing if one.told.holds(told))
        column = set_column(setting, flowing, body.height, scales, template.sinking)
        crowded = any(isinstance(one, faults.TooMuchForOnePage) for one in column.problems)
        if not crowded or place == len(attempts):
            yield moved, told, column


def _instead(moved: Value, template: Template) -> Value:
    """What stands on the first page for a list on the appendix; a small page says it once, at its foot."""
    return () if template.encloses else wording.in_appendix(len(moved))


def _attempts(facts: CertificateFacts, template: Template) -> list[tuple[tuple[str, ...], tuple[float, ...]]]:
    """Which lists go on the appendix, and how small the first page may become then."""
    if template.encloses and template.appendix:
        every = tuple(name for name in reversed(wording.LISTS) if wording.LISTS[name](facts))
        return [(every, SCALES)]
    long = [name for name, lines in wording.LISTS.items() if len(lines(facts)) > _FEW]
    if not template.appendix:
        return [((), SCALES)]
    whole = ROOMY if facts.months else SCALES  # an appendix for lists alone only where nothing else helps
    some = [(tuple(long[:count]), ROOMY) for count in range(1, len(long))]
    short = [name for name, lines in wording.LISTS.items() if lines(facts) and name not in long]
    last = [((*long, *short[:count]), SCALES) for count in range(len(short) + 1)]  # short ones one by one
    return [((), whole), *some, *last]


def _first_page(facts: CertificateFacts, template: Template, said: dict[str, Value], column: Block) -> Block:
    page, places = Block(0), settled(facts, said, template)
    # A background covers nothing; all else in the order in which the page is read, from its head to its foot.
    for one in sorted(places.head, key=lambda one: not isinstance(one.fixed.element, Background)):
        page.beside(one.block, one.x, one.y)
    page.beside(column, places.body.left, places.body.top)
    for one in places.foot:
        page.beside(one.block, one.x, one.y)
    return page


def _framed(
    facts: CertificateFacts, template: Template, said: dict[str, Value], enclosed: list[Block]
) -> Iterator[Block]:
    """The pages of the appendix in the frames of the first page, each with its number at its foot."""
    look = template.appendix
    if look is None:
        return
    for number, block in enumerate(enclosed, start=2):
        page = Block(0)
        for fixed in template.fixed:
            if isinstance(fixed.element, Frame):
                frame = fixed.element.set(Setting(facts, said, fixed.width))
                page.beside(frame, fixed.x, fixed.y)
        page.beside(block, look.left, look.top)
        told = said | {"sheet": wording.sheet(number, 1 + len(enclosed))}
        page.beside(
            appendix.foot(Setting(facts, told, look.right - look.left), look), look.left, look.bottom + _FOOT
        )
        yield page
