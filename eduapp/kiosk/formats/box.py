"""A sealed box of an exam: `core/box.py`, where what is wrong is told in the words of the room."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.core import box
from eduapp.core.box import KEY, ORDINARY, Cost, close
from eduapp.kiosk.formats.faults import NotOurs, WrongCode

__all__ = ["KEY", "ORDINARY", "Box", "Cost", "close", "read"]


@dataclass(frozen=True)
class Box(box.Box):
    """A box that was read and not opened yet."""

    def key_of(self, code: str) -> bytes:
        """The key inside, by the code. Raises WrongCode and tells nothing else."""
        with _in_words_of_the_room():
            return super().key_of(code)

    def open(self, key: bytes) -> bytes:
        """What is inside, by the key. Raises WrongCode."""
        with _in_words_of_the_room():
            return super().open(key)


def read(magic: bytes, content: bytes, names: tuple[str, ...]) -> Box:
    """The box in some bytes, whose header tells these names. Raises NotOurs."""
    with _in_words_of_the_room():
        return Box(**vars(box.read(magic, content, names)))


@contextlib.contextmanager
def _in_words_of_the_room() -> Iterator[None]:
    try:
        yield
    except box.DoesNotOpen:
        raise WrongCode from None
    except box.NotABox as error:
        raise NotOurs(place=error.place) from None
