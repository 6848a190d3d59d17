"""How candidates and rows of the log look and sound."""

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.core.spans import hours_and_minutes
from eduapp.exams.room.queries import DayCandidate, TheDay
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.log import LogRow
from eduapp.exams.room.rules.wording import account_text, notes, spoken, what

Look = tuple[str, str, str]


def letter(act: str) -> str:
    """The one key for an act, in the language spoken now; "" for none."""
    return code_list("room_acts")[act].said("key")


def state_chip(row: DayCandidate) -> Look:
    """Where a candidate stands, in a word."""
    code = code_list("room_states")[row.state]
    word = code.label
    if row.state == steps.ABSENT:
        key = steps.DOCUMENTED if row.documented else steps.UNDOCUMENTED
        word = f"{word}, {code_list('room_absences')[key].label}"
    return (code.said("token"), code.said("icon"), word)


def version(row: DayCandidate) -> str:
    """The version of the paper; "" without one."""
    return _("version {letter}").format(letter=row.letter) if row.letter else ""


def end_text(row: DayCandidate) -> str:
    """Until when somebody has, to the minute."""
    return "" if row.end is None else at(row.end)


def account(row: DayCandidate) -> str:
    """How the time of somebody adds up."""
    return account_text(row.planned, row.extra, row.credited) if row.state != steps.CANCELLED else ""


def measures_text(row: DayCandidate) -> str:
    """What is granted: the measures, never why."""
    return " · ".join(map(capital, row.measures))


def name_note(row: DayCandidate) -> str:
    """Below the name: how late somebody came or handed in, and how far what was noted has come."""
    late = _("began {count} min late").format(count=row.late) if row.late else ""
    over = _("{count} min over time").format(count=row.over) if row.over else ""
    case = code_list("room_cases")[row.case].label if row.case else ""
    return capital(" · ".join(filter(None, (late, over, case))))


def account_short(row: DayCandidate) -> str:
    """The minutes that add up, without words: 300 + 75 + 9."""
    if row.state == steps.CANCELLED:
        return ""
    return " + ".join(str(minutes) for minutes in (row.planned, row.extra, row.credited) if minutes)


def candidate_sentence(row: DayCandidate) -> str:
    """The whole row for a screen reader."""
    parts = [
        _("Candidate {number}, {name}").format(number=row.number, name=row.name),
        row.place,
        version(row),
        state_chip(row)[2],
        _("until {time}").format(time=end_text(row)) if row.end is not None else "",
        account(row),
        measures_text(row),
        name_note(row),
    ]
    return ", ".join(filter(None, parts))


def log_time(row: LogRow) -> str:
    """When it happened."""
    return at(row.entry.minute)


def log_who(row: LogRow) -> str:
    """The candidate it is about."""
    return "" if row.candidate_number is None else str(row.candidate_number)


def log_text(row: LogRow) -> str:
    """What happened; what was taken back says so first."""
    return what(row) if row.counts else _("Taken back: {what}").format(what=what(row))


def log_notes(row: LogRow) -> str:
    """What stands below it."""
    return " · ".join(notes(row))


def log_sentence(row: LogRow) -> str:
    """The whole row for a screen reader."""
    return spoken(row)


def time_left(day: TheDay, seconds: int) -> tuple[str, str]:
    """What the large clock shows, and the words below it; `seconds` after midnight at the site."""
    if day.seal is not None or not day.is_today:
        told = _("The log is sealed.") if day.seal else _("Not today. Type times as they stand on paper.")
        return "–", told
    if day.stopped_since is not None:
        gone = max(0, seconds // 60 - day.stopped_since)
        return hours_and_minutes(gone), _("stopped since {time}").format(time=at(day.stopped_since))
    if day.started is None:
        return at(day.start), _("the exam begins")
    if day.last_end is None:
        return "0:00", _("nobody is writing")
    left = max(0, day.last_end * 60 - seconds)
    words = _("left, until {time}") if left else _("time is up since {time}")
    if not left and not all(one.decided for one in day.disturbances):
        words = _("time is up since {time}, but minutes are not decided yet")
    return f"{hours_and_minutes(left // 60)}:{left % 60:02d}", words.format(time=at(day.last_end))
