"""What stands in the file of an appeal, in its own language, as paper and as plain facts. Pure.

By candidate number. There is no field for a name of the candidate, for what examiners noted, or for the
complaint: where that goes along by law it is a paper of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line of a part; a `strong` one is a heading, such as a question."""

    words: str
    strong: bool = False


@dataclass(frozen=True)
class Section:
    """One part that the law sends along."""

    part: str  # code: appeal_parts
    title: str
    lines: tuple[Line, ...]
    enclosed: bool = False  # on paper


@dataclass(frozen=True)
class FileSheet:
    """The file of one appeal, to who decides it."""

    language: str
    title: str
    school: str
    head: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]  # what the instance may decide, and by which paragraph
    sections: tuple[Section, ...]
    closing: str

    @property
    def texts(self) -> tuple[str, ...]:
        """All that stands on it."""
        head = [text for pair in self.head for text in pair]
        body = [line.words for one in self.sections for line in one.lines]
        titles = [one.title for one in self.sections]
        return (self.language, self.title, self.school, *head, *self.rules, *titles, *body, self.closing)

    @property
    def facts(self) -> dict[str, object]:
        """The same as plain facts, for a program."""
        return {
            "format": "dagverk-appeal-1",
            "language": self.language,
            "title": self.title,
            "school": self.school,
            "head": [list(pair) for pair in self.head],
            "rules": list(self.rules),
            "parts": [
                {
                    "part": one.part,
                    "title": one.title,
                    "enclosed": one.enclosed,
                    "lines": [line.words for line in one.lines],
                }
                for one in self.sections
            ],
        }
