"""How appeals look and what is said of them: states, steps with their paragraph, days that are left."""

from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.exams.appeals.queries import (
    AnnulmentRow,
    AppealPage,
    AppealRow,
    EventRow,
    ExamRow,
    NoticeRow,
    PartRow,
    WaitingAnnulmentRow,
    WaitingRow,
)
from eduapp.exams.appeals.rules import steps
from eduapp.exams.appeals.rules.annulling import OwnNote
from eduapp.exams.appeals.rules.final import Decided
from eduapp.exams.appeals.rules.notices import INTERIM, NOTICES, OUTCOME, basis_of
from eduapp.exams.appeals.rules.starting import Notice
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading.rules.kinds import KINDS, PARTS, Kind
from eduapp.exams.sittings.rules.resits import ANNULMENTS

Look = tuple[str, str, str]  # token, icon, word

_LOOKS = {
    steps.RECEIVED: ("late", "message-square"),
    steps.SENT: ("excused", "upload"),
    steps.QUASHED: ("late", "history"),
    steps.ASSESSED: ("late", "users"),
    steps.DISMISSED: ("none", "x"),
    steps.UPHELD: ("none", "check"),
    steps.RAISED: ("present", "chevron-up"),
    steps.LOWERED: ("absent", "chevron-down"),
    steps.ANNULLED: ("absent", "ban"),
    steps.REVERSED: ("present", "undo-2"),
    steps.WITHDRAWN: ("none", "undo-2"),
    steps.SETTLED: ("present", "badge-check"),
}
_NEXT = {
    steps.RECEIVED: N_("Next: the file is sent to {instance}."),
    steps.SENT: N_("Next: {instance} decides."),
    steps.QUASHED: N_("Next: the grade is assessed anew, and two people fix it."),
    steps.ASSESSED: N_("Next: a second person confirms the new assessment, or returns it."),
}
VERBS = {
    steps.SEND: N_("Note as sent…"),
    steps.DISMISS: N_("Note as dismissed…"),
    steps.UPHOLD: N_("Note as upheld…"),
    steps.RAISE: N_("Note as raised…"),
    steps.LOWER: N_("Note as lowered…"),
    steps.QUASH: N_("Note as quashed…"),
    steps.ANNUL: N_("Note as annulled…"),
    steps.REVERSE: N_("Note as reversed…"),
    steps.REDO: N_("Decide anew ourselves…"),
    steps.WITHDRAW: N_("Note as withdrawn…"),
    steps.ASSESS: N_("Note a new assessment…"),
    steps.RETURN: N_("Return the assessment…"),
    steps.CONFIRM: N_("Confirm the assessment…"),
    steps.RECALL: N_("Take the last step back…"),
}

NOTICE_VERBS = {
    INTERIM: N_("Note a preliminary answer…"),
    OUTCOME: N_("Note that the candidate was told…"),
}


def state_look(state: str) -> Look:
    """The chip of a state."""
    token, icon = _LOOKS.get(state, ("none", "info"))
    return token, icon, capital(steps.label(state))


def kind_text(kind: str) -> str:
    """A kind of appeal with its paragraph."""
    code = code_list(KINDS)[kind]
    return f"{capital(code.label)} ({code.said('basis')})"


def instance_text(kind: Kind) -> str:
    """Who decides on a kind of appeal, with the paragraph where another law says so."""
    instance = kind.instance
    basis = instance.said("basis")
    return f"{capital(instance.label)} ({basis})" if basis else capital(instance.label)


def next_text(page: AppealPage) -> str:
    """What comes next, what the file lacks before, and whether there is still a grade to decide on."""
    if page.gone:
        return _gone_text(page)
    if page.row.state == steps.SENT and (grade := page.facts.corrected_to):
        return _(
            "The grade was corrected to {grade} meanwhile. Tell {instance}; what it decides is carried out "
            "on the grade in force."
        ).format(grade=grade, instance=page.kind.instance.label)
    if page.row.state == steps.RECEIVED and (lacks := page.why[steps.SEND]):
        return _("Before the file is sent to {instance}: {lacks}").format(
            instance=page.kind.instance.label, lacks=lacks
        )
    if page.row.to_tell and page.by_letter:
        return _("Next: the candidate is told by the letter with the new grade ({basis}).").format(
            basis=basis_of(OUTCOME)
        )
    if page.row.to_tell:
        return _("Next: the candidate is told what was decided ({basis}).").format(basis=basis_of(OUTCOME))
    words = _NEXT.get(page.row.state)
    return _(words).format(instance=page.kind.instance.label) if words else ""


def waiting_text(waits: WaitingRow) -> str:
    """What one person has written down, and that it counts once a second stands behind it."""
    said = _("{step}, {day} · {person} · {reason}").format(
        step=step_text(waits.step, waits.grade),
        day=date_text(waits.on_day),
        person=waits.person,
        reason=waits.reason,
    )
    then = _("Written down by {name}. It counts once a second person confirms it.")
    return f"{said.removesuffix('.')}. {then.format(name=waits.noted_by)}"


def waiting_annulment_text(waits: WaitingAnnulmentRow) -> str:
    """What one person has written down of an annulment, and that it counts once a second stands behind it."""
    words = _("The exam counts again: {day} · {person} · {reason}")
    if not waits.reverses:
        words = _("The exam does not count: {day} · {person} · {reason}")
    said = words.format(day=date_text(waits.decided_on), person=waits.person, reason=waits.reason)
    then = _("Written down by {name}. It counts once a second person confirms it.")
    return f"{said.removesuffix('.')}. {then.format(name=waits.noted_by)}"


def _gone_text(page: AppealPage) -> str:
    """That nothing is left to decide on while an appeal is open, and what is done about it."""
    if page.row.state == steps.SENT:
        then = _("Tell {instance}, and write down what it answers.").format(instance=page.kind.instance.label)
    elif page.row.state == steps.ASSESSED:
        then = _("The new assessment is returned; then the appeal is withdrawn or dismissed.")
    else:
        then = _("Ask the candidate whether the appeal is withdrawn, or dismiss it.")
    if not page.facts.annulled:
        return _("What was appealed against is in force no more.") + " " + then
    ground = code_list(ANNULMENTS)[page.facts.annulled]
    said = _("The exam of this candidate is annulled: {ground} ({basis}).").format(
        ground=ground.label, basis=ground.said("basis")
    )
    return f"{said} {then}"


def time_text(page: AppealPage) -> str:
    """Whether it came in time, or why it was taken up though it did not."""
    if page.row.in_time:
        return _("In time.")
    return _("Late, taken up: {reason}").format(reason=page.late_reason)


def event_title(event: EventRow) -> str:
    """A step that was taken, and the grade it brought."""
    return step_text(event.step, event.grade)


def step_text(step: str, grade: str) -> str:
    """A step in words, and the grade it brings."""
    words = capital(code_list(steps.STEPS)[step].label)
    return f"{words}: {grade}" if grade else words


def event_note(event: EventRow, page: AppealPage) -> str:
    """When, who, why and by which paragraph; who wrote it down where that is somebody else."""
    reason = event.reason or time_text(page)
    said = _("{day} · {person} · {reason} ({basis})").format(
        day=date_text(event.on_day), person=event.person, reason=reason, basis=event.basis
    )
    found = [said]
    if event.entered_by != event.person:
        found.append(_("written down by {name}").format(name=event.entered_by))
    if event.second:
        found.append(_("confirmed by {name}").format(name=event.second))
    return " · ".join(found)


def copy_text(notice: Notice) -> str:
    """That a copy of the answer and the guide was asked for, and given; "" for neither."""
    if notice.copy_asked_on is None:
        return ""
    asked = _("A copy of the answer and the guide was asked for on {day}.").format(
        day=date_text(notice.copy_asked_on)
    )
    if notice.copy_given_on is None:
        return asked
    return asked + " " + _("Given on {day}.").format(day=date_text(notice.copy_given_on))


def notice_title(notice: NoticeRow) -> str:
    """What was told, in words."""
    return capital(code_list(NOTICES)[notice.notice].label)


def notice_text(notice: NoticeRow) -> str:
    """When something was told, by whom and by which paragraph."""
    said = f"{date_text(notice.on_day)} · {notice.person} ({basis_of(notice.notice)})"
    if notice.ended_on is None:
        return said
    return _("{said}. Taken back on {day}.").format(said=said, day=date_text(notice.ended_on))


def part_look(row: PartRow) -> Look:
    """Whether a part is there."""
    if row.drawn:
        return "present", "check", _("made by the program")
    if row.enclosed:
        return "present", "check", _("enclosed on paper")
    return ("present", "check", _("written")) if row.kept else ("late", "hourglass", _("lacks"))


def part_title(row: PartRow) -> str:
    """A part in words."""
    return capital(code_list(PARTS)[row.part].label)


def left_text(last: Deadline, today: date) -> str:
    """How many days are left, or since when it is over."""
    days = (last.last_day - today).days
    if days < 0:
        return _("over since {day}").format(day=date_text(last.last_day))
    if not days:
        return _("today is the last day")
    return ngettext("{count} day left", "{count} days left", days).format(count=days)


def due_look(row: AppealRow, today: date) -> Look | None:
    """Until when the candidate hears something, or that a decision is to be told."""
    if row.to_tell:
        return "late", "message-square", _("tell the candidate")
    if not row.open:
        return None
    if row.answered_on is not None:
        return "none", "check", _("answered {day}").format(day=date_text(row.answered_on))
    last = row.answer_by
    days = (last.last_day - today).days
    token = "absent" if days < 0 else "late" if days <= _SOON else "none"
    return token, "calendar-days", f"{date_text(last.last_day)}, {left_text(last, today)}"


def grade_look(row: ExamRow) -> Look:
    """The grade of a candidate, that one is not told yet, or why there is none."""
    if row.annulment is not None:
        ground = code_list(ANNULMENTS)[row.annulment.ground].label
        return "absent", "ban", _("annulled: {ground}").format(ground=ground)
    if row.grade is not None:
        return "none", "badge-check", row.grade.facts.label
    if row.withheld:
        return "none", "lock", _("fixed, not released")
    return ("none", "circle-dashed", _("no result")) if row.sat else ("none", "x", _("did not come"))


def appeal_look(row: ExamRow, today: date) -> Look | None:
    """What can be done or is open: an appeal, a decision to carry out, or the time that is left."""
    for one in row.appeals:
        if one.open:
            token, icon, word = state_look(one.state)
            return token, icon, _("appeal {number}: {state}").format(number=one.number, state=word.lower())
    if row.waiting is not None or row.to_annul:
        return _annulment_look(row.waiting)
    subject = row.subject
    if subject is None or not subject.kinds:
        return None
    if not subject.left:
        return _decided_look(subject.facts.decided)
    last = row.last
    if last is None:
        return "none", "hourglass", _("time to appeal not begun")
    token = "none" if last.over(today) else "late"
    return token, "calendar-days", left_text(last, today)


def _annulment_look(waits: WaitingAnnulmentRow | None) -> Look:
    """Who is to confirm an annulment or its reversal; where nothing was written down, to carry it out."""
    if waits is None:
        return "late", "ban", _("annulment decided, to be carried out")
    word = _("reversal waits for a second person")
    return "late", "users", word if waits.reverses else _("annulment waits for a second person")


def _decided_look(decided: tuple[Decided, ...]) -> Look:
    """What the instance decided last; nothing follows it."""
    last = decided[-1]
    token, icon, word = state_look(last.step)
    return token, icon, _("appeal {number}: {state}").format(number=last.number, state=word.lower())


def annulment_lines(row: AnnulmentRow) -> list[tuple[str, str]]:
    """An annulment as titles and words: what, heard, decided, told, and what follows."""
    code = code_list(ANNULMENTS)[row.ground]
    found = [(_("Annulled"), f"{capital(code.label)} ({code.said('basis')})")]
    if row.heard_on is not None:
        found.append((_("Heard"), date_text(row.heard_on)))
    decided = f"{date_text(row.decided_on)}, {row.decided_by} · {row.decider}"
    found += [(_("Decided"), decided), (_("Grounds"), row.reason)]
    if row.told_on is not None:
        found.append((_("The candidate was told"), date_text(row.told_on)))
    if row.grade:
        found.append((_("Grade that was in force"), row.grade))
    if row.reversed_on is not None:
        said = f"{date_text(row.reversed_on)}, {row.reversed_by}: {row.reversed_reason}"
        found.append((_("Reversed"), said))
    return found


def own_text(*, own: bool) -> str:
    """Why somebody who wrote it down does not confirm it; "" where it was somebody else."""
    return OwnNote().sentence() if own else ""


_SOON = 7  # days
