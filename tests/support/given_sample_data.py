"""A very small invented database, for tests of how such databases are made."""

from pathlib import Path

from eduapp.app.sample_data.making import NewFile
from eduapp.app.sample_data.prison import Prison, prisons_of
from eduapp.app.sample_data.sizes import Size

TINY = Size("T", prisons=2, present=60, persons=200, seats=16, candidacies=20, papers=4)


def silent(_what: str, _done: int, _total: int) -> None:
    """Hears how far the work is, and says nothing."""


def a_prison(seed: int = 1, size: Size = TINY) -> Prison:
    """The first prison of a size."""
    return prisons_of(size, seed)[0]


def a_new_file(folder: Path) -> NewFile:
    """A file in the making."""
    return NewFile(folder / "new.db", "tests")
