"""How each mark looks and sounds: colour and shape, icon, word, and the letter that sets it."""

from dataclasses import dataclass

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import _, capital
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Entry

NONE = "none"  # the token of what is not recorded


@dataclass(frozen=True)
class Look:
    """One mark of the register in the language spoken now."""

    code: str
    token: str
    icon: str
    word: str
    letter: str
    shape: str = NONE  # its mark in a history


def looks() -> tuple[Look, ...]:
    """The marks a letter sets, in the order of their segments."""
    return tuple(_look(code) for code in code_list("attendance_codes") if code.has("key"))


def look_of(code: str) -> Look:
    """One mark; what is not recorded has a look too."""
    if not code:
        return Look("", NONE, "minus", _("Not recorded"), "")
    return _look(code_list("attendance_codes")[code])


def shape_of(code: str) -> str:
    """The colour and shape of one mark in a history."""
    return look_of(code).shape


def segment_of(code: str) -> str:
    """The mark on whose segment a mark is shown: its own, or that of the letter it is reached by."""
    return str(code_list("attendance_codes")[code].flags.get("segment", code)) if code else ""


def minutes_text(minutes: int) -> str:
    """Minutes late, such as 10 min."""
    return _("{count} min").format(count=minutes)


def early_text(minutes: int) -> str:
    """Minutes before the end, such as left 10 min early."""
    return _("left {count} min early").format(count=minutes)


def reason_text(reason: str) -> str:
    """A reason as it stands in a list; "" for none."""
    label = code_list("attendance_reasons")[reason].label if reason else ""
    return capital(label)


def in_words(entry: Entry | None) -> str:
    """What is recorded, as one says it: Late, 10 min. The reason is private and not part of it."""
    if entry is None:
        return look_of("").word
    late = minutes_text(entry.minutes_late) if entry.code == rules.LATE and entry.minutes_late else ""
    early = early_text(entry.minutes_early) if entry.minutes_early else ""
    return ", ".join(filter(None, (look_of(entry.code).word, late, early)))


def told_of(entry: Entry) -> str:
    """What stands beside a mark, and is private: reason, paper, note."""
    asked = bool(entry.reason) and rules.needs_document(entry.reason) and not entry.document_seen
    paper = _("paper not seen") if asked else ""
    return " · ".join(filter(None, (reason_text(entry.reason), paper, entry.note)))


def _look(code: Code) -> Look:
    word = capital(code.label)
    token, icon = str(code.flags.get("token", NONE)), str(code.flags.get("icon", "minus"))
    return Look(code.key, token, icon, word, code.said("key"), str(code.flags.get("shape", token)))
