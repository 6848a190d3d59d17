"""One entry of the trail as a sentence people can read."""

import re
from collections.abc import Mapping
from datetime import date

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, clock_text, date_text
from eduapp.people.audit.queries import TrailRow

# Details are facts: a code is kept with its list (attendance_codes:late), a day as 2026-11-23.
_CODE = re.compile(r"(attendance_codes|cancel_reasons|end_reasons):(\w+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def sentence(row: TrailRow, sentences: Mapping[str, str]) -> str:
    """What happened. Shredded details leave the kind of act; an unknown act names itself."""
    known = sentences.get(row.action)
    if known is None:
        return row.action
    if row.details is None:
        return _("The details were deleted ({action}).").format(action=row.action)
    return _(known).format_map(_Words(row.details))


def moment(row: TrailRow) -> str:
    """When, in the site's time."""
    local = row.at.astimezone(zone())
    return f"{date_text(local.date())} {clock_text(local.time())}"


class _Words(dict[str, str]):
    """Details as words; a missing one is a dash, not an error."""

    def __init__(self, details: Mapping[str, object]) -> None:
        super().__init__({key: _in_words(value) for key, value in details.items()})

    def __missing__(self, key: str) -> str:
        return "–"


def _in_words(value: object) -> str:
    if isinstance(value, dict):  # what was changed: {field: [before, after]}
        return ", ".join(f"{key}: {' → '.join(map(str, both))}" for key, both in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str) and (code := _CODE.fullmatch(value)):
        return code_list(code[1])[code[2]].label
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date_text(date.fromisoformat(value))
    return str(value)
