"""Files of examiners without this program: made, worked on by hand, and brought back."""

from dataclasses import replace
from pathlib import Path

from eduapp.core.progress import NoProgress
from eduapp.exams.marking import jobs, queries
from eduapp.exams.marking.formats.desk_file import GivenMark, WorkingDesk
from eduapp.exams.marking.rules.final import Given
from tests.support import given
from tests.support.given_marking import Sealed
from tests.support.given_screens import CHEAP


def examiner_id(sealed: Sealed, place: int):  # type: ignore[no-untyped-def]
    """Who marks at a place."""
    with sealed.database.reading() as session:
        return next(one.id for one in queries.examiners(session, sealed.sitting_id) if one.place == place)


def handed_out(sealed: Sealed, path: Path, place: int = 1) -> str:
    """A file for who marks at this place; its code."""
    order = jobs.MakeFile(examiner_id(sealed, place), path, CHEAP)
    return jobs.make_file(sealed.database.acting_as(given.LEADER), order, NoProgress()).code


def worked(  # type: ignore[no-untyped-def]
    path: Path, code: str, into: Path, points: int = 100, *, twice: bool = False, **odd
) -> Path:
    """Every answer is given these points; `odd`: what a forger says of the first one; `twice`: and again."""
    working = WorkingDesk(path)
    desk = working.unlock(code)
    for one in desk.missing:
        working.keep(GivenMark(*one.key, Given(points)))
        desk = desk.with_mark(one.key, Given(points), "")
    first, *rest = desk.answers
    asked = replace(first.asked, **{name: odd[name] for name in odd if name != "given"})
    forged = replace(first, asked=asked, given=odd.get("given", first.given))
    again = (replace(forged, given=Given(0)),) if twice else ()
    into.write_bytes(working.returned(replace(desk, answers=(forged, *rest, *again))))
    working.close()
    return into


def brought_back(sealed: Sealed, path: Path, place: int = 1, by=given.LEADER):  # type: ignore[no-untyped-def]
    """Read in beside who marks at this place."""
    order = jobs.ReadFile(examiner_id(sealed, place), path)
    return jobs.read_file(sealed.database.acting_as(by), order, NoProgress())
