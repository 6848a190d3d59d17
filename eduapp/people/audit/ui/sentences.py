"""One entry of the trail as a sentence people can read."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from eduapp.core.clock import zone
from eduapp.core.codes import code_list, list_names
from eduapp.core.i18n import N_, _, clock_text, date_text
from eduapp.people.audit.queries import TrailRow

# Details are facts: a code is kept with its list (attendance_codes:late), a day as 2026-11-23.
_CODE = re.compile(r"(\w+):(\S+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LISTS = {
    "roles": "roles",
    "security_level": "security_levels",
    "available_source": "available_sources",
    "participation": "participations",
    "kind": "course_kinds",
    "scale": "scales",
    "place_kind": "place_kinds",
    "highest_level": "security_levels",
    "archive_reason": "place_archive_reasons",
    "machine_risk": "machine_risks",
    "machine_demand": "machine_demands",
    "machine_expiry": "machine_expiries",
    "tool_kind": "tool_kinds",
    "tool_class": "tool_classes",
}
_KINDS = {
    "learners": N_("Learners"), "apart": N_("Learners"), "handouts": N_("Learners"),
    "enrolment": N_("Enrolments"), "waiting": N_("Enrolments"), "plans": N_("Enrolments"),
    "courses": N_("Enrolments"), "timetable": N_("Timetable"), "attendance": N_("Registers"),
    "day": N_("Registers"), "lists": N_("Registers"), "workshops": N_("Workshops"),
    "machines": N_("Workshops"), "tools": N_("Workshops"), "road": N_("Workshops"), "aims": N_("Workshops"),
    "exams": N_("Exams"), "questions": N_("Exams"), "papers": N_("Exams"), "arrangements": N_("Exams"),
    "custody": N_("Exams"), "room": N_("Exams"), "attempts": N_("Exams"), "marking": N_("Exams"),
    "grading": N_("Exams"), "statistics": N_("Exams"), "appeals": N_("Exams"), "places": N_("Workshops"),
    "certificates": N_("Certificates"), "keys": N_("Certificates"), "access": N_("Accounts"),
    "files": N_("Learners"), "handoff": N_("Registers"), "statements": N_("Workshops"),
    "privacy": N_("Learners"), "disputes": N_("Learners"), "safekeeping": N_("Backups"),
    "summary": N_("Learners"), "school": N_("Other"), "rule": N_("Other"), "audit": N_("Other"),
    "sample": N_("Other"),
}  # fmt: skip
_WRITTEN: dict[str, object] = {"True": True, "False": False, "": "–", "None": "–"}  # values kept as text
_LONGEST = 60  # characters of a value that still make a sentence


def sentence(row: TrailRow, sentences: Mapping[str, str]) -> str:
    """What happened. Shredded details leave the kind of act; an unknown act names itself."""
    known = sentences.get(row.action)
    if known is None:
        return row.action
    if row.details is None:
        return _("Details removed ({kind}).").format(kind=_kind(row.action))
    return _(known).format_map(_Words(row.details, sentences))


def _kind(action: str) -> str:
    """Which part of the work an act belongs to; a newer one names itself."""
    feature = action.partition(".")[0]
    return _(_KINDS[feature]) if feature in _KINDS else action


def moment(row: TrailRow) -> str:
    """When, in the site's time."""
    local = row.at.astimezone(zone())
    return f"{date_text(local.date())} {clock_text(local.time())}"


class _Words(dict[str, str]):
    """Details as words; a missing one is a dash, not an error."""

    def __init__(self, details: Mapping[str, object], known: Mapping[str, str]) -> None:
        super().__init__({key: _told(key, value, known) for key, value in details.items()})

    def __missing__(self, key: str) -> str:
        return "–"


def _told(key: str, value: object, known: Mapping[str, str]) -> str:
    if isinstance(value, dict):  # what was changed: {field: [before, after]}
        return ", ".join(_change(field, both, known) for field, both in value.items())
    if isinstance(value, list):
        return ", ".join(_in_words(key, one) for one in value)
    if key == "rule":
        return _word(f"rule:{value}", str(value), known)
    return _in_words(key, value)


def _change(field: str, both: Sequence[object], known: Mapping[str, str]) -> str:
    """A field, and what it said before and after; a hidden or long value only names its field."""
    word = _word(f"field:{field}", field, known)
    if field.endswith(("_id", "_note")) or any(len(str(one)) > _LONGEST for one in both):
        return word
    shown = (_WRITTEN.get(str(one), one) for one in both)
    return f"{word}: {' → '.join(_in_words(field, one) for one in shown)}"


def _word(key: str, without: str, known: Mapping[str, str]) -> str:
    return _(known[key]) if key in known else without


def _in_words(key: str, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = str(value)
    if (code := _CODE.fullmatch(text)) and code[1] in list_names():
        return code_list(code[1])[code[2]].label
    if key in _LISTS:
        return code_list(_LISTS[key])[text].label
    return date_text(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
