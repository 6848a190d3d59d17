"""What a template may print: every field with its name, what it is, an example, and where it comes from.

A template writes `{name}`; a school's own template needs nothing else. Add a field by adding a line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from eduapp.certificates.drawing import wording
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.phrases import NO_WORDS, Words, pgettext, spoken
from eduapp.core.i18n import N_

Value = str | tuple[str, ...]  # a tuple is a list of lines; words in its place say where it went


@dataclass(frozen=True)
class Field:
    """One thing a template can print. Its value is empty when the facts do not have it."""

    name: str
    label: str
    sample: str
    value: Callable[[CertificateFacts], Value]


# fmt: off
FIELDS: tuple[Field, ...] = (
    Field("title", N_("Kind of paper"), "Kursbevis", wording.title),
    Field("number", N_("Number, with its word"), "Bevis nr. 2026-0417", wording.number),
    Field("opening", N_("Words above the name"), "Det bekreftes at", wording.opening),
    Field("name", N_("Name of the person"), "Łukasz Żółć", attrgetter("name")),
    Field("born", N_("Date of birth, with its word"), "født 2. november 1990", wording.born),
    Field("sentence", N_("Words before the course or the field of work"), "har deltatt på", wording.sentence),
    Field("course", N_("Name of the course"), "Truckfører T1–T4", attrgetter("course")),
    Field("course_code", N_("Code of the course"), "TRUCK-1", attrgetter("course_code")),
    Field("field_of_work", N_("Field of work"), "Møbelsnekring", attrgetter("field_of_work")),
    Field("period", N_("First and last day"), "1.–28. mars 2027", wording.period),
    Field("scope", N_("Hours, with their length"), "40 timer à 60 minutter", wording.scope),
    Field("contents", N_("Contents, a list"), "Førstehjelp", attrgetter("contents")),
    Field("goals", N_("Learning goals, a list"), "Kan bruke verneutstyr", attrgetter("goals")),
    Field("result", N_("Result, on a course certificate"), "bestått", wording.result),
    Field("modules", N_("Modules reached, a list"), "NOR-A2/2 Lytte og snakke", wording.modules),
    Field("attended", N_("Days and sessions attended"), "8 av 10 samlinger", wording.attended),
    Field("trade", N_("Trade"), "Snekkerfaget", wording.trade),
    Field("post", N_("Size of the post"), "80 %", wording.post),
    Field("practice", N_("Hours of practice"), "1240 timer", wording.practice),
    Field("tasks", N_("Tasks, a list"), "Montering av kjøkken", attrgetter("tasks")),
    Field("trainings", N_("Training on work equipment, a list"), "Sirkelsag – 14.01.2027", wording.trainings),
    Field("aims", N_("Competence aims reached, a list"), "Lese tegning – 14.01.2027", wording.aims),
    Field("results", N_("Results on record, a list"), "Norsk A2 – bestått – 14.01.2027", wording.results),
    Field("not_official", N_("What an overview is not"), "Ikke et vitnemål …", wording.not_official),
    Field("valid_until", N_("Last day on which it holds"), "Gyldig til 1. mars 2031", wording.valid_until),
    Field("replaces", N_("Number of the paper it replaces"), "Erstatter nr. 2026-00017", wording.replaces),
    Field("own_signature", N_("Line for the person"), "underskrift", wording.own_signature),
    Field("enclosed", N_("What the appendix holds"), "Vedlegg: timene måned for måned", wording.enclosed),
    Field("issuer", N_("Name of the school"), "Granli videregående skole", attrgetter("issuer.name")),
    Field("address", N_("Address of the school"), "Skoleveien 1, 2000 Lillestrøm", wording.address),
    Field("org_number", N_("Organisation number, with its word"), "Org.nr. 974 000 000", wording.org_number),
    Field("serial", N_("Serial of a paper that can be checked"), "7K3QF 0X2MB", wording.serial),
    Field("how_to_check", N_("How to check the paper"), "Les av ruten …", wording.how_to_check),
    Field("place_and_date", N_("Place and date of issue"), "Oslo, 19. juni 2026", wording.place_and_date),
)
# fmt: on

LABELS: dict[str, Callable[[], str]] = {
    "label_period": lambda: pgettext("paper", "Period"),
    "label_scope": lambda: pgettext("paper", "Scope"),
    "label_contents": lambda: pgettext("paper", "Contents"),
    "label_goals": lambda: pgettext("paper", "Learning goals"),
    "label_result": lambda: pgettext("paper", "Result"),
    "label_practice": lambda: pgettext("paper", "Total practice time"),
    "label_tasks": lambda: pgettext("paper", "The work consisted of"),
    "label_trainings": lambda: pgettext("paper", "Training on work equipment"),
    "label_trade": lambda: pgettext("paper", "Trade"),
    "label_post": lambda: pgettext("paper", "Size of the post"),
    "label_modules": lambda: pgettext("paper", "Modules reached"),
    "label_aims": lambda: pgettext("paper", "Competence aims reached"),
    "label_verification": lambda: pgettext("paper", "Verification"),
    "label_results": lambda: pgettext("paper", "Results"),
    "sheet": lambda: wording.sheet(1, 1),
}
"""Words that stand beside a field; they need no facts."""

NAMES = frozenset(field.name for field in FIELDS) | frozenset(LABELS)
LISTS = frozenset(wording.LISTS)


def values(facts: CertificateFacts, words: Words = NO_WORDS) -> dict[str, Value]:
    """What every field says on this paper, in the paper's language and a template's own words."""
    with spoken(facts.language, words):
        said: dict[str, Value] = {name: word() for name, word in LABELS.items()}
        return said | {field.name: field.value(facts) for field in FIELDS}
