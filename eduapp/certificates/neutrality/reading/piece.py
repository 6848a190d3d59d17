"""One thing that was read in a file."""

from dataclasses import dataclass

from eduapp.certificates.neutrality.finding import Element, Where


@dataclass(frozen=True)
class Piece:
    """A text and where it stands. `readable` is false for what should be a text and cannot be read as one.

    `only_words` is said of names that the format of the file gives: they are looked through for words, while
    addresses and numbers in them are those of the format.
    """

    where: Where
    text: str
    readable: bool = True
    only_words: bool = False


def piece(element: Element, text: str, *, page: int = 0, detail: str = "", only_words: bool = False) -> Piece:
    """A text that was read."""
    return Piece(Where(element, page, detail), text, only_words=only_words)
