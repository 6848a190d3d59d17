"""What elements of a template are read from and set with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from eduapp.certificates.drawing import faults, fields
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.official import says_official
from eduapp.certificates.drawing.spec import Spec
from eduapp.drawing import text
from eduapp.drawing.faults import TooLong
from eduapp.drawing.fonts import EM
from eduapp.drawing.marks import Block
from eduapp.drawing.setting import stacked
from eduapp.drawing.style import Align, Style

_FIELD = re.compile(r"\{(\w*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Setting:
    """What an element is set with: the paper's words and facts, its width, and the scale of the page.

    `axis`: where on the page what is shorter than a line stands, such as an ornament or a single signature.
    """

    facts: CertificateFacts
    values: Mapping[str, fields.Value]
    width: float
    scale: float = 1
    axis: Align = "center"

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

    def elsewhere(self, name: str) -> str:
        """Where a list went, in a few words; empty while it stands here."""
        value = self.values[name]
        return value if isinstance(value, str) else ""

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
        if (official := says_official(literal)) is not None:
            self.spec.faults.append(faults.OfficialWords(where=self.spec.where, **official.facts))
        for name in _FIELD.findall(pattern):
            if name not in fields.NAMES:
                known = ", ".join(sorted(fields.NAMES))
                self.spec.faults.append(faults.UnknownField(where=self.spec.where, field=name, known=known))
                return ""
        return pattern


def flowed(words: str, style: Style, setting: Setting) -> Block:
    """Words wrapped at the width, at the size the style has on this page."""
    size = style.at(setting.scale)
    words = style.cased(words)
    lines = text.wrapped(
        words,
        style.chain,
        setting.width * EM / size,
        balanced=style.align == "center",
        tracking=style.tracking,
    )
    block = stacked(lines, style, size, setting.width)
    if any(style.width(line, size) > setting.width + 1 for line in lines):
        block.problems.append(TooLong(text=words))
    return block
