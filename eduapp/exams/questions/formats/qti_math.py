"""Formulas of MathML as words with raised and lowered letters. What these cannot say is told by its name."""

from collections.abc import Callable

from eduapp.exams.questions.formats.xml_tree import Element

Pieces = list[str]
_PREFIX = "math:"
_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "semantics"})
_WORDS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_UNSAID = frozenset({"annotation", "annotation-xml"})


def unsaid_in(formula: Element) -> Element | None:
    """The first part of a formula that has no words here."""
    name = _name(formula)
    if name in _UNSAID:
        return None
    parts = _PARTS.get(name, len(formula.children))
    if name not in _SAID or len(formula.children) != parts:
        return formula
    return next(filter(None, map(unsaid_in, formula.children)), None)


def said(formula: Element) -> Pieces:
    """The pieces of a formula: words, and the tags `<sup>`, `</sup>`, `<sub>` and `</sub>`."""
    return _SAID.get(_name(formula), _nothing)(formula)


def _nothing(_formula: Element) -> Pieces:
    return []


def _words(formula: Element) -> Pieces:
    return [formula.words.strip()]


def _blank(_formula: Element) -> Pieces:
    return [" "]


def _row(formula: Element) -> Pieces:
    return [piece for part in formula.children for piece in said(part)]


def _in_brackets(formula: Element) -> Pieces:
    return ["(", *_row(formula), ")"]


def _raised(formula: Element) -> Pieces:
    base, power = formula.children
    return [*said(base), "<sup>", *said(power), "</sup>"]


def _lowered(formula: Element) -> Pieces:
    base, index = formula.children
    return [*said(base), "<sub>", *said(index), "</sub>"]


def _both(formula: Element) -> Pieces:
    base, index, power = formula.children
    return [*said(base), "<sub>", *said(index), "</sub>", "<sup>", *said(power), "</sup>"]


def _fraction(formula: Element) -> Pieces:
    above, below = formula.children
    return [*_grouped(above), "/", *_grouped(below)]


def _square_root(formula: Element) -> Pieces:
    one = len(formula.children) == 1
    return ["√", *(_grouped(formula.children[0]) if one else _in_brackets(formula))]


def _root(formula: Element) -> Pieces:
    base, index = formula.children
    return ["<sup>", *said(index), "</sup>", "√", *_grouped(base)]


def _grouped(part: Element) -> Pieces:
    """In brackets, unless it is one letter or number."""
    return said(part) if _name(part) in _WORDS else ["(", *said(part), ")"]


def _name(element: Element) -> str:
    return element.name.removeprefix(_PREFIX)


_PARTS = {"msup": 2, "msub": 2, "msubsup": 3, "mfrac": 2, "mroot": 2}
_SAID: dict[str, Callable[[Element], Pieces]] = {
    **dict.fromkeys(_ROWS, _row),
    **dict.fromkeys(_WORDS, _words),
    "mfenced": _in_brackets,
    "mfrac": _fraction,
    "mroot": _root,
    "mspace": _blank,
    "msqrt": _square_root,
    "msub": _lowered,
    "msubsup": _both,
    "msup": _raised,
}
