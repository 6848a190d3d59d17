"""What is known of marks and the reasons under them: closed lists, read as rules. Pure.

A mark is neutral (attendance_codes). A reason (attendance_reasons) says more under it, for as long as it is
needed; which minutes go where is decided when the mark is made, so that nothing moves when the reason goes.
"""

from datetime import date

from eduapp.core.codes import Code, code_list

ABSENT_TIME, EXCUSED_TIME, REFUSED_TIME = "absent", "excused", "refused"
LOST_TIME, SCHOOL_TIME = "lost", "school"  # to the prison; by the school itself
MISSED = (ABSENT_TIME, EXCUSED_TIME, REFUSED_TIME, LOST_TIME, SCHOOL_TIME)
NOT_AGAINST_ANYBODY = frozenset({"prison", "school"})  # causes for which nobody loses a percent

_MENU_OF = {"not_required": "excused"}  # its reasons stand with those of another mark


def was_there(code: str) -> bool:
    """Whether a mark says that somebody took part."""
    return code_list("attendance_codes")[code].has("present")


def kept_away(code: str) -> bool:
    """Whether the absence is the prison's or the school's cause; it then never counts against the learner."""
    return code_list("attendance_codes")[code].flags.get("cause") in NOT_AGAINST_ANYBODY


def is_system(code: str) -> bool:
    """Whether only the program itself gives a mark."""
    return code_list("attendance_codes")[code].has("system")


def may_be_ahead(code: str, reason: str = "") -> bool:
    """Whether a mark may be recorded before the day of the session."""
    return code_list("attendance_codes")[code].has("ahead") and (not reason or _reason(reason).has("ahead"))


def marks_of(reason: str) -> tuple[str, ...]:
    """The marks a reason may stand with; the first is the one it sets by itself."""
    marks = _reason(reason).flags.get("marks", ())
    return tuple(marks) if isinstance(marks, list) else ()


def fits(code: str, reason: str) -> bool:
    """Whether a reason may stand with a mark; no reason always may."""
    return not reason or code in marks_of(reason)


def mark_for(code: str, reason: str) -> str:
    """The mark that stands once a reason was chosen for a row with this mark ("" for none yet)."""
    return code if code and fits(code, reason) else next(iter(marks_of(reason)), code)


def offered_with(code: str, day: date) -> tuple[Code, ...]:
    """The reasons to choose from for a row with this mark, in the order of their figures."""
    wanted = _MENU_OF.get(code, code)
    return tuple(
        reason
        for reason in code_list("attendance_reasons")
        if is_open(reason.key, day) and wanted in {_MENU_OF.get(mark, mark) for mark in marks_of(reason.key)}
    )


def is_open(reason: str, day: date) -> bool:
    """Whether a reason may be chosen on a day; a retired one stays valid on old rows."""
    until = _reason(reason).flags.get("until")
    return not isinstance(until, date) or day <= until


def needs_note(reason: str) -> bool:
    """Whether a reason must be explained."""
    return _reason(reason).has("note")


def needs_document(reason: str) -> bool:
    """Whether a paper is to be seen."""
    return _reason(reason).has("document")


def needs_duty(reason: str) -> bool:
    """Whether only somebody with a duty can have this reason: an offer cannot be refused."""
    return _reason(reason).has("duty")


def cause_of(code: str, reason: str = "") -> str:
    """Whose cause an absence is: learner, school, prison, health, court; "" where nobody has said."""
    said = _reason(reason) if reason else code_list("attendance_codes")[code]
    return str(said.flags.get("cause", ""))


def missed_as(code: str, reason: str = "") -> str:
    """Where the minutes go that somebody with this mark did not take part in; "" for nowhere."""
    own = str(code_list("attendance_codes")[code].flags.get("missed", ABSENT_TIME))
    return str(_reason(reason).flags.get("missed", own)) if reason else own


def neutral(missed: str) -> str:
    """What is left of it when the reason goes: that somebody refused is a reason too."""
    return ABSENT_TIME if missed == REFUSED_TIME else missed


def _reason(key: str) -> Code:
    return code_list("attendance_reasons")[key]
