"""What a result letter says: an ordinary letter of an ordinary school, in one language. Pure.

It names the school and never where somebody lives; every text but the name of who gets it is looked through
for words that would tell. It says until when and how one appeals, and why it is that day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, capital, date_text, long_date, pgettext
from eduapp.core.violations import Violation
from eduapp.education.school.rules import SchoolFacts, words_that_tell
from eduapp.exams.deadlines.rules import Deadline, Extension, day_in_words, deadline
from eduapp.exams.grading.rules.borders import Border, least_points, percent_of, percent_text
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.marking.rules.points import points_text


class SchoolIncomplete(Violation):
    """A letter comes from somebody."""

    message = N_("The school's letterhead lacks: {missing}. Add it under Settings.")


class TellsWhere(Violation):
    """A letter of an ordinary school."""

    message = N_(
        "The letter would say “{words}”, which tells where the exam was held. Change that text first."
    )


class NobodyToTell(Violation):
    """No letter without a result."""

    message = N_("There is no released result to write a letter about.")


@dataclass(frozen=True)
class Letter:
    """One letter, every text in its language. Facts are pairs of a name and what it says."""

    language: str
    school: str
    address: str
    organisation: str
    place_and_date: str
    name: str
    born: str
    title: str
    facts: tuple[tuple[str, str], ...]
    result_title: str
    result: str
    below: tuple[str, ...]  # points and border, a line each
    appeal_title: str
    appeal: tuple[str, ...]  # what one may appeal against, and how
    last_day: str
    why: tuple[str, ...]  # the lines that explain the day
    note: str
    signer: tuple[str, str]  # name and title

    @property
    def own_words(self) -> tuple[str, ...]:
        """Every text but the name and the day of birth of who gets it."""
        pairs = [text for pair in self.facts for text in pair]
        head = [self.school, self.address, self.organisation, self.place_and_date, self.title]
        middle = [self.result_title, self.result, *self.below, self.appeal_title, *self.appeal]
        end = [self.last_day, *self.why, self.note, *self.signer]
        return tuple(filter(None, [*head, *pairs, *middle, *end]))


@dataclass(frozen=True)
class Decision:
    """What came of appeals against a result, as a letter tells it; `left`: the kinds still possible."""

    said: tuple[str, ...]
    left: tuple[Kind, ...] = ()


@dataclass(frozen=True)
class Corrected:
    """How the school itself put a result right after its release: not what came of an appeal."""

    old: str  # the grade in words
    day: date  # on which a second person attested it
    reason: str
    basis: str  # what the correction rests on, with its paragraph


@dataclass(frozen=True)
class Told:
    """One result as a letter tells it. Points are hundredths of a point."""

    name: str
    born: date | None
    number: int
    label: str
    points: int | None
    most: int | None
    told_on: date
    handed_over: bool  # the day of notice is noted; else the letter is made for that day
    extension: Extension | None = None  # of the time to appeal
    asked_on: date | None = None  # for grounds
    given_on: date | None = None  # the grounds
    decision: Decision | None = None  # of an instance, on an appeal against it
    corrected: tuple[Corrected, ...] = ()  # the oldest first
    anew_since: date | None = None  # what was told before that day holds not
    disputed: str = ""  # that the candidate says it is wrong, in the words of all papers


@dataclass(frozen=True)
class Exam:
    """The exam a letter is about."""

    course: str
    code: str
    day: date
    kind: str  # code: exam_kinds
    appeals: tuple[Kind, ...]  # how this result can be appealed against; none for some
    border: Border | None = None  # of the grade, where points lead to it
    basis: str = ""  # whose border that is


def letter(told: Told, exam: Exam, school: SchoolFacts, issued_on: date, language: str) -> Letter:
    """The letter, in the language spoken now, which is `language`."""
    kinds = exam.appeals if told.decision is None else told.decision.left
    times, asking = list(_times(told, kinds)), list(_asking(told, kinds))
    words = pgettext("paper", "Org. no. {number}")
    return Letter(
        language=language,
        school=school.name,
        address=", ".join(school.address.splitlines()),
        organisation=words.format(number=school.organisation_number) if school.organisation_number else "",
        place_and_date=", ".join(filter(None, (school.place, long_date(issued_on)))),
        name=told.name,
        born=pgettext("paper", "born {date}").format(date=long_date(told.born)) if told.born else "",
        title=pgettext("paper", "Result of an exam"),
        facts=tuple(_facts(told, exam)),
        result_title=pgettext("paper", "Result"),
        result=told.label,
        below=tuple(_below(told, exam)),
        appeal_title=_appeal_title(told),
        appeal=tuple(dict.fromkeys(_appeal(kinds, school, told))),
        last_day="\n".join(_last_days(times, asking, told, kinds)),
        why=tuple(dict.fromkeys(line for one in (*times, *asking) for line in one.to_you)),
        note=pgettext(
            "paper",
            "This letter is no vitnemål and no kompetansebevis. Official documents are issued by the county.",
        ),
        signer=(school.signer_name, school.signer_title),
    )


def check_neutral(letters: Sequence[Letter], names: Sequence[str]) -> Iterator[Violation]:
    """Whether any letter would tell where somebody is; `names`: of the place, which no paper shows."""
    found = [word for one in letters for word in words_that_tell("\n".join(one.own_words), names)]
    if found:
        yield TellsWhere(words=", ".join(dict.fromkeys(found)))


def _facts(told: Told, exam: Exam) -> Iterator[tuple[str, str]]:
    course = f"{exam.course} ({exam.code})" if exam.code else exam.course
    yield pgettext("paper", "Course"), course
    yield pgettext("paper", "Exam"), f"{code_list('exam_kinds')[exam.kind].label}, {date_text(exam.day)}"
    yield pgettext("paper", "Candidate number"), str(told.number)
    words = pgettext("paper", "Told on") if told.handed_over else pgettext("paper", "Handed over on")
    yield words, day_in_words(told.told_on)


def _below(told: Told, exam: Exam) -> Iterator[str]:
    """Whether it is disputed; that it was corrected and why; how many points, and where this grade begins."""
    if told.disputed:
        yield told.disputed
    yield from _corrections(told.corrected)
    last = told.corrected[-1].day if told.corrected else None
    if last is not None and (told.anew_since is None or told.anew_since < last):
        yield pgettext("paper", "A letter about this exam from before that day does not hold any more.")
    if told.anew_since is not None:
        words = pgettext(
            "paper",
            "What you were told of this exam before {day} does not hold any more. This letter takes its "
            "place.",
        )
        yield words.format(day=long_date(told.anew_since))
    if told.points is None or not told.most:
        return
    share = percent_text(percent_of(told.points, told.most))
    yield pgettext("paper", "{points} of {most} points ({share})").format(
        points=points_text(told.points), most=points_text(told.most), share=share
    )
    if exam.border is None or not exam.border.least:  # whoever sat has the lowest
        return
    if told.points >= least_points(exam.border, told.most):  # else the grade does not rest on the points
        yield pgettext("paper", "This result begins at {percent} of the points ({basis}).").format(
            percent=percent_text(exam.border.least), basis=exam.basis
        )


def _corrections(corrected: Sequence[Corrected]) -> Iterator[str]:
    """What the result was before, since when and why it is another: a reason that goes on, once."""
    for place, one in enumerate(corrected):
        words = pgettext("paper", "Corrected on {day}. Before, the result was: {old}. {basis}: {reason}")
        if any(one.basis == then.basis and one.reason == then.reason for then in corrected[place + 1 :][:1]):
            words = pgettext("paper", "Corrected on {day}. Before, the result was: {old}.")
        told = {"old": one.old, "basis": capital(one.basis), "reason": one.reason}
        yield words.format(day=long_date(one.day), **told)


def _times(told: Told, kinds: Sequence[Kind]) -> Iterator[Deadline]:
    """Until when one may appeal, each last day once, with its first reason; none that waits for grounds."""
    begins = {
        kind.deadline: day
        for kind in kinds
        if not kind.from_knowing
        and (day := kind.begins(told.told_on, told.asked_on, told.given_on)) is not None
    }
    found: dict[date, Deadline] = {}
    for rule, day in begins.items():
        one = deadline(rule, day)
        one = one if found else replace(one, extended=told.extension)
        found.setdefault(one.last_day, one)
    yield from found.values()


def _asking(told: Told, kinds: Sequence[Kind]) -> Iterator[Deadline]:
    """Until when one may ask for grounds, where there is a time for it and as long as nobody has."""
    rules = dict.fromkeys(kind.grounds.said("deadline") for kind in kinds)
    if told.asked_on is None:
        yield from (deadline(rule, told.told_on) for rule in rules if rule)


def _appeal_title(told: Told) -> str:
    if told.decision is not None:
        return pgettext("paper", "Your appeal")
    return pgettext("paper", "If you want to appeal")


def _appeal(kinds: Sequence[Kind], school: SchoolFacts, told: Told) -> Iterator[str]:
    if told.decision is not None:
        yield from told.decision.said
    if not kinds:
        if told.decision is None:
            yield pgettext("paper", "The law has no appeal against this result.")
        return
    for kind in kinds:
        head = f"{capital(kind.code.label)}: " if len(kinds) > 1 else ""
        said = f"{head}{kind.can} ({kind.basis})"
        yield f"{said} {_from_knowing(kind, told)}" if kind.from_knowing else said
    yield pgettext(
        "paper",
        "Write what you appeal against, with candidate number {number}, and hand it to {school}. Ask for "
        "help with it if you want to.",
    ).format(number=told.number, school=school.name)


def _from_knowing(kind: Kind, told: Told) -> str:
    rule = deadline(kind.deadline, told.told_on)
    words = pgettext(
        "paper", "The time for that is {period} from the day you learned of the error ({basis})."
    )
    return words.format(period=rule.period.words, basis=rule.basis)


def _last_days(
    times: Sequence[Deadline], asking: Sequence[Deadline], told: Told, kinds: Sequence[Kind]
) -> Iterator[str]:
    """The last day to ask for grounds, where there is one, and those to appeal; or that the time waits."""
    for one in asking:
        yield pgettext("paper", "Last day to ask for grounds: {day}").format(day=day_in_words(one.last_day))
    for one in times:
        words = pgettext("paper", "Last day to appeal: {day}")
        if len(times) > 1:  # a result from a list, which does not say what it is a result of
            words = pgettext("paper", "Last day to appeal by {basis}: {day}")
        yield words.format(day=day_in_words(one.last_day), basis=one.basis)
    waits = any(kind.begins(told.told_on, told.asked_on, told.given_on) is None for kind in kinds)
    if waits and told.asked_on is not None:
        yield _grounds_asked(told.asked_on)


def _grounds_asked(day: date) -> str:
    words = pgettext(
        "paper", "You asked for grounds on {day}. The time to appeal begins anew when you have them."
    )
    return words.format(day=day_in_words(day))
