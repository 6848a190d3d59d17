"""The fixed words of papers, in the paper's own language (spoken with `speaking(facts.language)`).

The Norwegian sentences follow the models of the trade; a paper is never titled vitnemål, kompetansebevis or
fagbrev, which only the county issues, and a participation certificate carries no result.
"""

from collections.abc import Callable
from datetime import date

from eduapp.certificates.drawing.facts import Adjustment, Aim, CertificateFacts, Module, Post, Training
from eduapp.certificates.drawing.phrases import (
    known_word,
    long_date,
    month_text,
    ngettext,
    period_text,
    pgettext,
)
from eduapp.certificates.rules.kinds import rules_of
from eduapp.certificates.seals.facts import printed_serial
from eduapp.core.i18n import date_text, hours_text, number_text


def title(facts: CertificateFacts) -> str:
    """The kind of paper, as its heading and as the title of the document."""
    return {
        "kursbevis": pgettext("paper", "Course certificate"),
        "deltakerbevis": pgettext("paper", "Participation certificate"),
        "praksisattest": pgettext("paper", "Practice statement"),
        "bekreftelse": pgettext("paper", "Confirmation of attendance"),
        "resultatoversikt": pgettext("paper", "Overview of results"),
        "opplaeringslogg": pgettext("paper", "Training on work equipment"),
        "modulbevis": pgettext("paper", "Module statement"),
    }[facts.kind]


def number(facts: CertificateFacts) -> str:
    """The number a phone call to the school can be about."""
    words = {
        "praksisattest": pgettext("paper", "Statement no. {number}"),
        "bekreftelse": pgettext("paper", "Confirmation no. {number}"),
        "resultatoversikt": pgettext("paper", "Overview no. {number}"),
        "opplaeringslogg": pgettext("paper", "Record no. {number}"),
    }.get(facts.kind) or pgettext("paper", "Certificate no. {number}")
    return words.format(number=facts.number)


def replaces(facts: CertificateFacts) -> str:
    """Which paper it takes the place of (opplæringsforskrifta §§ 9-45, 9-54)."""
    words = pgettext("paper", "Replaces no. {number}")
    return words.format(number=facts.replaces) if facts.replaces else ""


def valid_until(facts: CertificateFacts) -> str:
    """The last day on which it holds, of a paper that does not hold for ever."""
    words = pgettext("paper", "Valid until {date}")
    return words.format(date=long_date(facts.valid_until)) if facts.valid_until else ""


def opening(facts: CertificateFacts) -> str:
    """What stands above the name; some papers begin with the name itself."""
    return pgettext("paper", "This is to certify that") if facts.kind in _OPENED else ""


def not_official(facts: CertificateFacts) -> str:
    """What an overview is not: the county documents results (opplæringsforskrifta § 15-31)."""
    if facts.kind != "resultatoversikt":
        return ""
    return pgettext(
        "paper",
        "This overview is not a vitnemål or a kompetansebevis."
        " Official documentation is issued by the county.",
    )


def born(facts: CertificateFacts) -> str:
    """The date of birth is enough on a local paper: never the national identity number."""
    return pgettext("paper", "born {date}").format(date=long_date(facts.born)) if facts.born else ""


def sentence(facts: CertificateFacts) -> str:
    """What the person has done, up to the name of the course or the field of work."""
    if facts.kind == "praksisattest":
        if not period(facts):
            return pgettext("paper", "has had practice in")
        words = pgettext("paper", "has, in the period {period}, had practice in")
        return words.format(period=period(facts))
    if facts.kind == "bekreftelse" and is_going_on(facts):
        return pgettext("paper", "is taking part in")
    return {
        "kursbevis": pgettext("paper", "has completed the course"),
        "deltakerbevis": pgettext("paper", "has taken part in"),
        "bekreftelse": pgettext("paper", "has taken part in"),
        "resultatoversikt": pgettext("paper", "has these results on record with us"),
        "opplaeringslogg": pgettext("paper", "has been trained in the use of this work equipment"),
        "modulbevis": pgettext("paper", "has reached modules of the course"),
    }[facts.kind]


def is_going_on(facts: CertificateFacts) -> bool:
    """Whether what the paper tells lasts still."""
    return facts.first is not None and facts.last is None


def period(facts: CertificateFacts) -> str:
    """From the first day to the last."""
    return period_text(facts.first, facts.last) if facts.first and facts.last else ""


def scope(facts: CertificateFacts) -> str:
    """The hours with the length of an hour: '40 hours' alone says too little."""
    if facts.scope_minutes is None:
        return ""
    return ngettext(
        "{hours} hour of {unit} minutes",
        "{hours} hours of {unit} minutes",
        1 if facts.scope_minutes == facts.minutes_per_hour else 2,
    ).format(hours=hours_text(facts.scope_minutes, facts.minutes_per_hour), unit=facts.minutes_per_hour)


def result(facts: CertificateFacts) -> str:
    """Only a course certificate carries one."""
    return known_word(facts.result) if facts.kind == "kursbevis" else ""


def attended(facts: CertificateFacts) -> str:
    """When, and how much of it, on a participation certificate or a confirmation."""
    share = _share(facts)
    if facts.first and is_going_on(facts):
        since = pgettext("paper", "since {date}").format(date=long_date(facts.first))
        return f"{since} ({share})" if share else since
    if not period(facts):
        return share
    if not share:
        return pgettext("paper", "in the period {period}").format(period=period(facts))
    words = pgettext("paper", "in the period {period} ({share})")
    return words.format(period=period(facts), share=share)


def _share(facts: CertificateFacts) -> str:
    if facts.attended_minutes is not None:
        words = ngettext("{hours} hour attended", "{hours} hours attended", _counted(facts.attended_minutes))
        return words.format(hours=hours_text(facts.attended_minutes))
    if facts.attended is None or facts.attended_of is None:
        return ""
    words = (
        pgettext("paper", "{count} of {total} hours")
        if facts.attended_unit == "hours"
        else pgettext("paper", "{count} of {total} sessions")
    )
    return words.format(count=facts.attended, total=facts.attended_of)


def trade(facts: CertificateFacts) -> str:
    """The trades the practice leads to, unless the field of work says it already."""
    words = ", ".join(one for one in facts.trades if one.casefold() != facts.field_of_work.casefold())
    return words[:1].upper() + words[1:]


def post(facts: CertificateFacts) -> str:
    """How large the post was; where it changed, from when to when."""
    if len(facts.posts) == 1:
        return _percent(facts.posts[0])
    words = pgettext("paper", "{percent} ({first}–{last})")
    return ", ".join(
        words.format(percent=_percent(one), first=date_text(one.first), last=date_text(one.last))
        for one in facts.posts
    )


def practice(facts: CertificateFacts) -> str:
    """The hours of practice in all, to the minute; where no post says it, also what that makes a week."""
    if facts.practice_minutes is None:
        return ""
    total = _to_the_minute(facts.practice_minutes)
    if facts.minutes_a_week is None or facts.posts:
        return total
    average = ngettext("{hours} hour a week", "{hours} hours a week", _counted(facts.minutes_a_week)).format(
        hours=number_text(facts.minutes_a_week / 60, 1)
    )
    words = pgettext("paper", "{total} ({average} on average)")
    return words.format(total=total, average=average)


def aims(facts: CertificateFacts) -> tuple[str, ...]:
    """One line for each aim: its words, and when it was reached, where that is one day."""
    return tuple(map(_dated, facts.aims))


def modules(facts: CertificateFacts) -> tuple[str, ...]:
    """One line for each module: what it is, and when it was reached. A grade of it stands nowhere."""
    return tuple(map(_dated, facts.modules))


def _dated(one: Aim | Module) -> str:
    return f"{one.text} – {date_text(one.day)}" if one.day else one.text


def results(facts: CertificateFacts) -> tuple[str, ...]:
    """One line for each result."""
    return tuple(
        " – ".join(filter(None, (one.text, known_word(one.result), date_text(one.day) if one.day else "")))
        for one in facts.results
    )


def trainings(facts: CertificateFacts) -> tuple[str, ...]:
    """One line for each machine: what, when, given by whom."""
    return tuple(map(_training, facts.trainings))


def _training(training: Training) -> str:
    parts = [training.equipment]
    if training.parts:
        parts.append(known_word(training.parts))
    if training.day:
        parts.append(date_text(training.day))
    if training.given_by:
        parts.append(pgettext("paper", "given by {name}").format(name=training.given_by))
    return " – ".join(parts)


def sheet(page: int, pages: int) -> str:
    """Which page of how many."""
    return pgettext("paper", "Page {page} of {pages}").format(page=page, pages=pages)


def appendix_title(facts: CertificateFacts) -> str:
    """What stands on top of each page of an appendix: which paper it belongs to."""
    words = {
        "praksisattest": pgettext("paper", "Appendix to practice statement no. {number}"),
        "bekreftelse": pgettext("paper", "Appendix to confirmation no. {number}"),
        "resultatoversikt": pgettext("paper", "Appendix to overview no. {number}"),
        "opplaeringslogg": pgettext("paper", "Appendix to record no. {number}"),
    }.get(facts.kind) or pgettext("paper", "Appendix to certificate no. {number}")
    return words.format(number=facts.number)


def enclosed(facts: CertificateFacts) -> str:
    """What the appendix holds, told on the first page."""
    if facts.calculations:
        return pgettext("paper", "Appendix: the hours month by month, and how they are counted")
    return pgettext("paper", "Appendix: the hours month by month") if facts.months else ""


def in_appendix(count: int) -> str:
    """Instead of a list for which the first page has no room."""
    words = ngettext("{count} in the appendix", "{count} in the appendix", count)
    return words.format(count=count)


def hours_heading() -> str:
    """Above the hours of an appendix."""
    return pgettext("paper", "The hours month by month")


def hours_columns() -> tuple[str, ...]:
    """Heads of the table of hours."""
    return pgettext("paper", "Month"), pgettext("paper", "Hours")


def month(first: date) -> str:
    """November 2026, with a capital: it begins a line."""
    words = month_text(first)
    return words[:1].upper() + words[1:]


def adjustment(one: Adjustment) -> str:
    """What was put right afterwards: which day, and why."""
    words = pgettext("paper", "Adjustment for {day}: {reason}")
    return words.format(day=date_text(one.day), reason=one.reason)


def calculation_heading(trade: str) -> str:
    """Above a calculation."""
    return pgettext("paper", "How the practice is counted: {trade}").format(trade=trade)


def calculation_columns() -> tuple[str, ...]:
    """Heads of a calculation."""
    return (
        pgettext("paper", "Basis"),
        pgettext("paper", "Done"),
        pgettext("paper", "Counts"),
        pgettext("paper", "Months"),
        pgettext("paper", "Rule"),
    )


def serial(facts: CertificateFacts) -> str:
    """The serial in its two groups, on a paper that can be checked."""
    return printed_serial(facts.serial) if facts.code else ""


def how_to_check(facts: CertificateFacts) -> str:
    """What to do with the square of dots; never an address, which would tell too much and not last."""
    if not facts.code:
        return ""
    return pgettext(
        "paper", "Scan the square with the school's verification page, or ask the school about this serial."
    )


def own_signature(facts: CertificateFacts) -> str:
    """Below the line on which the person signs too, where the kind of paper has one."""
    if not rules_of(facts.kind).own_line:
        return ""
    if facts.kind == "praksisattest":
        return pgettext("paper", "signature of the person named")
    return pgettext("paper", "signature of the person trained")


def place_and_date(facts: CertificateFacts) -> str:
    """The line above the signatures; the place is the school's municipality."""
    return ", ".join(filter(None, (facts.issuer.place, long_date(facts.issued_on))))


def address(facts: CertificateFacts) -> str:
    """The school's address on one line."""
    return ", ".join(facts.issuer.address)


def org_number(facts: CertificateFacts) -> str:
    """The school's number in the register of organisations."""
    words = pgettext("paper", "Org. no. {number}")
    return words.format(number=facts.issuer.org_number) if facts.issuer.org_number else ""


def _percent(one: Post) -> str:
    return pgettext("paper", "{count}\N{NO-BREAK SPACE}%").format(count=one.percent)


def _to_the_minute(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    whole = ngettext("{hours} hour", "{hours} hours", hours).format(hours=number_text(hours))
    if not rest:
        return whole
    part = ngettext("{minutes} minute", "{minutes} minutes", rest).format(minutes=rest)
    return pgettext("paper", "{hours} and {minutes}").format(hours=whole, minutes=part)


def _counted(minutes: int) -> int:
    return 1 if minutes == 60 else 2  # noqa: PLR2004 - one hour


_OPENED = frozenset({"kursbevis", "deltakerbevis", "bekreftelse", "modulbevis"})

LISTS: dict[str, Callable[[CertificateFacts], tuple[str, ...]]] = {
    "aims": aims,
    "modules": modules,
    "trainings": trainings,
    "tasks": lambda facts: facts.tasks,
    "results": results,
    "goals": lambda facts: facts.goals,
    "contents": lambda facts: facts.contents,
}
"""Lists that may go on the appendix, the first that goes first."""
