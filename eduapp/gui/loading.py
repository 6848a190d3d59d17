"""Modules named as text, `package.module:name`, and read when they are first needed.

What the first window does not show is read this way: reading all of the program takes longer than opening it.
"""

import importlib
from collections.abc import Callable
from typing import Any


def load(name: str) -> Callable[..., Any]:
    """The class or function behind `package.module:name`, imported when it is first needed."""
    module, _colon, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), attribute)
    return found
