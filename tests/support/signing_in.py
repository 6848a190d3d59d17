"""Somebody who signs in at the command line: a real password, and the variables that tell it.

A folder's or a module's tests take the fixture in by name: `from tests.support.signing_in import signed_in`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Connection, text

from eduapp.app.location import FILE_NAME
from eduapp.app.who import USER, USER_PASSWORD
from eduapp.core import passwords
from eduapp.core.actor import Actor
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.people.access.rules import sign_in_key
from tests.support import given

__all__ = ["PASSWORD", "SignedIn", "cheap", "signed_in", "told"]
PASSWORD = "fire gode ord her"
SignedIn = Callable[..., None]


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@cache
def _hash() -> str:
    return _hasher().hash(PASSWORD)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords cost nothing: how slow they are is tested where they are kept."""
    monkeypatch.setattr(passwords, "_hasher", _hasher)


@pytest.fixture
def signed_in(cheap: None, monkeypatch: pytest.MonkeyPatch) -> SignedIn:
    """Gives somebody, by default the leader, a password in a file or the folder of one, and says it."""

    def sign_in(place: Path, who: Actor | str = given.LEADER) -> None:
        name, known_by = (who, who) if isinstance(who, str) else (sign_in_key(who.name), who.user_id.hex)
        change = text(
            "UPDATE user_account SET password_hash = :hash, sign_in_name = :name"
            " WHERE :known_by IN (id, sign_in_name)"
        )
        with _opened(place) as connection, connection.begin():
            found = connection.execute(change, {"hash": _hash(), "name": name, "known_by": known_by})
        assert found.rowcount == 1, f"nobody is {who}"
        monkeypatch.setenv(USER, name)
        monkeypatch.setenv(USER_PASSWORD, PASSWORD)

    return sign_in


def told(place: Path) -> list[tuple[str, str]]:
    """What the trail of a database file tells: each act, and in whose name it was done."""
    with _opened(place) as connection:
        found = connection.execute(text("SELECT action, actor_name FROM audit_entry ORDER BY seq"))
        return [(action, name) for action, name in found]


@contextmanager
def _opened(place: Path) -> Iterator[Connection]:
    """By the program's own library: a second one in this process would drop its locks."""
    engine = open_engine(sqlite_url(place / FILE_NAME if place.is_dir() else place))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
