"""Which commands have been carried out: what makes a repeated command a no-op."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from eduapp.core.db.base import Base, table_of
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.types import CanonicalJson, UtcDateTime


class CommandDone(Base):
    """One command that was committed, with its answer."""

    __tablename__ = "command_done"

    command_id: Mapped[UUID] = mapped_column(primary_key=True)
    answer: Mapped[object] = mapped_column(CanonicalJson, nullable=True)
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)


# Said with every command there is, so they are made once, and of the bare table.
_table = table_of(CommandDone)
_DONE = Prepared(
    insert(_table).values({name: bindparam(name) for name in ("command_id", "answer", "done_at")})
)
_WHETHER = Prepared(select(_table.c.command_id).where(_table.c.command_id == bindparam("command")))


def was_done(session: Session, command_id: UUID) -> bool:
    """Whether this very command has been committed before."""
    return _WHETHER.row(session, {"command": command_id}) is not None


def is_settled(session: Session, command_id: UUID, now: datetime) -> bool:
    """Whether it has been committed, for certain: a server may be at it still after its client lost the line.

    Whoever writes the same id waits there for the one who is at it, and gives way if that one comes through.
    """
    if was_done(session, command_id):
        return True
    if session.get_bind().dialect.name != "postgresql":
        return False
    try:
        remember(session, command_id, None, now)
    except IntegrityError:
        return True
    finally:
        session.rollback()
    return False


def write_over(session: Session, now: datetime) -> None:
    """Change something that nobody sees: what SQLite has left in its log of a save that failed is void then.

    Without it the next start would find that in the log, whole, and take it for saved.
    """
    nothing = uuid4()
    remember(session, nothing, None, now)
    session.execute(delete(CommandDone).where(CommandDone.command_id == nothing))


def answer_of(session: Session, command_id: UUID) -> object:
    """What it answered then."""
    return _thawed(session.scalar(select(CommandDone.answer).where(CommandDone.command_id == command_id)))


def remember(session: Session, command_id: UUID, answer: object, now: datetime) -> None:
    """Note the command in its own transaction, so that both or neither are there."""
    _DONE.run(session, {"command_id": command_id, "answer": _frozen(answer), "done_at": now})


def _frozen(answer: object) -> object:
    if isinstance(answer, UUID):
        return {"id": str(answer)}
    if isinstance(answer, tuple):
        return [_frozen(part) for part in answer]
    if answer is None or isinstance(answer, bool | int | str):
        return answer
    raise TypeError(f"a use case answers with ids, numbers, text or nothing, not {type(answer).__name__}")


def _thawed(answer: object) -> object:
    if isinstance(answer, dict):
        return UUID(answer["id"])
    if isinstance(answer, list):
        return tuple(_thawed(part) for part in answer)
    return answer
