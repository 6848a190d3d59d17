"""What columns are called on a copy, and how their values are said. Pure."""

from datetime import date, datetime

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, clock_text, date_text, number_text
from eduapp.core.spans import as_time

LABELS = {
    "number": N_("Number"),
    "family_name": N_("Family name"),
    "given_name": N_("Given name"),
    "birth_date": N_("Date of birth"),
    "first_language": N_("First language"),
    "norwegian_level": N_("Level of Norwegian"),
    "site": N_("Place"),
    "unit": N_("Unit"),
    "security_level": N_("Level of the placement"),
    "available_until": N_("Expected to be here until"),
    "available_source": N_("Where that is known from"),
    "available_as_of": N_("Known since"),
    "participation": N_("Offer or duty"),
    "staff_note": N_("Note of the staff"),
    "learner_note": N_("Note for the learner"),
    "state": N_("State"),
    "from_day": N_("From"),
    "valid_from": N_("From"),
    "expected_back": N_("Expected back"),
    "phase": N_("Holds"),
    "at": N_("When"),
    "noted_at": N_("When"),
    "set_at": N_("When"),
    "marked_at": N_("When"),
    "entered_at": N_("When"),
    "returned_at": N_("When"),
    "proposed_at": N_("When"),
    "looked_at": N_("When"),
    "happened_at": N_("When"),
    "came_at": N_("When"),
    "said_at": N_("When"),
    "typed_at": N_("When"),
    "made_at": N_("When"),
    "checked_at": N_("When"),
    "printed_at": N_("When"),
    "kept_at": N_("When"),
    "action": N_("What"),
    "what": N_("Step"),
    "act": N_("Step"),
    "day": N_("Day"),
    "on_day": N_("Day"),
    "times": N_("Times"),
    "count": N_("Times"),
    "course_id": N_("Course"),
    "group_id": N_("Group"),
    "module_id": N_("Module"),
    "first_day": N_("First day"),
    "last_day": N_("Until"),
    "until": N_("Until"),
    "valid_until": N_("Until"),
    "end_reason": N_("How it ended"),
    "ending": N_("How it ended"),
    "consented_on": N_("Said yes on"),
    "start_minute": N_("From hour"),
    "end_minute": N_("To hour"),
    "kind": N_("Kind"),
    "reason": N_("Reason"),
    "cause": N_("Reason"),
    "basis": N_("Reason"),
    "applied_on": N_("Asked on"),
    "asked_on": N_("Asked on"),
    "asked_by": N_("Asked by"),
    "made_on": N_("Made on"),
    "answered_on": N_("Answered on"),
    "given_on": N_("Answered on"),
    "code": N_("Mark or code"),
    "minutes": N_("Minutes"),
    "missed": N_("Minutes missed"),
    "minutes_late": N_("Minutes late"),
    "minutes_early": N_("Minutes left early"),
    "note": N_("Words"),
    "words": N_("Words"),
    "text": N_("Words"),
    "body": N_("Words"),
    "document_seen": N_("Document seen"),
    "documented": N_("Document seen"),
    "superseded": N_("Replaced since"),
    "reached": N_("Reached"),
    "known": N_("Known from"),
    "withdrawn": N_("Withdrawn"),
    "withdrawn_reason": N_("Why it was withdrawn"),
    "title": N_("Title"),
    "goal_id": N_("Title"),
    "target_day": N_("Aim for"),
    "put_aside_reason": N_("Why it was put aside"),
    "closed_on": N_("Ended on"),
    "ended_on": N_("Ended on"),
    "ended_at": N_("Ended on"),
    "taken_on": N_("Done on"),
    "planned_on": N_("Planned on"),
    "postponed_on": N_("Postponed on"),
    "held_on": N_("Held on"),
    "workshop_id": N_("Workshop"),
    "break_minutes": N_("Minutes of break"),
    "task_id": N_("Task"),
    "penalty_minutes": N_("Minutes deducted"),
    "penalty_reason": N_("Why they were deducted"),
    "lost_minutes": N_("Minutes lost"),
    "lost_reason": N_("Why they were lost"),
    "reject_reason": N_("Why it was refused"),
    "refused_reason": N_("Why it was refused"),
    "machine_id": N_("Machine"),
    "tool_id": N_("Tool"),
    "month": N_("Month"),
    "percent": N_("Per cent"),
    "level": N_("Level"),
    "step": N_("What was done"),
    "allowed_at": N_("Allowed"),
    "trade": N_("Trade"),
    "way": N_("How"),
    "how": N_("In which way"),
    "year": N_("Year of training"),
    "start_day": N_("Began on"),
    "agreed": N_("Agreed"),
    "employer": N_("Employer"),
    "proof": N_("Proof"),
    "decider": N_("Decided by"),
    "office": N_("Office"),
    "decided_on": N_("Decided on"),
    "reference": N_("Reference"),
    "detail": N_("Detail"),
    "candidate_number": N_("Candidate number"),
    "attended": N_("Came"),
    "ground": N_("Ground"),
    "annulled": N_("Does not count"),
    "released_at": N_("Grade released"),
    "cancelled_at": N_("Signed off"),
    "cancelled_reason": N_("Why signed off"),
    "grade": N_("Grade"),
    "passed": N_("Passed"),
    "points": N_("Points"),
    "most": N_("Points there were"),
    "total": N_("Points in all"),
    "attested_at": N_("Attested"),
    "told_on": N_("Told on"),
    "found": N_("What was found"),
    "heard_on": N_("Heard on"),
    "reversed_on": N_("Reversed on"),
    "reversed_reason": N_("Why it was reversed"),
    "lifted_at": N_("Lifted"),
    "received_on": N_("Received on"),
    "counted_from": N_("Counted from"),
    "in_time": N_("In time"),
    "late_reason": N_("Why it was taken up late"),
    "notice": N_("What was told"),
    "part": N_("Part"),
    "enclosed": N_("Enclosed"),
    "sheets": N_("Sheets"),
    "instead_at": N_("Instead at"),
    "informed_on": N_("Informed on"),
    "place": N_("Place in order"),
    "round": N_("Round"),
    "n": N_("Running number"),
    "question": N_("Question"),
    "begun_at": N_("Began"),
    "kiosk": N_("PC"),
    "pc": N_("PC"),
    "language": N_("Language"),
    "issued_on": N_("Issued on"),
    "replaced_on": N_("Replaced on"),
    "revoked_on": N_("Revoked on"),
    "let_reason": N_("Why it was let stand"),
    "void_reason": N_("Why it is void"),
    "line": N_("Line"),
    "source_kind": N_("What it rests on"),
    "matter": N_("Matter"),
    "edition": N_("Edition"),
}
_HUNDREDTHS = frozenset({"points", "most", "total"})


def said_as(name: str, value: object, codes: str = "") -> str:
    """A value as people read it; "" for what says nothing (zeros too). `codes`: the lists it may be of."""
    if value is None or value == "" or isinstance(value, dict | list | bytes):
        return ""  # what is made of parts stands in the file
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, datetime):
        local = value.astimezone(zone())
        return f"{date_text(local.date())} {clock_text(local.time())}"
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, int):
        return _number_said(name, value)
    return _word_of(str(value), codes.split())


def _word_of(key: str, lists: list[str]) -> str:
    """The word of the first list that knows the code; without any it speaks for itself."""
    return next((code_list(name)[key].label for name in lists if key in code_list(name)), key)


def _number_said(name: str, value: int) -> str:
    if name.endswith("_minute"):
        return clock_text(as_time(value))
    if name in _HUNDREDTHS:
        return number_text(value / 100, 2)
    return str(value) if value else ""
