"""What has changed since a list was printed, in sentences one can check against the paper. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, clock_text, date_text
from eduapp.core.spans import as_time
from eduapp.education.timetable.rules import time_text
from eduapp.records.lists.rules.content import Content, Kind, Line, Part

NAMED = 4  # changes told one by one

ADDED, GONE = N_("{name} has been added"), N_("{name} no longer takes part")
STAYS, FETCHED = N_("{name} stays now"), N_("{name} is to come now")
KNOWN, UNKNOWN = N_("{name}: {code} was recorded beforehand"), N_("{name}: {code} no longer holds")
TWICE, ONCE = (
    N_("{name} is expected at two places at once now"),
    N_("{name} is expected at one place only now"),
)
CALLED, UNIT = N_("{name} is called {other} now"), N_("{name} is in unit {unit} now")
HELD, NOT_HELD = N_("{what} has been added"), N_("{what} is no longer held there")
CANCELLED, RESTORED = N_("{what} is cancelled"), N_("{what} is held after all")
MOVED, ROOM = N_("{what} is at {time} now"), N_("{what} is in {place} now")
NOWHERE, TEACHER = N_("{what} has no place now"), N_("{what} is taught by {name} now")
NOTE = N_("the note for the learner is another one")
NOTHING_LEFT = N_("nothing of it takes place any more")
ENDED = N_("names on it have been deleted, as their time was over")


@dataclass(frozen=True)
class Change:
    """One difference between the paper and what holds now."""

    message: str
    facts: dict[str, Any] = field(default_factory=dict)

    def sentence(self) -> str:
        """In the language spoken now, without a full stop."""
        return _(self.message).format(**self.facts)


def changes(printed: Content, now: Content | None) -> tuple[Change, ...]:
    """Everything that is different, in the order of the list. None: what it is of is gone."""
    if now is None:
        return (Change(NOTHING_LEFT),)
    if printed.ended:  # what the paper said of them is not known any more
        return (Change(ENDED),)
    if printed == now:
        return ()
    return tuple(_differences(printed, now))


def told(found: Iterable[Change]) -> str:
    """The first few, and how many more."""
    sentences = [change.sentence() for change in found]
    words = "; ".join(sentences[:NAMED])
    more = len(sentences) - NAMED
    return words if more <= 0 else _("{list} and {count} more").format(list=words, count=more)


def time_of(part: Part) -> str:
    """From when to when, where the end is known: 08.30–10.00."""
    return clock_text(as_time(part.start)) if part.end is None else time_text(part.start, part.end)


def _differences(printed: Content, now: Content) -> Iterator[Change]:
    if printed.of != now.of and printed.kind != Kind.REGISTER:  # of a register it is the course: told below
        yield Change(CALLED, {"name": printed.of, "other": now.of})
    often = _repeated(printed.parts) | _repeated(now.parts)
    before, after = ({_key(part, often): part for part in one.parts} for one in (printed, now))
    for key, part in before.items():
        if key not in after:
            yield Change(NOT_HELD, {"what": _named(part, printed)})
        else:
            yield from _of_part(part, after[key], printed)
    if printed.note != now.note:
        yield Change(NOTE)
    for key, part in after.items():
        if key not in before:
            yield Change(HELD, {"what": _named(part, printed)})


def _of_part(old: Part, new: Part, printed: Content) -> Iterator[Change]:
    what = _named(old, printed)
    if (old.what, old.group) != (new.what, new.group):
        yield Change(CALLED, {"name": what, "other": _titled(new)})
    if (old.day, old.start, old.end) != (new.day, new.start, new.end):
        day = f"{date_text(new.day)} " if old.day != new.day else ""
        yield Change(MOVED, {"what": what, "time": day + time_of(new)})
    if old.place != new.place:
        yield (
            Change(ROOM, {"what": what, "place": new.place}) if new.place else Change(NOWHERE, {"what": what})
        )
    if old.teacher != new.teacher:
        yield Change(TEACHER, {"what": what, "name": new.teacher or "–"})
    if old.cancelled != new.cancelled:
        yield Change(CANCELLED if new.cancelled else RESTORED, {"what": what})
        return  # that everybody stays, or comes, goes with it
    before, after = {line.id: line for line in old.lines}, {line.id: line for line in new.lines}
    yield from (Change(GONE, {"name": line.name}) for key, line in before.items() if key not in after)
    yield from (Change(ADDED, {"name": line.name}) for key, line in after.items() if key not in before)
    for key, line in before.items():
        if key in after:
            yield from _of_line(line, after[key])


def _of_line(old: Line, new: Line) -> Iterator[Change]:
    if old.name != new.name:
        yield Change(CALLED, {"name": old.name, "other": new.name})
    if old.unit != new.unit:
        yield Change(UNIT, {"name": new.name, "unit": new.unit or "–"})
    if old.stays != new.stays:
        yield Change(STAYS if new.stays else FETCHED, {"name": new.name})
    if old.also != new.also and not new.stays:
        yield Change(TWICE if new.also else ONCE, {"name": new.name})
    if old.ahead != new.ahead:
        message, code = (KNOWN, new.ahead) if new.ahead else (UNKNOWN, old.ahead)
        yield Change(message, {"name": new.name, "code": code_list("attendance_codes")[code].label})


def _key(part: Part, often: frozenset[str]) -> tuple[str, str]:
    """A session that is moved keeps its id; a shift comes every day under the same one."""
    return part.id, part.day.isoformat() if part.id in often else ""


def _repeated(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset(id for id, count in Counter(part.id for part in parts).items() if count > 1)


def _named(part: Part, content: Content) -> str:
    """A session of many is told from the others by its time."""
    return part.what if len(content.parts) == 1 else f"{part.what} {time_of(part)}"


def _titled(part: Part) -> str:
    return ", ".join(filter(None, (part.what, part.group)))
