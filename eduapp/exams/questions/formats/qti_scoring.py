"""Marking by a number with tolerance, or by the sum of several gaps: the two shapes that our own items have.

QTI's templates have no word for either, so they are written out, for any program to run. They are read again
only where the item says that it is ours; every other marking of its own is refused.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.numbers import in_full, number_of
from eduapp.exams.questions.formats.qti_faults import CustomProcessing
from eduapp.exams.questions.formats.qti_names import Markup
from eduapp.exams.questions.formats.xml_tree import Element

SCORE, FEEDBACK, RESPONSE = "SCORE", "FEEDBACK", "RESPONSE"
HUNDRED = Decimal(100)
_BRANCHES = ("responseIf", "responseElseIf")


@dataclass(frozen=True)
class Branch:
    """What one number earns, or (without one) every other; `name` is the answer's."""

    name: str
    percent: Decimal
    number: Decimal | None
    tolerance: Decimal = Decimal(0)


def by_number(markup: Markup, branches: Sequence[Branch]) -> str:
    """Each number in turn, then every other."""
    tag, parts = markup.tag, list[str]()
    numbers = [branch for branch in branches if branch.number is not None]
    for at, branch in enumerate(numbers):
        test = tag(
            "equal",
            tag("variable", identifier=RESPONSE),
            tag("baseValue", in_full(branch.number or Decimal(0)), baseType="float"),
            toleranceMode="absolute",
            tolerance=" ".join([in_full(branch.tolerance)] * 2),
        )
        parts.append(tag(_BRANCHES[at > 0], test, _outcomes(markup, branch)))
    parts += [tag("responseElse", _outcomes(markup, branch)) for branch in branches if branch.number is None]
    return tag("responseProcessing", tag("responseCondition", *parts))


def by_sum(markup: Markup, responses: Iterable[str]) -> str:
    """What all gaps earn together."""
    parts = [markup.tag("mapResponse", identifier=name) for name in responses]
    told = markup.tag("setOutcomeValue", markup.tag("sum", *parts), identifier=SCORE)
    return markup.tag("responseProcessing", told)


def _outcomes(markup: Markup, branch: Branch) -> str:
    score = markup.tag("baseValue", in_full(branch.percent / HUNDRED), baseType="float")
    name = markup.tag("baseValue", branch.name, baseType="identifier")
    return markup.tag("setOutcomeValue", score, identifier=SCORE) + markup.tag(
        "setOutcomeValue", name, identifier=FEEDBACK
    )


def branches_of(processing: Element) -> Iterator[Branch]:
    """The numbers that such marking names. Raises Stopped for any other shape."""
    (condition,) = _these(processing, "responseCondition")
    for at, part in enumerate(condition.children):
        if part.name == "responseElse":
            yield _branch(part, part.children, None, Decimal(0))
            continue
        if part.name != _BRANCHES[at > 0] or not part.children:
            raise Stopped(part.line, CustomProcessing())
        test, *told = part.children
        _variable, value = _these(test, "variable", "baseValue")
        tolerance = test.attributes.get("tolerance", "").split(" ")[0]
        if test.name != "equal":
            raise Stopped(test.line, CustomProcessing())
        yield _branch(part, told, _number(test, value.words), _number(test, tolerance))


def sum_of(processing: Element) -> list[str]:
    """The gaps whose points such marking adds up. Raises Stopped for any other shape."""
    (outcome,) = _these(processing, "setOutcomeValue")
    (total,) = _these(outcome, "sum")
    return [part.attributes.get("identifier", "") for part in total.all("mapResponse")]


def _branch(part: Element, told: list[Element], number: Decimal | None, tolerance: Decimal) -> Branch:
    if [each.name for each in told] != ["setOutcomeValue", "setOutcomeValue"]:
        raise Stopped(part.line, CustomProcessing())
    (score,), (name,) = (_these(each, "baseValue") for each in told)
    percent = _number(part, score.words) * HUNDRED
    return Branch(name.words.strip(), percent, number, tolerance)


def _these(element: Element, *names: str) -> list[Element]:
    if [child.name for child in element.children] != list(names):
        raise Stopped(element.line, CustomProcessing())
    return element.children


def _number(element: Element, words: str) -> Decimal:
    number = number_of(words)
    if number is None:
        raise Stopped(element.line, CustomProcessing())
    return number
