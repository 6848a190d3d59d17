"""What stands against recording somebody just now, as the service will see it; and what a change asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.clock import zone
from eduapp.core.i18n import N_, _
from eduapp.education.attendance import rules, terms
from eduapp.education.attendance.rules import Act, Correction, Entry, Lesson, Standing
from eduapp.education.attendance.ui.lines import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduapp.core.violations import Violation
    from eduapp.education.attendance.rules import Ruling
    from eduapp.education.attendance.ui.lines import Line
    from eduapp.education.timetable.queries import SessionRow
    from eduapp.gui.bench import Bench

MAY_ONLY_LOOK = N_("Your role may look at registers, but not take them.")


def why_not(bench: Bench, head: SessionRow, entry: Entry, line: Line | None) -> str:
    """What stands against recording this here and now, in a sentence; "" if nothing does."""
    if not bench.actor.may(terms.TAKE_REGISTER):
        return _(MAY_ONLY_LOOK)
    guest, offer_only = (line.guest, line.row.offer_only) if line else (False, False)
    standing = Standing(on_roll=not guest, guest=guest, offer_only=offer_only)
    lesson = Lesson(head.day, head.minutes, head.cancelled)
    against = [*rules.check_entry(entry, lesson, bench.today(), standing), *_closed(bench, head, line)]
    return "\n".join(violation.sentence() for violation in against)


def ruling(bench: Bench, head: SessionRow, line: Line | None) -> Ruling:
    """What recording somebody asks for today; without a line, whoever is not recorded yet."""
    return rules.ruling(_act(bench, head, line), bench.today())


def _act(bench: Bench, head: SessionRow, line: Line | None) -> Act:
    """When and by whom a line was recorded; what is not read back yet was recorded just now, by me."""
    if line is None or line.entry is None:
        return Act(head.day)
    row = line.row
    if row.marked_at is None or line.entry != entry_of(row):
        return Act(head.day, bench.today(), by_me=True)
    on = row.marked_at.astimezone(zone()).date()
    return Act(head.day, on, by_me=row.marked_by_id == bench.actor.user_id)


def _closed(bench: Bench, head: SessionRow, line: Line | None) -> Iterator[Violation]:
    """That the time for corrections is over, for who is no leader; all else can be given."""
    act = _act(bench, head, line)
    ruled = rules.ruling(act, bench.today())
    if ruled.leader_only and not bench.actor.may(terms.CORRECT_LATE):
        yield from rules.check_ruling(ruled, act, Correction(), bench.actor.user_id, leader=False)
