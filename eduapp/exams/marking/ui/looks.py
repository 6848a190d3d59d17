"""How the marking of a sitting reads: states, examiners, how far somebody is, what two gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, ngettext
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import TALKED, THIRD, Given
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.sittings.rules.states import SEALED

if TYPE_CHECKING:  # an examiner's window shows looks and reads no database
    from collections.abc import Iterable

    from eduapp.exams.marking.queries import (
        CorrectionRow,
        Disagreement,
        MarkingRow,
        MovedRow,
        OwnRow,
        Progress,
    )

ChipLook = tuple[str, str, str]  # token, icon, word


def state_look(state: str) -> ChipLook:
    """The chip of a state of a marking."""
    code = code_list("marking_states")[state]
    return code.said("token"), code.said("icon"), capital(code.label)


def next_text(state: str, *, is_open: bool = False) -> str:
    """What comes next, and who does it. `is_open`: some answer is not decided yet."""
    if state == states.KEY_ALONE and is_open:
        return _(
            "The key that the school set gives every point: mark by the key. Nothing is left for an examiner."
        )
    return {
        states.NOT_SEALED: _("Examiners can be appointed already. Marking begins once the exam is sealed."),
        states.KEY_ALONE: _(
            "The key that the school set has given every point; no examiner was needed. Results can be fixed."
        ),
        states.UNSTAFFED: _(
            "Appoint two examiners. Neither sees the other or a name. Where examiners elsewhere have marked"
            " the sheets, two people type in what they wrote instead, on the page of the grades."
        ),
        states.BLIND: _("What they give is compared once both have handed in."),
        states.DIFFERENT: _("They talk about what differs and mark it again, or you appoint a third."),
        states.UNSETTLED: _("They have talked and still differ. Appoint a third examiner."),
        states.WITH_THIRD: _("The third examiner decides what the two differ on."),
        states.AGREED: _("Every answer is decided. Results can be fixed."),
        states.FIXED: _(
            "Results are fixed. A wrong key is still put right here; grades are corrected by two."
        ),
        states.ANNULLED: _("Nothing of this exam counts."),
    }[state]


def list_look(row: MarkingRow) -> ChipLook:
    """The chip of an exam in the list: as on its own page, and whether the key has still to be used."""
    token, icon, word = state_look(row.standing)
    if row.standing == states.KEY_ALONE:
        return ("late", icon, word) if row.open else state_look(states.AGREED)
    return token, icon, word


def place_name(place: int) -> str:
    """An examiner by the place."""
    return {1: _("First examiner"), 2: _("Second examiner")}.get(place, _("Third examiner"))


def progress_text(one: Progress) -> str:
    """How far somebody is, never what they gave."""
    if one.round == TALKED:
        return _talk_text(one)
    if one.handed_in:
        return _("handed in")
    words = ngettext("{marked} of {of} answer marked", "{marked} of {of} answers marked", one.of)
    return words.format(marked=one.marked, of=one.of)


def _talk_text(one: Progress) -> str:
    if one.handed_in:
        return _("handed in after the talk")
    words = ngettext(
        "talk: {marked} of {of} answer marked anew", "talk: {marked} of {of} answers marked anew", one.of
    )
    return words.format(marked=one.marked, of=one.of)


def progress_look(one: Progress) -> ChipLook:
    """The chip of how far somebody is."""
    if one.handed_in:
        return "present", "circle-check", capital(progress_text(one))
    begun = one.marked or one.round == TALKED
    return ("late" if begun else "none"), "pen-line", capital(progress_text(one))


def with_file(note: str, one: Progress) -> str:
    """What is said of an examiner, and whether a file of theirs is out."""
    out = one.file is not None and one.file.returned_at is None and not one.handed_in
    return _("{note} · a file is out").format(note=note) if out else note


def own_text(row: OwnRow) -> str:
    """How far one is with an exam of one's own."""
    if row.state == states.NOT_SEALED:
        return _("not sealed yet")
    if row.handed_in:
        return _("handed in")
    if row.state == states.KEY_ALONE:
        return _("nothing to mark")
    if row.place == THIRD:
        return _("{marked} of {of} decided").format(marked=row.marked, of=row.of)
    return _("{marked} of {of} marked").format(marked=row.marked, of=row.of)


def mark_text(given: Given | None) -> str:
    """A mark, or a line for none."""
    if given is None:
        return "–"
    return given.grade or points_text(given.points or 0)


def differ_title(row: Disagreement) -> str:
    """Which answer it is on which they differ."""
    if not row.question:
        return _("Candidate {number}").format(number=row.number)
    words = _("Candidate {number}, question {question}: {label}")
    return words.format(number=row.number, question=row.question, label=row.label)


def differ_text(row: Disagreement) -> str:
    """What each gave, and what is decided."""
    first, second = (mark_text(one) for one in row.blind)
    told = [_("Blind: {first} and {second}.").format(first=first, second=second)]
    if any(row.talked):
        first, second = (mark_text(one) for one in row.talked)
        told.append(_("After they talked: {first} and {second}.").format(first=first, second=second))
    if row.third is not None:
        told.append(_("The third: {mark}.").format(mark=mark_text(row.third)))
    return " ".join(told)


def moving_texts(rows: Iterable[MovedRow]) -> list[str]:
    """The same before it is done, and whether the grade is fixed: then it stays, whatever the key gives."""
    return _by_sentence((row, _becomes_text(row)) for row in rows)


def key_text(row: CorrectionRow) -> str:
    """What the key was, and what it became."""
    was, became = ("; ".join(lines).rstrip(".") for lines in (row.was, row.became))
    return _("The key was: {was}. It became: {became}.").format(was=was, became=became)


def moved_texts(rows: Iterable[MovedRow]) -> list[str]:
    """Who moves, by numbers, and how: what is the same for several is said once."""
    return _by_sentence((row, _moved_text(row)) for row in rows)


def _by_sentence(told: Iterable[tuple[MovedRow, str]]) -> list[str]:
    numbers: dict[str, list[str]] = {}
    for row, said in told:
        numbers.setdefault(said, []).append(str(row.number))
    found = []
    for said, who in numbers.items():
        words = ngettext("Candidate {numbers}: {said}", "Candidates {numbers}: {said}", len(who))
        found.append(words.format(numbers=", ".join(who), said=said))
    return found


def _becomes_text(row: MovedRow) -> str:
    by_key = row.after is not None  # else it says what becomes of the grade already
    words = _("{moved}; the grade is fixed and stays") if row.fixed and by_key else "{moved}"
    return words.format(moved=_moved_text(row))


def _moved_text(row: MovedRow) -> str:
    if row.before is not None and row.after is not None:
        words = _("{before} → {after} points")
        return words.format(before=points_text(row.before), after=points_text(row.after))
    if row.again:
        return _("marked again by the examiners")
    if row.looked_by:
        return _("the answer was looked at, and the grade stands ({name})").format(name=row.looked_by)
    if row.here and row.state == SEALED:
        return _("marked by examiners, who mark the answer again")
    if not (row.here or row.fixed):
        return _("on paper. A sheet that was typed before is looked at and typed anew")
    return _("marked by examiners. Look at the answer, and correct the grade if it moves")
