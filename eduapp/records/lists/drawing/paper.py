"""What is needed to draw one list."""

from dataclasses import dataclass
from datetime import datetime

from eduapp.core.i18n import pgettext
from eduapp.records.lists.rules import Content, square_text, with_edition


@dataclass(frozen=True)
class Paper:
    """A list with what stands around it. Without a number it is a draft, as on a preview."""

    content: Content
    school: str
    printed_at: datetime  # wall time at the site
    number: str = ""
    edition: int = 1

    @property
    def label(self) -> str:
        """Number and version in one, "" for a draft."""
        return with_edition(self.number, self.edition) if self.number else ""

    @property
    def square(self) -> str:
        """What its square of dots says, "" for a draft."""
        return square_text(self.number, self.edition) if self.number else ""


def not_held(said: str, cancelled: bool) -> str:
    """What takes place, and that it does not if it is cancelled."""
    return pgettext("list", "{what} – cancelled").format(what=said) if cancelled else said
