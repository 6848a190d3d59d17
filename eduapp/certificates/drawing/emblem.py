"""The school's emblem at the head of a paper, and a picture behind it, where the kind may bear one."""

from dataclasses import dataclass, field
from typing import ClassVar, Self

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.setting import Reader, Setting
from eduapp.certificates.rules.kinds import rules_of
from eduapp.drawing.marks import Block, Picture


def emblem_of(facts: CertificateFacts, logo: bytes) -> str:
    """A word where this paper bears the emblem, for elements that stand with it or without; else nothing."""
    return "logo" if logo and rules_of(facts.kind).logo else ""


@dataclass(frozen=True)
class Logo:
    """The school's own, if there is one; nothing on a paper that could seem official."""

    kind: ClassVar[str] = "logo"
    content: bytes = field(repr=False)
    height: float

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`height`; the picture is the one the school keeps."""
        return cls(table.spec.pictures.logo, table.spec.points("height", least=1))

    def set(self, setting: Setting) -> Block | None:
        """As large as fits."""
        if not emblem_of(setting.facts, self.content):
            return None
        return Block(self.height, [Picture(self.content, setting.width, self.height)])


@dataclass(frozen=True)
class Background:
    """A pale picture of the template behind everything; where no emblem may stand, there is none either."""

    kind: ClassVar[str] = "background"
    content: bytes = field(repr=False)
    height: float

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`height`; the picture is the one that is kept with the template."""
        return cls(table.spec.pictures.background, table.spec.points("height", least=1))

    def set(self, setting: Setting) -> Block | None:
        """As large as fits."""
        if not emblem_of(setting.facts, self.content):
            return None
        return Block(self.height, [Picture(self.content, setting.width, self.height)])
