"""The emblem of the school at the head of a paper, where the kind of paper may bear one."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Self

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.setting import Reader, Setting
from eduapp.certificates.rules.kinds import rules_of
from eduapp.drawing.marks import Block, Picture


def emblem_of(facts: CertificateFacts, logo: Path | None) -> str:
    """The file of the emblem this paper bears, or nothing."""
    return str(logo) if logo is not None and rules_of(facts.kind).logo else ""


@dataclass(frozen=True)
class Logo:
    """The school's own, if there is one; nothing on a paper that could seem official."""

    kind: ClassVar[str] = "logo"
    file: Path | None
    height: float

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`height`; the picture is the one that stands beside the school's templates."""
        return cls(table.spec.pictures.logo, table.spec.points("height", least=1))

    def set(self, setting: Setting) -> Block | None:
        """As large as fits."""
        if self.file is None or not emblem_of(setting.facts, self.file):
            return None
        return Block(self.height, [Picture(self.file, setting.width, self.height)])
