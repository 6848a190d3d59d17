"""The protocol of an exam in words: what log, candidates and papers come to, ready to be drawn."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, clock_text, date_text, day_with_weekday, ngettext, speaking
from eduapp.core.spans import hours_and_minutes
from eduapp.education.school import queries as schools
from eduapp.exams.custody.rules.balance import BundleBalance
from eduapp.exams.room.queries.cases import case_pairs
from eduapp.exams.room.queries.day import DayCandidate, TheDay, the_day
from eduapp.exams.room.queries.log import in_order
from eduapp.exams.room.queries.papers import balance
from eduapp.exams.room.queries.sealing import SignatureRow
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.log import LogRow
from eduapp.exams.room.rules.protocol import Protocol, Signature, Table
from eduapp.exams.room.rules.wording import account_text, notes, spans, what

_NONE = "–"


def protocol(session: Session, sitting_id: UUID, language: str, *, names: bool = False) -> Protocol | None:
    """The protocol of an exam in a language; with `names` a page of its own says who has which number."""
    with speaking(language):
        day = the_day(session, sitting_id)
        if day is None:
            return None
        school = schools.default_school(session)
        signed = day.seal.second.at if day.seal else None  # what is sent later is no part of what two signed
        bundles = balance(session, sitting_id, signed).bundles
        tables = (_attendance(day), _disturbances(day), _log(day), _papers(bundles))
        return Protocol(
            language=language,
            title=_("Protocol of an exam"),
            school=school.facts.name if school is not None else "",
            exam=f"{day.course} ({day.code}) · {date_text(day.day)}",
            unfinished="" if day.seal else _("Not closed: two people have not signed this log yet."),
            head=tuple(_head(day)),
            tables=tables,
            cases_title=_("Suspicions, and conduct that disturbed others"),
            cases=tuple(case_pairs(day)),
            no_cases=_("Nothing was noted."),
            signing_title=_("Signatures"),
            signing=_("We have watched or checked this exam, and what stands here agrees with what we know."),
            to_sign=(_("Name"), _("Signature and day")),
            seal_title=_("Seal over the log, the candidates and the papers (SHA-256)"),
            signatures=_signatures(day),
            seal=day.seal.digest if day.seal else "",
            names=_names(day) if names else None,
        )


def _head(day: TheDay) -> Iterator[tuple[str, str]]:
    came = [
        one for one in day.candidates if one.state not in {steps.REGISTERED, steps.ABSENT, steps.CANCELLED}
    ]
    entered = [one for one in day.candidates if one.state != steps.CANCELLED]
    yield _("Course"), f"{day.course} ({day.code})"
    yield _("Day"), capital(f"{day_with_weekday(day.day)} {day.day.year}")
    yield _("Place"), day.place or _NONE
    yield _("Invigilators"), ", ".join(name for _id, name in day.watches) or _NONE
    yield (
        _("Planned"),
        _("{start}, {minutes} minutes ({hours} h)").format(
            start=at(day.start), minutes=day.minutes, hours=hours_and_minutes(day.minutes)
        ),
    )
    yield _("Held"), _held(day) or _NONE
    count = ngettext("{count} candidate entered", "{count} candidates entered", len(entered))
    yield (
        _("Candidates"),
        f"{count.format(count=len(entered))}, "
        + _("{came} came, {absent} did not").format(came=len(came), absent=len(entered) - len(came)),
    )


def _held(day: TheDay) -> str:
    """When it was opened, begun and collected: what the log says."""
    found = []
    for row in in_order([row for row in day.log if row.counts or row.entry.instead is not None]):
        if row.entry.kind in {steps.OPENED, steps.STARTED, steps.COLLECTED}:
            label = code_list("room_acts")[row.entry.kind].label
            found.append(f"{label} {at(_counting(day, row))}")
    return capital(", ".join(found))


def _counting(day: TheDay, row: LogRow) -> int:
    """The minute at which a row counts: its own, or what was put in its place."""
    other = next((one for one in day.log if one.number == row.gone), None)
    return row.entry.minute if other is None or other.entry.instead is None else other.entry.instead


def _attendance(day: TheDay) -> Table:
    columns = (
        (_("No."), 1.1),
        (_("Seat"), 1.3),
        (_("Identity"), 3.4),
        (_("Came"), 1.3),
        (_("Began"), 1.3),
        (_("Until"), 1.3),
        (_("Handed in"), 1.7),
        (_("Time"), 4.6),
    )
    rows = [_attended(day, one) for one in sorted(day.candidates, key=lambda one: one.number)]
    return Table(
        _("Who came, by candidate number"),
        columns,
        tuple(rows),
        _("Nobody is entered."),
        _("Time: planned, by decision on arrangements, and given back for disturbances, in minutes."),
    )


def _attended(day: TheDay, one: DayCandidate) -> tuple[str, ...]:
    if one.state in {steps.REGISTERED, steps.ABSENT, steps.CANCELLED}:
        said = capital(steps.label(one.state))
        if one.state == steps.ABSENT:
            key = steps.DOCUMENTED if one.documented else steps.UNDOCUMENTED
            said += f", {code_list('room_absences')[key].label}"
        return (str(one.number), _seat(one), said, "", "", "", "", "")
    known = _row_of(day, one, steps.CHECK_IN)
    identity = ""
    if known is not None:
        label = code_list("room_identity")[known.entry.code].label
        identity = "\n".join(filter(None, (label, known.person)))
    given = _row_of(day, one, steps.HAND_IN)
    left = _time(one.handed_in)
    if given is not None and given.sheets is not None:
        left += "\n" + ngettext("{count} sheet", "{count} sheets", given.sheets).format(count=given.sheets)
    if one.over:
        left += "\n" + _("{count} min over time").format(count=one.over)
    if one.state == steps.REMOVED:
        left = f"{left} ({steps.label(one.state)})"
    time = account_text(one.planned, one.extra, one.credited)
    if one.late:
        time += "\n" + _("began {count} min late, not given back").format(count=one.late)
    time = "\n".join([time, *one.measures])
    return (
        str(one.number),
        _seat(one),
        capital(identity),
        _time(one.arrived),
        _time(one.begun),
        _time(one.end),
        left,
        time,
    )


def _seat(one: DayCandidate) -> str:
    """The seat, and below it the version of the paper."""
    version = _("version {letter}").format(letter=one.letter) if one.letter else ""
    return "\n".join(filter(None, (one.place, version)))


def _row_of(day: TheDay, one: DayCandidate, kind: str) -> LogRow | None:
    rows = [row for row in day.log if row.counts and row.entry.candidate == one.id and row.entry.kind == kind]
    return rows[-1] if rows else None


def _time(minute: int | None) -> str:
    return _NONE if minute is None else at(minute)


def _disturbances(day: TheDay) -> Table:
    rows = []
    for one in day.disturbances:
        row = next(row for row in day.log if row.id == one.id)
        by_minutes: dict[int, list[int]] = {}
        for number, minutes in one.credited:
            by_minutes.setdefault(minutes, []).append(number)
        given = "; ".join(
            _("{count} min to {numbers}").format(count=minutes, numbers=spans(numbers))
            for minutes, numbers in by_minutes.items()
        )
        none = _("none") if one.decided else _("not decided")
        lasted = _NONE if one.lasted is None else _("{count} min").format(count=one.lasted)
        rows.append((at(one.minute), f"{one.what}. {row.words}".strip(), lasted, given or none))
    columns = ((_("Time"), 1.2), (_("What"), 5), (_("Lasted"), 1.3), (_("Given back"), 4.2))
    return Table(_("Disturbances and time given back"), columns, tuple(rows), _("There were none."))


def _log(day: TheDay) -> Table:
    columns = (
        (_("No."), 1),
        (_("Time"), 1.1),
        (_("Candidate"), 2),
        (_("What happened"), 7),
        (_("Seen by"), 2.2),
    )
    return Table(_("Log in the order of the times"), columns, tuple(_lines(day)), _("Nothing was written."))


def _lines(day: TheDay) -> Iterator[tuple[str, ...]]:
    """Rows that say the same of several candidates at one time stand on one line."""
    group: list[LogRow] = []
    for row in in_order(day.log):
        if group and _alike(group[-1]) != _alike(row):
            yield _line(day, group)
            group = []
        group.append(row)
    if group:
        yield _line(day, group)


def _alike(row: LogRow) -> tuple[object, ...]:
    entry = row.entry
    alone = entry.candidate is None or row.gone is not None or entry.kind in {steps.TAKE_BACK, steps.INCIDENT}
    same = (entry.kind, entry.day, entry.minute, entry.code, entry.minutes, entry.about, row.sheets)
    return (*same, row.words, row.person, row.seen_by, row.entered_by, row.typed, entry.id if alone else None)


def _line(day: TheDay, group: Sequence[LogRow]) -> tuple[str, ...]:
    first = group[0]
    numbers = [row.number for row in group]
    which = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    who = spans([row.candidate_number for row in group if row.candidate_number is not None])
    time = at(first.entry.minute)
    if first.entry.day != day.day:
        time = f"{date_text(first.entry.day)} {time}"
    said = "\n".join([what(first), *notes(first)])
    return (which, time, who, said, first.seen_by)


def _papers(bundles: Sequence[BundleBalance]) -> Table:
    columns = (
        (_("Bundle"), 3),
        (_("Received"), 1.4),
        (_("Unused"), 1.3),
        (_("Out"), 1),
        (_("Handed in"), 1.5),
        (_("Returned"), 1.4),
        (_("Destroyed"), 1.4),
        (_("Sent"), 1.1),
        (_("Missing"), 1.2),
    )
    rows = tuple(
        (
            f"{one.label}\n{capital(code_list('bundle_kinds')[one.holds].label)}",
            *map(
                str,
                (
                    one.received,
                    one.unused,
                    one.out,
                    one.handed_in,
                    one.returned,
                    one.destroyed,
                    one.sent,
                    one.missing,
                ),
            ),
        )
        for one in bundles
    )
    settled = all(one.settled for one in bundles)
    note = _("Every sheet is accounted for.") if rows and settled else ""
    return Table(_("Papers and answer sheets"), columns, rows, _("No papers are recorded."), note)


def _signatures(day: TheDay) -> tuple[Signature, ...]:
    watched = {id for id, _name in day.watches}
    if day.seal is None:
        return tuple(_signature(one, watched) for one in day.signed)
    return (_signature(day.seal.first, watched), _signature(day.seal.second, watched))


def _signature(one: SignatureRow, watched: set[UUID]) -> Signature:
    here = one.at.astimezone(zone())
    role = _("watched the exam") if one.user_id in watched else _("second person")
    signed = _("signed {day} at {time}").format(day=date_text(here.date()), time=clock_text(here.time()))
    return Signature(one.name, f"{capital(role)} · {signed}")


def _names(day: TheDay) -> Table:
    entered = sorted(day.candidates, key=lambda one: one.number)
    rows = tuple((str(one.number), one.name, one.place, capital(steps.label(one.state))) for one in entered)
    columns = ((_("No."), 1), (_("Name"), 5), (_("Seat"), 2), (_("State"), 3))
    note = _("Goes with no answer and to no examiner: they know candidates by number only.")
    return Table(_("Who has which number"), columns, rows, _("Nobody is entered."), note, apart=True)
