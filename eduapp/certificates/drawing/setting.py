"""Setting text: what elements are read from and set with, and how words become lines of a width and size."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from eduapp.certificates.drawing import checks, faults, fields, text
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fonts import EM
from eduapp.certificates.drawing.marks import Block, Letters, Mark
from eduapp.certificates.drawing.spec import Spec
from eduapp.certificates.drawing.styles import Align, Style

_FIELD = re.compile(r"\{(\w*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_BASELINE = 0.8  # of the type size: from the top of the letters to the line they stand on
_STEP = 0.5  # points between the sizes tried when a text must fit
_BEFORE_WRAPPING = 0.75  # of the size: a text on one line is made so small before it may take two
_WRAPPED = 0.9  # of the size: what a text begins with that takes more lines than one


@dataclass(frozen=True)
class Setting:
    """What an element is set with: the paper's words and facts, its width, and the scale of the page."""

    facts: CertificateFacts
    values: Mapping[str, fields.Value]
    width: float
    scale: float = 1

    def fill(self, pattern: str) -> str:
        """The pattern with its fields filled in; empty if any of them is empty.

        A part in square brackets is left out alone when its field is empty: `{course}[ ({course_code})]`.
        """
        kept = _OPTIONAL.sub(lambda found: self._filled(found[1]), pattern)
        return self._filled(kept)

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a list."""
        value = self.values[name]
        return (value,) if isinstance(value, str) else value

    def _filled(self, pattern: str) -> str:
        values = {name: " · ".join(self.lines(name)) for name in _FIELD.findall(pattern)}
        return _FIELD.sub(lambda found: values[found[1]], pattern) if all(values.values()) else ""


@dataclass
class Reader:
    """A table of a template, with the styles and colours that the template names."""

    spec: Spec
    styles: Mapping[str, Style]
    colours: Mapping[str, str]

    def style(self, key: str = "style") -> Style:
        """One of the template's styles."""
        return self.styles[self.spec.choice(key, self.styles)]

    def colour(self, key: str = "colour") -> str:
        """One of the template's colours."""
        return self.colours[self.spec.choice(key, self.colours)]

    def pattern(self, key: str = "text") -> str:
        """Words with fields in them."""
        return self._checked(self.spec.text(key))

    def patterns(self, key: str) -> tuple[str, ...]:
        """Several of them."""
        return tuple(self._checked(pattern) for pattern in self.spec.texts(key))

    def items(self, key: str = "items") -> str:
        """A field that is a list."""
        return self.spec.choice(key, sorted(fields.LISTS))

    def _checked(self, pattern: str) -> str:
        literal = _FIELD.sub("", pattern)
        if checks.looks_official(literal):
            self.spec.faults.append(faults.OfficialWords(where=self.spec.where, text=literal))
        for name in _FIELD.findall(pattern):
            if name not in fields.NAMES:
                known = ", ".join(sorted(fields.NAMES))
                self.spec.faults.append(faults.UnknownField(where=self.spec.where, field=name, known=known))
                return ""
        return pattern


def line_block(words: str, style: Style, size: float, width: float) -> Block:
    """One line of text at a size, aligned in its width."""
    return stacked([text.typeset(words, style.chain)], style, size, width)


def flowed(words: str, style: Style, setting: Setting) -> Block:
    """Words wrapped at the width, at the size the style has on this page."""
    size = style.at(setting.scale)
    words = style.cased(words)
    lines = text.wrapped(words, style.chain, setting.width * EM / size, balanced=style.align == "center")
    block = stacked(lines, style, size, setting.width)
    if any(style.width(line, size) > setting.width + 1 for line in lines):
        block.problems.append(faults.TooLong(text=words))
    return block


class Fit(NamedTuple):
    """Words as lines at the largest size that fits, or at the smallest that did not."""

    words: str
    lines: list[text.Line]
    size: float
    fits: bool

    def at(self, size: float, style: Style, width: float) -> "Fit":
        """The same words at a smaller size, to match others."""
        lines = text.wrapped(self.words, style.chain, width * EM / size, balanced=True, whole=True)
        return self._replace(lines=lines, size=size)

    def block(self, style: Style, width: float) -> Block:
        """The lines under each other."""
        block = stacked(self.lines, style, self.size, width)
        if not self.fits:
            block.problems.append(faults.TooLong(text=self.words))
        return block


def fitted(words: str, style: Style, width: float, largest: float, most: int) -> Fit:
    """Words in the largest size that fits: on one line first, then on as many balanced lines as allowed."""
    words = style.cased(words)
    line = text.typeset(words, style.chain)
    single = min(largest, largest * width / max(style.width(line, largest), 0.1))
    if single >= (largest * _BEFORE_WRAPPING if most > 1 else style.smallest):
        return Fit(words, [line], single, fits=True)
    size = max(largest * _WRAPPED if most > 1 else 0, style.smallest)
    while True:
        lines = text.wrapped(words, style.chain, width * EM / size, balanced=True, whole=True)
        fits = len(lines) <= most and all(style.width(one, size) <= width for one in lines)
        if fits or size <= style.smallest:
            return Fit(words, lines, size, fits)
        size = max(size - _STEP, style.smallest)


def stacked(lines: list[text.Line], style: Style, size: float, width: float) -> Block:
    """Lines under each other, aligned in their width."""
    marks: list[Mark] = []
    height = style.leading * size
    for place, line in enumerate(lines):
        left = _indent(style.align, width - style.width(line, size))
        baseline = place * height + (style.leading - 1) * size / 2 + _BASELINE * size
        marks.append(Letters(left, baseline, line, size, style.colour, style.tracking))
    return Block(height * len(lines), marks)


def _indent(align: Align, room: float) -> float:
    return {"left": 0, "center": room / 2, "right": room}[align]
