"""How a sitting looks and what is said of it: its state and what comes next, its people, its candidates."""

from collections.abc import Sequence
from datetime import date

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, clock_text, date_text, day_with_weekday, ngettext
from eduapp.core.spans import as_time
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings.queries import CandidateRow, EventRow, SittingHead, Unavailable
from eduapp.exams.sittings.rules import states
from eduapp.exams.sittings.rules.law import WATCH_TRAINED, law
from eduapp.exams.sittings.rules.planning import KINDS
from eduapp.exams.sittings.rules.publishing import Watch, is_trained
from eduapp.exams.sittings.rules.resits import GROUNDS, ORDINARY
from eduapp.gui.facts import Fact

Look = tuple[str, str, str]  # token, icon, word

ENDS = "candidate_ends"
_LOOKS = {
    states.PLANNED: ("none", "calendar-days"),
    states.PUBLISHED: ("present", "megaphone"),
    states.OPEN: ("excused", "door-open"),
    states.RUNNING: ("present", "play"),
    states.PAUSED: ("late", "pause"),
    states.COLLECTING: ("late", "hourglass"),
    states.SEALED: ("none", "lock"),
    states.MARKED: ("none", "square-check"),
    states.RELEASED: ("present", "badge-check"),
    states.ARCHIVED: ("none", "bookmark"),
    states.ANNULLED: ("absent", "ban"),
}
_NEXT = {
    states.PLANNED: N_("Next: publish it, once room, invigilators, seats and candidates are in order."),
    states.PUBLISHED: N_(
        "Next: an invigilator opens it in the room. Until then seats and entries can still be changed."
    ),
    states.OPEN: N_("Next: everybody's identity is checked, and the exam begins."),
    states.RUNNING: N_("Next: what is written is collected when time is up."),
    states.PAUSED: N_("Next: it goes on, or what is written is collected."),
    states.COLLECTING: N_("Next: every sheet is accounted for, and two people seal it."),
    states.SEALED: N_(
        "Next: it is marked. The key gives points where it can, and two examiners mark the rest"
        " (opplæringsforskrifta § 9-33). Then the grades are fixed."
    ),
    states.MARKED: N_("Next: the results are told."),
    states.RELEASED: N_("The results may be told. Each letter says until when one may appeal."),
    states.ARCHIVED: N_("All of it is over. Whatever comes up still: take it out of the archive first."),
    states.ANNULLED: N_("It does not count (opplæringsforskrifta § 9-40)."),
}


def state_look(state: str) -> Look:
    """The chip of a state."""
    token, icon = _LOOKS.get(state, ("none", "info"))
    return token, icon, capital(states.label(state))


def next_text(state: str) -> str:
    """What comes after a state, in a sentence."""
    return _(_NEXT[state]) if state in _NEXT else ""


def event_text(events: Sequence[EventRow]) -> str:
    """Who brought it to its state, when, by which paragraph and why; "" while it never moved."""
    if not events:
        return ""
    last = events[-1]
    # Two people release results, and who moved the exam is the second; who the first was is told above.
    second = last.to_state == states.RELEASED and not last.reason
    words = _("{state}, by {name} as the second of two, {day}") if second else _("{state} by {name}, {day}")
    said = words.format(
        state=capital(states.label(last.to_state)),
        name=last.by,
        day=date_text(last.at.astimezone(zone()).date()),
    )
    if basis := states.basis_of(last.to_state):
        said = f"{said} ({basis})"
    reason = states.reason_of(last.to_state, last.reason)
    return f"{said}: {reason}" if reason else f"{said}."


def facts(head: SittingHead, watches: Sequence[Watch]) -> list[Fact]:
    """What is known of an exam."""
    entered = [row for row in head.candidates if not row.cancelled]
    graded = [row for row in entered if row.graded]
    done = sum(row.result_id is not None for row in graded)
    results = ngettext("{done} of {count}", "{done} of {count}", len(entered))
    seated = sum(row.seat is not None or bool(row.own_place) for row in entered)
    begins = _("{time}, lasts {minutes} min").format(
        time=clock_text(as_time(head.start_minute)), minutes=head.minutes
    )
    return [
        Fact(_("Course"), f"{head.course_code}, {code_list(KINDS)[head.kind].label}"),
        Fact(_("Begins"), begins),
        Fact(_("Place"), head.place or _("not decided")),
        Fact(_("Exam paper"), head.paper or _("from elsewhere")),
        Fact(_("Invigilators"), ", ".join(one.name for one in watches) or _("not decided")),
        Fact(_("Seats"), results.format(done=seated, count=len(entered))),
        Fact(_("Results"), results.format(done=done, count=len(graded))),
        Fact(_("Grade scale"), scale(head.scale).label),
    ]


def when_text(head: SittingHead) -> str:
    """Its day and when it begins."""
    day, time = day_with_weekday(head.day), clock_text(as_time(head.start_minute))
    return capital(_("{day} at {time}").format(day=day, time=time))


def watch_look(watch: Watch, day: date) -> Look:
    """Whether somebody's training counts on a day."""
    if is_trained(watch.trained_on, day, law(WATCH_TRAINED, day)):
        return "present", "check", _("trained")
    return "late", "triangle-alert", _("training lacks")


def watch_note(watch: Watch, day: date) -> str:
    """Training and independence of somebody who may watch an exam of a day, in sentences."""
    counts = law(WATCH_TRAINED, day)
    if watch.trained_on is None:
        first = _("No training as invigilator is recorded.")
    else:
        first = _("Trained on {day}; that counts for {months} months ({basis}).").format(
            day=date_text(watch.trained_on), months=counts.value, basis=counts.basis
        )
    teaches = _("Teaches this course.") if watch.teaches_course else _("Does not teach this course.")
    return f"{first} {teaches}"


def ground_text(ground: str) -> str:
    """Why somebody sits an exam, with its paragraph."""
    code = code_list(GROUNDS)[ground]
    return f"{capital(code.label)} ({code.said('basis')})"


def end_text(end: str) -> str:
    """Why an entry was cancelled."""
    return code_list(ENDS)[end].label


def seat_text(row: CandidateRow) -> str:
    """Where a candidate sits: a seat, a room apart, or nowhere yet."""
    return row.own_place or (row.seat.label if row.seat is not None else "")


def about_text(row: CandidateRow) -> str:
    """What is unusual about an entry: its ground."""
    return "" if row.ground == ORDINARY else code_list(GROUNDS)[row.ground].label


def came_text(row: CandidateRow) -> str:
    """Whether a candidate came, and what an absence is worth."""
    if row.attended is None:
        return ""
    if row.attended:
        return _("yes")
    return _("no, documented") if row.documented else _("did not come")


def result_look(row: CandidateRow) -> Look | None:
    """The result, that one is fixed and not told yet, or that there can be none."""
    if row.annulled:
        return "absent", "ban", _("annulled")
    if row.withheld:
        return "none", "lock", _("fixed, not released")
    if not row.grade:
        return ("none", "circle-minus", _("did not come")) if row.attended is False else None
    if row.passed is None:
        return "none", "info", row.label
    return ("present", "check", row.label) if row.passed else ("absent", "x", row.label)


def candidate_sentence(row: CandidateRow) -> str:
    """A whole row, for screen readers."""
    said = _("{name}, candidate {number}: {result}").format(
        name=row.name, number=row.candidate_number, result=row.label or _without(row)
    )
    seat = _("seat {seat}").format(seat=seat_text(row)) if seat_text(row) else _("no seat yet")
    version = _("version {letter}").format(letter=row.letter) if row.letter else ""
    return ", ".join(filter(None, (said, seat, version, about_text(row))))


def _without(row: CandidateRow) -> str:
    if row.annulled:
        return _("annulled")
    return _("fixed, not released") if row.withheld else _("no result yet")


def unavailable_text(found: Sequence[Unavailable]) -> str:
    """Who cannot be there as things are now, in one text."""
    return "\n".join(
        _("Candidate {number}, {name}: {why}").format(number=one.number, name=one.name, why=one.why)
        for one in found
    )
