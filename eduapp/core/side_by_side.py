"""Two pieces of long work at once: for looks that spend their time in C, where Python's lock is let go.

Each has connections of its own; no use case, no session and nothing of a screen is ever given away here.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

Here = TypeVar("Here")
Beside = TypeVar("Beside")


def side_by_side(here: Callable[[], Here], beside: Callable[[], Beside]) -> tuple[Here, Beside]:
    """What both answer. It is left when both have ended, whatever becomes of them: files they read may go.

    Raises what `here` raised, or else what `beside` raised.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside") as pool:
        other = pool.submit(copy_context().run, beside)
        found = here()
        return found, other.result()
