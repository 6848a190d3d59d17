"""Where the data is: a folder on this PC, or a database server. Light: the window does not wait for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from eduapp.core.i18n import N_

PASSWORD = "DAGVERK_PASSWORD"  # a variable of the surroundings
PASSWORD_SHOWN = N_(
    "There is a password in the address, where others on this PC can read it. Leave it out: it is asked for,"
    " or read from {variable}."
)
FILE_NAME = "dagverk.db"


@dataclass(frozen=True)
class Location:
    """The data folder, and the URL of the database (by default the file in the folder).

    A server's password does not stand in the URL: see app.reaching. The passphrase opens it if it is locked.
    """

    folder: Path
    url: str
    passphrase: str = field(default="", repr=False, compare=False)

    @classmethod
    def of(cls, folder: Path, url: str | None = None) -> Location:
        """The database file in the folder, unless another database is named."""
        return cls(folder, url or f"sqlite:///{folder / FILE_NAME}")

    @property
    def file(self) -> Path | None:
        """The database file, or None for a server."""
        if not self.url.startswith("sqlite:///"):
            return None
        return Path(self.url.removeprefix("sqlite:///"))

    @property
    def beside(self) -> Path:
        """The folder of what belongs to the database: that of its file, or this PC's for a server."""
        return self.folder if self.file is None else self.file.parent

    @property
    def is_new(self) -> bool:
        """Whether there is no database file yet (always False for a server)."""
        return self.file is not None and not self.file.exists()
