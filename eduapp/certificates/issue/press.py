"""Makes papers in a process of its own, while this one keeps what was made and takes the next number.

The process has no database, and starts anew as on Windows (spawn), so it knows nothing but what comes through
its pipe: an order, the key to sign it with, and the language to refuse it in. No key is in a file, in an
argument or in the environment, and the process ends with the batch it was wanted for. Where it dies, whoever
waits is told, and makes the number of that paper void.
"""

import contextlib
import pickle
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from threading import Lock
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key

from eduapp.certificates.issue.making import signing_key
from eduapp.certificates.issue.whole import Ordered, Whole, whole
from eduapp.certificates.seals.keys import KeyPair, Role
from eduapp.core.bug_log import BugOfAnother, described, hear_libraries, hear_python
from eduapp.core.errors import EduError, Refused, Unavailable
from eduapp.core.i18n import N_, language, speaking
from eduapp.core.memory import settle

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MANY = 8  # papers; fewer are made before another process has begun
PATIENCE = 60.0  # seconds that one paper may take, the beginning of the process with it


class PressStopped(Unavailable):
    """Somebody ended the process, or it ran out of memory."""

    message = N_(
        "The part of the program that makes papers has stopped. What is issued is whole, and nothing is half."
        " Try again."
    )


class Press(Protocol):
    """Makes one paper at a time; while it does, whoever asked may do something else."""

    def begin(self, ordered: Ordered) -> None:
        """Take an order. The one before was answered."""

    def answer(self) -> Whole:
        """What came of the order. Raises what stands against it, and PressStopped if nobody makes it."""


class HandPress:
    """In this very process."""

    def __init__(self) -> None:
        self._ordered: Ordered | None = None

    def begin(self, ordered: Ordered) -> None:
        """Keep it until it is asked for."""
        self._ordered = ordered

    def answer(self) -> Whole:
        """Make it now."""
        ordered, self._ordered = self._ordered, None
        if ordered is None:
            raise ValueError("nothing was ordered")
        return whole(ordered)


class PressBeside:
    """In a process beside this one, which begins with `start` or with the first order."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._at_work = False

    def start(self) -> None:
        """Begin, so that the first paper waits for nothing. Does nothing if it has begun."""
        with self._lock:
            if self._process is not None and self._process.is_alive():
                return
            self._end()
            beginning = get_context("spawn")
            self._pipe, its = beginning.Pipe()
            self._process = beginning.Process(target=_work, args=(its,), name="papers", daemon=True)
            self._process.start()
            its.close()  # so that the pipe ends when the process does

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        """As long as a batch goes on; after it no process knows the key any more."""
        self._at_work = True
        try:
            yield
        finally:
            self._at_work = False
            self.forget()

    def begin(self, ordered: Ordered) -> None:
        """Send it. Raises PressStopped if the process is gone, or cannot begin."""
        try:
            self.start()
            self._connection.send((language(), _sent(ordered)))
        except OSError:
            self._stopped()

    def answer(self) -> Whole:
        """Wait for it. Raises what stands against the paper; PressStopped if the process ends or hangs."""
        try:
            if not self._connection.poll(PATIENCE):
                self._stopped()
            answer = self._connection.recv()
        except (OSError, EOFError, pickle.UnpicklingError):
            self._stopped()
        if isinstance(answer, _Failed):
            answer.tell()
        made: Whole = answer
        return made

    def forget(self) -> None:
        """End the process, unless a batch needs it, which ends it then."""
        if not self._at_work:
            with self._lock:
                self._end()

    @property
    def pid(self) -> int | None:
        """Which process it is, while there is one."""
        return None if self._process is None else self._process.pid

    @property
    def _connection(self) -> "Connection[Any, Any]":
        if self._pipe is None:
            raise OSError
        return self._pipe

    def _stopped(self) -> NoReturn:
        with self._lock:
            self._end()
        raise PressStopped from None

    def _end(self) -> None:
        """At once: it keeps nothing that could be lost, and the key is out of its memory."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()


@dataclass(frozen=True)
class _Key:
    """A pair of keys as bytes: only these go through a pipe."""

    seal: bytes = field(repr=False)
    paper: bytes = field(repr=False)  # PKCS #8, DER
    certificate: bytes = field(repr=False)

    @classmethod
    def of(cls, pair: KeyPair) -> "_Key":
        return cls(pair.seal.private_bytes_raw(), signing_key(pair).private, pair.certificate)

    def pair(self) -> KeyPair:
        paper = load_der_private_key(self.paper, password=None)
        if not isinstance(paper, ec.EllipticCurvePrivateKey):
            raise TypeError("not a key on a curve")
        seal = Ed25519PrivateKey.from_private_bytes(self.seal)
        return KeyPair(Role.ISSUING, seal, paper, self.certificate)


@dataclass(frozen=True)
class _Failed:
    """What was raised in the other process, without what it was raised about."""

    kind: type[EduError] | None  # None: a bug of ours
    violations: tuple[Any, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    where: str = ""  # of a bug

    def tell(self) -> NoReturn:
        """Raise it here."""
        if self.kind is None:
            raise BugOfAnother(self.where)
        if issubclass(self.kind, Refused):
            raise Refused(*self.violations)
        raise self.kind(**self.facts)


def _sent(ordered: Ordered) -> tuple[Ordered, _Key | None]:
    pair = ordered.wanted.key
    without = replace(ordered, wanted=replace(ordered.wanted, key=None))
    return without, None if pair is None else _Key.of(pair)


def _work(pipe: "Connection[Any, Any]") -> None:
    """What the other process does until its pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the program stops it by the pipe
    hear_python()
    hear_libraries()
    try:
        _load()
        while True:
            spoken, (ordered, key) = pipe.recv()
            with speaking(spoken):
                pipe.send(_answer(ordered, key))
    except (EOFError, OSError):
        return
    except BaseException as bug:  # noqa: BLE001 - whoever started this process would show what it says
        sys.excepthook(type(bug), bug, bug.__traceback__)


def _load() -> None:
    """What the first paper would have to wait for."""
    from eduapp.certificates.drawing import page  # noqa: F401, PLC0415 - heavy
    from eduapp.certificates.neutrality import checking  # noqa: F401, PLC0415 - heavy
    from eduapp.certificates.signing import signature  # noqa: F401, PLC0415 - heavy
    from eduapp.drawing.archive import standard  # noqa: F401, PLC0415 - heavy

    settle()


def _answer(ordered: Ordered, key: _Key | None) -> Whole | _Failed:
    try:
        pair = None if key is None else key.pair()
        return whole(replace(ordered, wanted=replace(ordered.wanted, key=pair)))
    except Refused as error:
        return _Failed(Refused, violations=error.violations)
    except EduError as error:
        return _Failed(type(error), facts=error.facts)
    except Exception as error:  # noqa: BLE001 - it is raised over there
        return _Failed(None, where=described(error))
