"""Making very many small things at once."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the collector of cycles still for a moment.

    It looks at all rows again each time a quarter more have been made, which doubles the time for 100,000 of
    them, and finds nothing: rows hold texts and numbers, never each other.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_apart() -> None:
    """Have the collector never look at what is there now, until `take_back`: rows that stay for a while.

    One look at 100,000 rows would stop the window for a fifth of a second, again and again.
    """
    gc.freeze()


def take_back() -> None:
    """The rows are gone; whatever else was kept apart with them is looked at again."""
    gc.unfreeze()
