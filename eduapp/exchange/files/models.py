"""Tables of imports."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import UtcDateTime


class ImportRun(Record):
    """One file that was brought in. The file itself is never kept."""

    __tablename__ = "import_run"

    subject: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    rows_in: Mapped[int]
    rows_known: Mapped[int]  # already there, left as they are
    rows_refused: Mapped[int]
    done_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)
