"""What is changed on the page of templates, until it is kept: one look, its table, words and picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eduapp.certificates.drawing import editing, own_words
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import Package, from_bytes, to_bytes
from eduapp.certificates.drawing.school_pictures import pale, plain

if TYPE_CHECKING:
    from eduapp.certificates.drawing.assembly import Values
    from eduapp.certificates.drawing.editing import Path
    from eduapp.certificates.drawing.facts import Language
    from eduapp.certificates.drawing.own_words import Phrase
    from eduapp.certificates.queries import TemplateNow


@dataclass(frozen=True)
class Draft:
    """A template as it is on the page. `kept`: as it was when it was read; `number`: the version then."""

    look: str
    package: Package
    kept: Package
    number: int = 0
    own: bool = False  # whether the school has its own for this look

    @classmethod
    def of(cls, now: TemplateNow) -> Draft:
        """What is used now. Raises Refused if what was kept cannot be read."""
        package = from_bytes(now.content, now.look) if now.content else usual(now.look)
        return cls(now.look, package, package, now.number, bool(now.content))

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        return self.package != self.kept

    @property
    def content(self) -> bytes:
        """As it is kept, and saved as a file."""
        return to_bytes(self.package)

    def with_package(self, package: Package) -> Draft:
        """Another template in its place, such as from a file."""
        return replace(self, package=package)

    def with_value(self, path: Path, value: object) -> Draft:
        """One value changed."""
        return self._with_table(editing.with_value(self.package.table, path, value))

    def with_phrase(self, language: Language, phrase: Phrase, text: str) -> Draft:
        """A phrase said in another way. Raises Refused for what is filled in and missing, or unknown."""
        return replace(self, package=own_words.with_phrase(self.package, language, phrase, text))

    def with_line(self) -> Draft:
        """One more line of text, as the last part."""
        return self._with_table(editing.with_text(self.package.table))

    def without(self, number: int) -> Draft:
        """Without one part."""
        return self._with_table(editing.without(self.package.table, number))

    def with_background(self, content: bytes, name: str = "") -> Draft:
        """Another picture behind everything, made pale; b"": none. Raises Refused for what is no picture."""
        table = editing.with_background(self.package.table, wanted=bool(content))
        background = pale(plain(content, name)) if content else b""
        return replace(self, package=replace(self.package, table=table, background=background))

    def _with_table(self, table: Values) -> Draft:
        return replace(self, package=replace(self.package, table=table))
