"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from eduapp.core.canonical import canonical


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. Refuses a datetime without a zone: nobody would know which one was meant."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Out of the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CanonicalJson(TypeDecorator[object]):
    """Facts as canonical JSON text (sorted keys, no spaces): the same facts are always the same bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, _dialect: Dialect) -> str | None:
        """Into the database."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> object:
        """Out of the database."""
        return None if value is None else json.loads(value)


# Text sorted by its bytes on every server, whatever the server's own language (see core.names.sort_key).
SortKey = String().with_variant(String(collation="C"), "postgresql")
