"""What went wrong in the program itself, told without anybody: kinds, modules, lines, and no value.

A message may hold what somebody typed, a statement its parameters, a path the name of an account. So nothing
of them is ever written: not to the log, not to a report, not to the terminal (reliability 3.15).
"""

from __future__ import annotations

import os
import re
import stat
import sys
import threading
import warnings
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import eduapp
from eduapp.core.clock import system_clock

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable
    from types import TracebackType

    from eduapp.core.clock import Clock

FOLDER, NAME = "logs", "dagverk.log"
MOST_BYTES, KEPT = 1 << 20, 10  # of one file, and so many of them: by size, since clocks go wrong
_LONGEST = 200  # steps of one error; recursion has a thousand
_PLAIN = re.compile(r"[^A-Za-z0-9_.:<>=,()\[\] -]")  # all that a kind, a module or a function is made of


class BugOfAnother(RuntimeError):
    """A bug of another process of ours, which described it there."""

    def __init__(self, described: str) -> None:
        super().__init__("a bug of another process")
        self.described = described


def described(error: BaseException) -> str:
    """Versions, then the kind of each error and where it came from, the cause after its effect."""
    lines = [f"Dagverk {eduapp.__version__}, Python {sys.version_info.major}.{sys.version_info.minor}"]
    _describe(error, lines, set())
    return "".join(f"{line}\n" for line in lines)


def plain(text: str) -> str:
    """A word of a program as it is written: whatever else is in it becomes a question mark."""
    return _PLAIN.sub("?", text[:_LONGEST])


def hear_python(tell: Callable[[str], None] | None = None) -> None:
    """From now on this process tells its bugs in these words alone, to the terminal if nobody else asks."""
    told = tell or _to_terminal

    def uncaught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        told(described(error))

    def in_thread(hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            told(described(hook.exc_value))

    def nowhere(hook: sys.UnraisableHookArgs) -> None:
        if hook.exc_value is not None:
            told(described(hook.exc_value))

    sys.excepthook, threading.excepthook, sys.unraisablehook = uncaught, in_thread, nowhere
    warnings.showwarning = _warned  # type: ignore[assignment]  # it is called by position


def hear_libraries() -> None:
    """What libraries log, where nobody asked them to, is told as its place alone. Reads `logging`: 30 ms."""
    import logging  # noqa: PLC0415 - heavy, and the window needs none

    class Discreet(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            _to_terminal(_logged(record))

    logging.lastResort = Discreet(logging.WARNING)
    logging.raiseExceptions = False  # it would show the arguments of a record that cannot be written


class BugLog:
    """A file beside the data that this account alone can read."""

    def __init__(self, folder: Path, clock: Clock = system_clock) -> None:
        self._path, self._clock = folder / FOLDER / NAME, clock

    def note(self, text: str) -> bool:
        """Add an entry; whether it could be written."""
        moment = self._clock().astimezone(UTC)
        lines = [f"{moment:%Y-%m-%dT%H:%M:%SZ}", *(f" {plain(line)}" for line in text.splitlines())]
        entry = "".join(f"{line}\n" for line in lines).encode("ascii", "replace")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room(len(entry))
            self._add(entry)
        except OSError:
            return False
        return True

    def _make_room(self, more: int) -> None:
        if not self._path.exists() or self._path.stat().st_size + more <= MOST_BYTES:
            return
        names = [self._path, *(self._path.with_name(f"{NAME}.{number}") for number in range(1, KEPT))]
        for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
            if newer.exists():
                newer.replace(older)

    def _add(self, entry: bytes) -> None:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(self._path, flags, 0o600)
        try:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                os.write(handle, entry)
        finally:
            os.close(handle)


def _describe(error: BaseException, lines: list[str], seen: set[int]) -> None:
    import traceback  # noqa: PLC0415 - heavy, and wanted for bugs alone

    if id(error) in seen:
        return
    seen.add(id(error))
    lines.append(plain(type(error).__name__))
    steps = list(traceback.walk_tb(error.__traceback__))
    for frame, line in steps[-_LONGEST:]:
        module = frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
        lines.append(f"  {plain(module)}:{line} {plain(frame.f_code.co_name)}")
    if isinstance(error, BugOfAnother):
        lines += (f"  {plain(line)}" for line in error.described.splitlines())
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            _describe(one, lines, seen)
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        _describe(before, lines, seen)


def _warned(
    _message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    _file: TextIO | None = None,
    _line: str | None = None,
) -> None:
    module = filename.replace("\\", "/").rpartition("/")[2]
    _to_terminal(f"{plain(category.__name__)}  {plain(module)}:{lineno}\n")


def _logged(record: logging.LogRecord) -> str:
    said = f"{plain(record.name)} {plain(record.levelname)}  {plain(record.module)}:{record.lineno}\n"
    error = record.exc_info[1] if record.exc_info else None
    return said if error is None else said + described(error)


def _to_terminal(text: str) -> None:
    if sys.stderr is not None:  # a window on Windows has none
        sys.stderr.write(text)
