"""How grades look and what is said of them: the steps to a release, each candidate, each day of notice."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, clock_text, date_text, ngettext
from eduapp.exams.grading.queries import BorderRow, GradeRow, GradingPage, SheetRow, Stand, ToldRow
from eduapp.exams.grading.rules.anomalies import TYPED
from eduapp.exams.grading.rules.borders import percent_of, percent_text
from eduapp.exams.grading.rules.moving import TO_HARM
from eduapp.exams.grading.rules.telling import ANEW, GROUNDS_ASKED, WAYS
from eduapp.exams.marking.rules.examiners import EXAMINERS as EXAMINERS_RULE
from eduapp.exams.marking.rules.final import BOTH, EXAMINERS, KEY
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.sittings.rules.law import law
from eduapp.exams.sittings.rules.resits import ANNULMENTS
from eduapp.exams.sittings.rules.states import MARKED, SEALED, TOLD

Look = tuple[str, str, str]  # token, icon, word

DONE, NOW, LATER = ("present", "check"), ("late", "arrow-right"), ("none", "circle-dashed")
MARKS, BORDERS, FIX, RELEASE, LETTERS = (
    N_("Marks"),
    N_("Borders"),
    N_("Fix grades"),
    N_("Release"),
    N_("Letters"),
)
GO_TO = {
    MARKS: N_("To the marks and grades"),
    RELEASE: N_("To the release"),
    LETTERS: N_("To telling the results"),
}
CONFIRM_NEXT = N_("Next: a second person confirms the release.")
RELEASE_NEXT = N_("Next: two people release the results.")
NOTHING_COUNTS = N_(
    "No exam of this sitting counts, so no grade is fixed, released or told. Should one count again, it goes "
    "on here."
)
SEE_TOLD = N_("See who was told")
_SOURCES = {
    KEY: N_("by the key that the school set"),
    EXAMINERS: N_("given by two examiners"),
    BOTH: N_("by the key and by two examiners"),
}
_RESTS = {
    KEY: N_("{people}: every point by the key that the school set, so no examiner is needed."),
    BOTH: N_("{people}: points by the key, and by two examiners."),
    EXAMINERS: N_("{people}: marked by two examiners in the program."),
    TYPED: N_("{people}: typed by two from what the examiners wrote on the sheets."),
}
_SHEETS = {
    "nobody": ("none", "circle-dashed", N_("not typed")),
    "mine": ("late", "user", N_("typed by you")),
    "others": ("late", "users", N_("waits for you")),
    "counted": ("present", "clipboard-check", N_("sheets counted")),
    "alike": ("present", "check", N_("two alike")),
    "different": ("absent", "triangle-alert", N_("differs")),
    "done": ("present", "file-check", N_("settled")),
    "wrong": ("absent", "triangle-alert", N_("does not add up")),
    "fixed": ("none", "lock", N_("fixed")),
}


def steps(page: GradingPage) -> list[tuple[str, Look]]:
    """The five steps in their order, each with where it stands in a word."""
    told = sum(row.result.told_on is not None for row in page.told)
    letters = _counted(told, len(page.told))
    if not page.held_here:
        look = DONE if page.told and told == len(page.told) else NOW
        return [(_(LETTERS), (*look, letters))]
    done = sum(row.done for row in page.rows)
    decided = sum(row.done or row.ready for row in page.rows)
    count = len(page.rows)
    fixed = page.state != SEALED
    released = page.state in TOLD
    return [
        (_(MARKS), (*(DONE if decided == count else NOW), _counted(decided, count))),
        (_(BORDERS), (*DONE, _borders_word(page))),
        (_(FIX), _fixing_look(page, done, decided)),
        (_(RELEASE), (*(DONE if released else NOW if fixed else LATER), _release_word(page))),
        (
            _(LETTERS),
            (*(DONE if page.told and told == len(page.told) else NOW if page.told else LATER), letters),
        ),
    ]


def next_part(page: GradingPage) -> str:
    """The part of the page where the next thing is done: MARKS, RELEASE or LETTERS."""
    if page.in_doubt or page.nothing_counts:
        return MARKS
    return {SEALED: MARKS, MARKED: RELEASE}.get(page.state, LETTERS)


def go_to(page: GradingPage) -> str:
    """What the button says that leads there; once everybody was told there is nothing left to do."""
    part = next_part(page)
    return _(SEE_TOLD) if part == LETTERS and page.told and not _untold(page) else _(GO_TO[part])


def next_text(page: GradingPage) -> str:
    """What is to be done next, in a sentence."""
    if not page.held_here:
        return _("This exam was held elsewhere: its results come from a list, and are told from here.")
    if page.nothing_counts:
        return _(NOTHING_COUNTS)
    if page.in_doubt:
        words = ngettext(
            "Next: {count} fixed grade is another by its marks, or may be, since a key was corrected. "
            "Correct it, or note why it stands.",
            "Next: {count} fixed grades are others by their marks, or may be, since a key was corrected. "
            "Correct them, or note why they stand.",
            page.in_doubt,
        )
        return words.format(count=page.in_doubt)
    if page.state == SEALED:
        return _next_to_fix(page)
    if page.state == MARKED:
        return _(CONFIRM_NEXT) if page.release_waits else _(RELEASE_NEXT)
    words = N_("Next: print the letters, hand them over, and note the day.")
    return _(words) if _untold(page) else _("Everybody has been told.")


def _untold(page: GradingPage) -> bool:
    return any(row.result.told_on is None for row in page.told)


def points_words(row: GradeRow) -> str:
    """14 of 18."""
    if row.points is None or not row.most:
        return ""
    return _("{points} of {most}").format(points=points_text(row.points), most=points_text(row.most))


def share_words(row: GradeRow) -> str:
    """The share of the points, 77,78 %."""
    return percent_text(percent_of(row.points, row.most)) if row.points is not None and row.most else ""


def grade_look(row: GradeRow) -> Look:
    """The grade, fixed or as it would be; or that there is none."""
    if row.annulled:
        return "absent", "ban", _("annulled")
    if not row.label:
        return "none", "circle-dashed", _("no grade yet")
    icon = "lock" if row.fixed else "pen-line"
    token = {True: "present", False: "absent", None: "none"}[row.passed]
    return token, icon, row.label


def state_words(row: GradeRow) -> str:
    """What is to be said of a row: what stands against it, what moved, where the marks come from."""
    if row.annulled:
        ground = code_list(ANNULMENTS)[row.annulled]
        words = _("The exam of this candidate does not count: {ground} ({basis}).")
        return words.format(ground=ground.label, basis=ground.said("basis"))
    if row.waits:
        return _("A correction waits for a second person.")
    if row.moves:
        return _moves_words(row)
    if row.looks or row.problems:
        return " ".join((*([_look_words(row)] if row.looks else ()), *row.problems))
    if row.fixed:
        return _("fixed")
    return source_words(row)


def _moves_words(row: GradeRow) -> str:
    """What the marks give by now."""
    same = _("The points are others now, {points}, and give the same grade. Those that are fixed stand.")
    other = _("The marks are others now, {points}, and would give {grade}. The fixed grade stands.")
    words = same if row.moves_to == row.grade else other
    said = words.format(points=points_text(row.moves_points or 0), grade=row.moves)
    return said if row.stand is None else f"{said} {_stand_words(row.stand)}"


def _stand_words(stand: Stand) -> str:
    """Why a grade stands though its marks are lower, and who said so."""
    words = _("{name}, {when}: {reason} ({basis})")
    when = date_text(stand.at.astimezone(zone()).date())
    return words.format(name=stand.name, when=when, reason=stand.reason, basis=TO_HARM)


def _look_words(row: GradeRow) -> str:
    """Whose answer people look at again."""
    words = ngettext(
        "The key of question {questions} was corrected after the grade was fixed. Let the answer be looked "
        "at: correct the grade, or note that it stands (opplæringsforskrifta § 9-9).",
        "The keys of questions {questions} were corrected after the grade was fixed. Let the answers be "
        "looked at: correct the grade, or note that it stands (opplæringsforskrifta § 9-9).",
        len(row.looks),
    )
    return words.format(questions=", ".join(map(str, row.looks)))


def source_words(row: GradeRow) -> str:
    """Whose the marks of a row are: the key's, the examiners', or of both; or typed, and by whom."""
    if row.source == TYPED:
        typed, settled = row.typists[:2], row.typists[2:]
        words = _("typed from the sheets by {names}").format(names=" / ".join(typed))
        third = [_("settled by {name}").format(name=name) for name in settled]
        return ", ".join((words, *third))
    return _(_SOURCES[row.source]) if row.source else ""


def rests_text(page: GradingPage) -> str:
    """On what the marks of an exam rest: how many on the key alone, on sheets, on two examiners."""
    found = Counter(row.source for row in page.rows if row.ready or row.fixed)
    told = [
        _(words).format(people=people_word(found[source]))
        for source, words in _RESTS.items()
        if found[source]
    ]
    if not told:
        return ""
    if found[TYPED] and page.examiners.named:
        names = ", ".join(one.name for one in page.examiners.named)
        told.append(_("The sheets were marked by {names}.").format(names=names))
    rule = _("Two examiners mark every answer that no key marks ({basis}).")
    return " ".join((*told, rule.format(basis=law(EXAMINERS_RULE, page.day).basis)))


def grades_text(page: GradingPage, rows: Sequence[GradeRow]) -> str:
    """How many of these get which grade, in the order of the scale."""
    found = Counter(row.grade for row in rows)
    told = [f"{one.label}: {people_word(found[one.code])}" for one in page.scale.grades if found[one.code]]
    return ", ".join(told)


def row_sentence(row: GradeRow) -> str:
    """A whole row, for screen readers."""
    words = _("Candidate {number}: {grade}").format(number=row.number, grade=grade_look(row)[2])
    return ", ".join(filter(None, (words, points_words(row), state_words(row))))


def border_words(row: BorderRow, most: int) -> str:
    """From where on there is a grade."""
    words = _("from {percent} on: {points} of {most} points")
    return words.format(
        percent=percent_text(row.least), points=points_text(row.points), most=points_text(most)
    )


def people_word(count: int) -> str:
    """So many candidates."""
    return ngettext("{count} candidate", "{count} candidates", count).format(count=count)


def rule_words(page: GradingPage) -> str:
    """Whose borders these are, and why."""
    borders = page.borders
    if borders is None:
        return ""
    if borders.id is None:
        return _("By the rule of the scale: {basis}. No paragraph sets percents.").format(basis=borders.basis)
    words = _("Set for this exam by {name}, {when}: {reason}")
    when = date_text(borders.set_at.astimezone(zone()).date()) if borders.set_at else ""
    return words.format(name=borders.set_by, when=when, reason=borders.reason)


def release_words(page: GradingPage) -> str:
    """Who lets the results be told, and since when; whose grades are to be released on their own."""
    return " ".join(filter(None, (_last_release(page), _late_words(page))))


def _last_release(page: GradingPage) -> str:
    release = page.release
    if release is None and page.nothing_counts:
        return _("There is nothing to release.")
    if release is None:
        return _("Nobody has proposed the release. Two people of office and leaders do it.")
    if release.confirmed_at is None:
        words = _("Proposed by {name}, {when}. A second person confirms it.")
        return words.format(name=release.proposer, when=when_text(release.proposed_at))
    words = _("Released by {first} and {second}, {when}.")
    when = when_text(release.confirmed_at)
    return words.format(first=release.proposer, second=release.confirmer, when=when)


def _late_words(page: GradingPage) -> str:
    """Of whose exam counts only since the others were released; "" for nobody."""
    late = [row for row in page.rows if not (row.released or row.annulled)]
    if not late or not any(row.released for row in page.rows):
        return ""
    words = ngettext(
        "Candidate {numbers} counts only since the others were released: the grade is fixed, and released by "
        "two, before it is told.",
        "Candidates {numbers} count only since the others were released: their grades are fixed, and "
        "released by two, before they are told.",
        len(late),
    )
    return words.format(numbers=", ".join(str(row.number) for row in late))


def told_words(row: ToldRow) -> str:
    """When somebody was told; "" while nobody was, or that it waits."""
    if row.result.told_on is not None:
        return date_text(row.result.told_on)
    return _("waits: in doubt") if row.doubt else ""


def way_words(row: ToldRow) -> str:
    """How somebody was told; "" while nobody was."""
    return code_list(WAYS)[row.result.way].label if row.result.way else ""


def result_look(row: ToldRow) -> Look:
    """The result of somebody who may be told."""
    token, icon = {True: ("present", "check"), False: ("absent", "x"), None: ("none", "info")}[
        row.result.passed
    ]
    return token, icon, row.result.label


def last_day_words(row: ToldRow) -> str:
    """Why the last day to appeal is that day, and what would give another one; "" while nobody was told."""
    asked_on = row.result.asked_on
    if not row.appeals:
        return _("The law has no appeal against this result.") if row.result.told_on is not None else ""
    if row.last is None:
        return _(GROUNDS_ASKED).format(day=date_text(asked_on), basis=ANEW) if asked_on is not None else ""
    if asked_on is not None or not row.appeals[0].grounds.has("asks"):
        return row.last.line
    anew = _("Asking for grounds gives another last day: see the appeals of this exam.")
    return f"{row.last.line} {anew}"


def sheet_look(row: SheetRow) -> Look:
    """How far the typing of somebody's sheets is, for who looks."""
    token, icon, word = _SHEETS[row.state]
    return token, icon, _(word)


def when_text(moment: datetime) -> str:
    """Day and time at the site."""
    here = moment.astimezone(zone())
    return f"{date_text(here.date())} {clock_text(here.time())}"


def _fixing_look(page: GradingPage, done: int, decided: int) -> Look:
    """How far fixing is; fixed grades that a corrected key moved are not done."""
    count = len(page.rows)
    if page.in_doubt:
        words = ngettext("{count} to look at again", "{count} to look at again", page.in_doubt)
        return "late", "triangle-alert", words.format(count=page.in_doubt)
    look = DONE if page.state != SEALED else NOW if decided == count else LATER
    return (*look, _counted(done, count))


def _next_to_fix(page: GradingPage) -> str:
    open_ = sum(not (row.done or row.ready) for row in page.rows)
    if not open_:
        return _("Next: look at the borders, then fix the grades.")
    words = ngettext(
        "Next: settle the marks of {count} candidate.", "Next: settle the marks of {count} candidates.", open_
    )
    return words.format(count=open_)


def _counted(done: int, count: int) -> str:
    return ngettext("{done} of {count}", "{done} of {count}", count).format(done=done, count=count)


def _borders_word(page: GradingPage) -> str:
    if page.whole:
        return _("not needed")
    own = page.borders is not None and page.borders.id is not None
    return _("set for this exam") if own else _("by the rule")


def _release_word(page: GradingPage) -> str:
    if page.state in TOLD:
        return _("nothing to release") if page.nothing_counts else _("done")
    return _("waits for a second person") if page.release_waits else _("not yet")
