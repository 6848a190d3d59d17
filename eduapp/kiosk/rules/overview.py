"""What is answered, what is not, and what was marked to look at again: read before handing in. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from eduapp.kiosk.formats.paper import PaperContent
from eduapp.kiosk.rules.answers import has_answer, is_partly


@dataclass(frozen=True)
class Standing:
    """How one question stands."""

    number: int
    answered: bool
    partly: bool
    marked: bool
    unsaved: bool = False  # what was answered last is not kept yet


@dataclass(frozen=True)
class Overview:
    """All questions in their order on the paper."""

    standings: tuple[Standing, ...]

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The numbers of those without any answer."""
        return tuple(one.number for one in self.standings if not one.answered)

    @property
    def partly(self) -> tuple[int, ...]:
        """The numbers of those answered in part."""
        return tuple(one.number for one in self.standings if one.partly)

    @property
    def marked(self) -> tuple[int, ...]:
        """The numbers of those to look at again."""
        return tuple(one.number for one in self.standings if one.marked)

    @property
    def unsaved(self) -> tuple[int, ...]:
        """The numbers of those whose last answer is not kept yet."""
        return tuple(one.number for one in self.standings if one.unsaved)

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(one.answered for one in self.standings)


def overview(
    paper: PaperContent, answers: Mapping[int, Any], marked: Collection[int], unsaved: Collection[int] = ()
) -> Overview:
    """How all questions stand."""
    return Overview(
        tuple(
            Standing(
                one.number,
                has_answer(one, answers.get(one.number)),
                is_partly(one, answers.get(one.number)),
                one.number in marked,
                one.number in unsaved,
            )
            for one in paper.answered
        )
    )
