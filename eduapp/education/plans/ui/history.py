"""What a goal or the reviews of a plan have been: who changed what, and when, as sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, clock_text, date_text
from eduapp.education.plans.queries import EventRow
from eduapp.education.plans.ui.reading import ReadingDialog
from eduapp.gui.bench import Bench
from eduapp.gui.widgets import label, vbox
from eduapp.gui.widgets.boxes import Item

NOTHING = "–"
CHANGED = N_("{what}: {before} → {after}")


def show_history(bench: Bench, title: str, events: Sequence[EventRow], parent: QWidget) -> ReadingDialog:
    """Sentences, the newest on top; nothing here can be edited."""
    rows: list[Item] = []
    for event in events:
        who = _("{moment}, {person}").format(moment=moment(event.at), person=event.by)
        rows.append(vbox(label(event_text(event), wrap=True), label(who, "caption", wrap=True), spacing=0))
    dialog = ReadingDialog(bench, title, parent)
    dialog.show_rows(rows)
    return dialog


def event_text(event: EventRow) -> str:
    """What happened, with what it was before where that was another."""
    word = code_list("plan_events")[event.kind].label
    detail = _DETAILS.get(event.kind, _changes)(event)
    said = f"{word}: {detail}" if detail else word
    return capital(said)


def moment(at: datetime) -> str:
    """When, in the site's time."""
    local = at.astimezone(zone())
    return f"{date_text(local.date())} {clock_text(local.time())}"


def _step_taken(event: EventRow) -> str:
    return _step(event.after)


def _step_given_up(event: EventRow) -> str:
    return _step(event.before)


def _step(facts: Mapping[str, Any]) -> str:
    steps, taken = facts.get("steps", []), facts.get("taken", 0)
    return str(steps[taken - 1]) if 0 < taken <= len(steps) else ""


def _reason(event: EventRow) -> str:
    lists = {"put_aside": "put_aside_reasons", "postponed": "postpone_reasons", "dropped": "postpone_reasons"}
    return code_list(lists[event.kind])[event.reason].label if event.reason else ""


def _review_days(event: EventRow) -> str:
    if "last_day" not in event.after:
        return ""  # a goal that was taken up
    return _("by {last}").format(last=_written("last_day", event.after["last_day"]))


def _title(event: EventRow) -> str:
    return str(event.after.get("title", ""))


def _changes(event: EventRow) -> str:
    """Each fact that became another."""
    names = {"title": _("title"), "target_day": _("to be reached by"), "steps": _("steps"), "course_id": ""}
    found = []
    for key, name in names.items():
        before, after = event.before.get(key), event.after.get(key)
        if before == after:
            continue
        if key == "course_id":
            found.append(_("the course"))
        else:
            found.append(
                _(CHANGED).format(what=name, before=_written(key, before), after=_written(key, after))
            )
    return "; ".join(found)


def _written(key: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOTHING
    if key in ("target_day", "last_day") and value:
        return date_text(date.fromisoformat(str(value)))
    return str(value or NOTHING)


_DETAILS: Mapping[str, Callable[[EventRow], str]] = {
    "added": _title,
    "ticked": _step_taken,
    "unticked": _step_given_up,
    "put_aside": _reason,
    "postponed": _reason,
    "dropped": _reason,
    "planned": _review_days,
    "taken_up": _review_days,
    "brought_forward": _review_days,
    "held": lambda _event: "",
}
