"""How each mark looks and sounds: colour and shape, icon, word, and the letter that sets it."""

from dataclasses import dataclass

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import _, language
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


def looks() -> tuple[Look, ...]:
    """The marks a letter sets, in the order of their segments."""
    return tuple(_look(code) for code in code_list("attendance_codes") if code.has("key"))


def look_of(code: str) -> Look:
    """One mark; what is not recorded has a look too."""
    if not code:
        return Look("", NONE, "minus", _("Not recorded"), "")
    return _look(code_list("attendance_codes")[code])


def token_of(code: str) -> str:
    """The colour and shape of one mark in a history."""
    return look_of(code).token


def minutes_text(minutes: int) -> str:
    """Minutes late, such as 10 min."""
    return _("{count} min").format(count=minutes)


def in_words(entry: Entry | None) -> str:
    """What is recorded, as one says it: Late, 10 min."""
    if entry is None:
        return look_of("").word
    late = minutes_text(entry.minutes_late) if entry.code == rules.LATE and entry.minutes_late else ""
    return ", ".join(filter(None, (look_of(entry.code).word, late)))


def _look(code: Code) -> Look:
    keys = code.flags.get("key", {})
    letter = str(keys.get(language(), "")) if isinstance(keys, dict) else ""
    word = code.label[:1].upper() + code.label[1:]
    return Look(
        code.key, str(code.flags.get("token", NONE)), str(code.flags.get("icon", "minus")), word, letter
    )
