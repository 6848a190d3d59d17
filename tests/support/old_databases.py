"""Old databases that are kept: made once by the program's own steps, with rows, and never changed again.

    python -m tests.support.old_databases [STEP …]

writes tests/migrations/old_databases/STEP.sql.xz for steps that have none yet: a small site with invented
people, taken back step by step to where an older program left it. What a step cannot keep is not in it, as it
is not for people who go back. Each file is SQL that SQLite itself writes (.dump), so that it can be read.
"""

import lzma
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import sqlcipher3

from eduapp.app.sample_data.sizes import Size
from eduapp.app.sample_data.whole import make
from eduapp.core.db.engine import sqlite_url
from eduapp.core.db.upgrade import downgrade, revisions

KEPT = Path(__file__).resolve().parents[1] / "migrations" / "old_databases"
STEPS = ("r0001", "r0010", "r0020", "r0031", "r0040", "r0050", "r0058")  # what programs were at, now and then


SMALL = Size("small", prisons=1, present=6, persons=14, seats=3, candidacies=4, papers=2)


def kept() -> list[str]:
    """The steps of which a database is kept, oldest first."""
    return sorted(path.name.partition(".")[0] for path in KEPT.glob("*.sql.xz"))


def unpack(step: str, path: Path) -> None:
    """The database of a step as a file."""
    text = lzma.decompress((KEPT / f"{step}.sql.xz").read_bytes()).decode("utf-8")
    connection = sqlcipher3.connect(str(path))
    connection.executescript(text)
    connection.close()


def pack(path: Path, step: str) -> None:
    """Keep a file as the database of a step."""
    with closing(sqlite3.connect(path)) as connection:  # nobody else has it open; the other has no dump
        text = "\n".join(connection.iterdump())
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{step}.sql.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def main(wanted: list[str]) -> None:
    """Make those that are missing, from the newest back to the oldest."""
    missing = [step for step in (wanted or STEPS) if step not in kept()]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.db"
        make(file, SMALL, 1, lambda _what, _done, _total: None)
        for step in reversed([one for one in revisions() if one in missing]):
            downgrade(sqlite_url(file), step)
            pack(file, step)
            sys.stdout.write(f"{step}: {(KEPT / f'{step}.sql.xz').stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
