"""Whether a template and the facts of a paper say together what only others may: “{course}brev” of “Fag”.

A template is judged by itself when it is read, and with its sample when it is kept. What the facts of a paper
make of a school's own is known only when that paper is set.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import Value
from eduapp.certificates.drawing.official import says_official
from eduapp.certificates.drawing.setting import Setting
from eduapp.certificates.drawing.template import Fixed, Flowing, Template
from eduapp.core.violations import Violation

Judge = Callable[[str], faults.LooksOfficial | None]

_PATTERNS = (
    "heading",
    "pattern",
    "labels",
    "texts",
    "note",
    "own",
)  # of an element: words with fields in them
_NOTHING = "."  # what stands on both sides of it is not read as one


def against_together(
    facts: CertificateFacts, template: Template, said: Mapping[str, Value], judge: Judge
) -> Iterator[Violation]:
    """Texts of the page, one by one and in a row, that a judge refuses; the sentence names the last part.

    A fact that names such a paper by itself (a course that prepares for one) is judged where facts are.
    """
    setting = Setting(facts, {name: _without_names(value) for name, value in said.items()}, 1)
    run: list[str] = []
    every: tuple[Fixed | Flowing, ...] = (*template.fixed, *template.flowing)
    for placed in every:
        for text in filter(None, map(setting.fill, _patterns_of(placed.element))):
            run.append(text)
            if judge(text) or judge(" ".join(run)):
                yield faults.OfficialWords(where=placed.where, **_least(run, judge).facts)
                run = []


def _patterns_of(element: object) -> Iterator[str]:
    for name in _PATTERNS:
        value = getattr(element, name, ())
        yield from (value,) if isinstance(value, str) else value


def _without_names(value: Value) -> Value:
    if isinstance(value, str):
        return _NOTHING if says_official(value) else value
    return tuple(_NOTHING if says_official(one) else one for one in value)


def _least(run: Sequence[str], judge: Judge) -> faults.LooksOfficial:
    """Why texts in a row may not stand, by the last few of them that are enough."""
    tails = (judge(" ".join(run[start:])) for start in reversed(range(len(run))))
    return next(one for one in tails if one is not None)
