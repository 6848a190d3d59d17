"""What Python's collector of cycles need not look at.

One look at all there is, modules and tables included, takes 50 to 150 ms, and meanwhile no thread goes on,
the window's least of all. What stays as long as the program does is therefore put aside whenever more of it
has come: it is used and freed as before, only cycles among it are not found until `tidy_up`.
"""

import contextlib
import gc
from collections.abc import Iterator


def settle() -> None:
    """Put aside what is there now. Takes no time, so it is done before every long job."""
    gc.freeze()


def tidy_up() -> None:
    """Look at everything once, what was put aside too. For a moment when nobody is at work."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_if_due() -> None:
    """What the collector would have done by now if it were on: here, in the thread that calls this."""
    made, young, middle = gc.get_count()
    most_made, most_young, most_middle = gc.get_threshold()
    if made >= most_made:
        gc.collect(2 if middle >= most_middle else 1 if young >= most_young else 0)


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the collector still for a moment.

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
