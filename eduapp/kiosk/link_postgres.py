"""A link by a few functions of a PostgreSQL database; the role it signs in with may call these alone.

psycopg alone: nothing that knows tables is loaded in the candidate's process.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.i18n import N_, _
from eduapp.core.secrecy import VERIFIED, around, secrecy_of
from eduapp.core.strict_json import Unfit, read_facts
from eduapp.kiosk.formats.claim import Claim, claim_from
from eduapp.kiosk.formats.faults import NotOurs
from eduapp.kiosk.formats.messages import Message, message_from
from eduapp.kiosk.link import (
    NoContact,
    NoMore,
    NotOpen,
    NotOpenYet,
    OtherAnswers,
    OtherVersion,
    SeatTaken,
    TicketLocked,
    TooMuch,
    WrongTicket,
)

NO_ADDRESS = N_(
    "What stands behind --seats is no address of a database. It begins with postgresql:// and the account."
)
PATIENCE = 5  # seconds for a connection, and for an answer
AT_ONCE, BYTES_AT_ONCE = 200, 4 * 2**20  # records; an answer can be as long as a book
# What the functions answer instead of what was asked: an error of theirs would undo what they have noted.
_CLAIMS: dict[str, type[EduError]] = {
    "ticket": WrongTicket,
    "locked": TicketLocked,
    "elsewhere": SeatTaken,
    "not_open": NotOpenYet,
}
_APPENDS: dict[int, type[EduError]] = {
    -1: NoMore,  # another PC has gone on
    -2: NoMore,  # no such token
    -3: OtherAnswers,
    -4: TooMuch,
    -5: NotOpen,
}
_REFUSALS: dict[str, type[EduError]] = {
    "42883": OtherVersion,  # no such function
    "3F000": OtherVersion,  # no such schema
    "42501": OtherVersion,  # not for this role
    "28000": OtherVersion,
    "28P01": OtherVersion,
    "3D000": OtherVersion,
}


class PostgresLink:
    """One connection, made anew whenever it is gone."""

    may_change = False

    def __init__(self, url: str) -> None:
        self._address = _kept_to_itself(url.replace("postgresql+psycopg://", "postgresql://", 1))
        self._connection: Any = None
        self.apart: list[str] = []  # there are no files

    def claim(self, number: int, code: str, kiosk: str) -> Claim:
        """Take the seat of a ticket."""
        told = self._one("select exam_seat.claim(%s::int, %s::text, %s::uuid)", (number, code, kiosk))
        facts = _facts(told)
        if "refused" in facts:
            raise _CLAIMS.get(str(facts["refused"]), WrongTicket)
        return claim_from(facts)

    def paper(self, token: str) -> bytes:
        """The sealed paper of the seat."""
        told = self._one("select exam_seat.paper(%s::text)", (token,))
        if told is None:
            raise NoMore
        return bytes(told)

    def append(self, token: str, first_n: int, frames: Sequence[bytes]) -> int:
        """Send records in parts; the number of the last one kept there."""
        kept = first_n - 1
        for n, part in _parts(frames, first_n):
            query = "select exam_seat.append(%s::text, %s::int, %s::bytea[])"
            kept = int(self._one(query, (token, n, part)))
            if kept < 0:
                raise _APPENDS.get(kept, OtherAnswers)
            if kept < n + len(part) - 1:
                break  # less is there than we thought: it is sent from there on
        return kept

    def set_aside(self, token: str, frames: Sequence[bytes], first_n: int) -> int:
        """Send what nobody there knows yet, in parts."""
        kept = first_n - 1
        for n, part in _parts(frames[first_n - 1 :], first_n):
            query = "select exam_seat.set_aside(%s::text, %s::int, %s::bytea[])"
            kept = int(self._one(query, (token, n, part)))
            if kept < 0:
                raise _APPENDS.get(kept, OtherAnswers)
        return kept

    def take_over(self, token: str, kiosk: str, left: str) -> str:
        """The seat follows a file to this PC; its token from now on."""
        facts = _facts(self._one("select exam_seat.take_over(%s::text, %s::uuid)", (token, kiosk)))
        if "token" not in facts:
            raise NotOpen if facts.get("refused") == "closed" else NoMore
        return str(facts["token"])

    def messages(self, token: str, after: int) -> list[Message]:
        """What was told since."""
        rows = self._all("select exam_seat.messages(%s::text, %s::int)", (token, after))
        return [message_from(_facts(told)) for (told,) in rows]

    def now(self) -> datetime | None:
        """The time of the server, which every PC in the room shares."""
        try:
            told = self._one("select clock_timestamp()", ())
        except OtherVersion:
            return None  # not even this is allowed here
        return told.astimezone(UTC) if isinstance(told, datetime) else None

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _one(self, query: str, values: tuple[object, ...]) -> Any:  # noqa: ANN401 - as the database has it
        rows = self._all(query, values)
        if not rows:
            raise NoContact
        return rows[0][0]

    def _all(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        import psycopg  # noqa: PLC0415 - heavy, and a PC with a stick needs none

        try:
            if self._connection is None or self._connection.closed:
                self._connection = self._connected(psycopg)
            return list(self._connection.execute(query, values).fetchall())
        except psycopg.Error as error:
            refusal = _REFUSALS.get(error.sqlstate or "")
            if refusal is None or self._connection is None or self._connection.broken:
                self._drop()
            raise (refusal or NoContact) from None

    def _connected(self, psycopg: Any) -> Any:  # noqa: ANN401 - loaded late
        return psycopg.connect(
            self._address,
            autocommit=True,
            connect_timeout=PATIENCE,
            options=f"-c statement_timeout={PATIENCE * 1000} -c client_min_messages=error",
            keepalives_idle=PATIENCE,
            keepalives_interval=2,
            keepalives_count=2,
            tcp_user_timeout=PATIENCE * 1000,
            application_name="dagverk kiosk",
        )

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _parts(frames: Sequence[bytes], first_n: int) -> Iterator[tuple[int, list[bytes]]]:
    """Records in parts that are sent at once, each with the number of its first."""
    part: list[bytes] = []
    for n, frame in enumerate(frames, first_n):
        if len(part) == AT_ONCE or (part and sum(map(len, part)) + len(frame) > BYTES_AT_ONCE):
            yield n - len(part), part
            part = []
        part.append(frame)
    if part:
        yield first_n + len(frames) - len(part), part


def _kept_to_itself(url: str) -> str:
    """The address in libpq's words: encrypted and the certificate checked, unless it is this very PC.

    Raises Unavailable with what to do.
    """
    from psycopg import ProgrammingError  # noqa: PLC0415 - a PC with a stick needs none
    from psycopg.conninfo import conninfo_to_dict, make_conninfo  # noqa: PLC0415

    try:
        told = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError:
        raise Unavailable(reason=_(NO_ADDRESS)) from None
    return make_conninfo(**(told | secrecy_of(around() | told, told.get("sslmode", VERIFIED))))


def _facts(told: Any) -> dict[str, Any]:  # noqa: ANN401 - as the database has it
    """What a function tells, read as strictly as everything else."""
    try:
        return read_facts(json.dumps(told).encode())
    except Unfit as error:
        raise NotOurs(place=str(error)) from None
