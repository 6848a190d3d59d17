"""From words of a question to paragraphs, tables and pictures: as a candidate's screen reads them, too."""

from eduapp.exams.questions.rules.question import Text
from eduapp.kiosk.rules import parts
from eduapp.kiosk.rules.parts import BULLET, Grid, Paragraph, Part, PictureHere

__all__ = ["BULLET", "Grid", "Paragraph", "Part", "PictureHere", "parts_of", "words_in"]


def parts_of(text: Text) -> list[Part]:
    """What stands under each other."""
    return parts.parts_of(text.words, text.form)


def words_in(text: Text) -> str:
    """All its words, for whoever looks at letters."""
    return "\n".join(parts.words_of(part) for part in parts_of(text))
