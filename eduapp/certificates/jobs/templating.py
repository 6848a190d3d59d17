"""A school's own template: drawn as a real paper, looked through in every form, and kept. Long work."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from eduapp.certificates import queries, service, terms
from eduapp.certificates.drawing import NO_OWN, Own, draw, faults, looks, own_checks
from eduapp.certificates.drawing.facts import PAPER_LANGUAGES, CertificateFacts, Language
from eduapp.certificates.drawing.own_checks import Sample
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import Package, from_bytes, to_bytes
from eduapp.certificates.drawing.school_pictures import NO_PICTURES, Pictures
from eduapp.certificates.issue.making import drafted
from eduapp.certificates.neutrality import Finding, Paper, SiteWords, allowed_by, check
from eduapp.certificates.neutrality.finding import Element, Reason
from eduapp.core.errors import Refused
from eduapp.core.i18n import _

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.core.violations import Override

USUAL_LANGUAGE: Language = "nb"


@dataclass(frozen=True)
class Shown:
    """How a template is to be looked at: in which language and letters, with the square or without."""

    look: str
    package: Package
    language: Language = USUAL_LANGUAGE
    letters: str = ""
    square: bool = True
    pictures: Pictures = NO_PICTURES


@dataclass(frozen=True)
class Seen:
    """The real page, or every reason why there is none."""

    pdf: bytes = field(default=b"", repr=False)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeepOwn:
    """A template to keep; `before`: the version that was shown."""

    look: str
    content: bytes = field(repr=False)
    before: int
    override: "Override | None" = None


@dataclass(frozen=True)
class Kept:
    """The number of the version, and what may tell where a paper was earned and mostly does not."""

    number: int
    warnings: tuple[str, ...] = ()


def seen(shown: Shown) -> Seen:
    """Draw the sample as it would be. Asks no database, so that it can be done while somebody types."""
    look = f"{shown.look}.{shown.letters}" if shown.letters else shown.look
    own = Own(to_bytes(shown.package), 0, shown.pictures)
    sample = Sample(sample_of(shown), look)
    against = own_checks.problems_of(shown.package, shown.look, own, [sample])
    if against:
        return Seen(b"", tuple(one.sentence() for one in against))
    return Seen(draw(sample.facts, look, own=own))


def sample_of(shown: Shown) -> CertificateFacts:
    """The invented paper; the signatures there are stand above its names, so that they can be seen."""
    facts = replace(_facts(shown.package, shown.look), language=shown.language)
    names = [name for name, _content in shown.pictures.signatures]
    signers = [
        replace(one, name=names[place]) if place < len(names) else one
        for place, one in enumerate(reversed(facts.signers))
    ]
    facts = replace(facts, signers=tuple(reversed(signers)))
    return drafted(facts) if shown.square else facts


def samples_of(package: Package, look: str) -> Iterator[Sample]:
    """Every paper the template must be able to draw, the usual one first."""
    facts = _facts(package, look)
    for letters in ("", *(one for one in terms.LETTERS if f"{look}.{one}" in looks(look.partition(".")[0]))):
        name = f"{look}.{letters}" if letters else look
        for language in PAPER_LANGUAGES:
            said = [] if language == USUAL_LANGUAGE else [terms.LANGUAGE_NAMES[language]]
            said += [_(terms.LETTERS[letters])] if letters else []
            spoken = replace(facts, language=language)
            yield Sample(drafted(spoken), name, ", ".join(said))
            yield Sample(spoken, name, ", ".join([*said, _("without the square")]))


def keep_template(database: "Database", command: KeepOwn, progress: "Progress") -> Kept:
    """Keep a template that draws every sample and tells nothing.

    Raises Refused with everything that stands against it.
    """
    package = from_bytes(command.content, command.look)
    with database.reading() as session:
        pictures = queries.pictures_now(session).pictures
        words = queries.site_words(session)
    progress.step(0, 2)
    against = own_checks.problems_of(
        package, command.look, Own(b"", 0, pictures), samples_of(package, command.look)
    )
    if against:
        raise Refused(*against)
    progress.step(1, 2)
    found = told_by(package, command.look, words)
    order = service.KeepTemplate(
        look=command.look,
        content=command.content,
        before=command.before,
        tells=queries.strong_words(found),
        override=command.override,
    )
    weak = tuple(dict.fromkeys(one.sentence() for one in found if not one.is_strong))
    return Kept(database.execute(service.keep_template, order), weak)


def told_by(package: Package, look: str, words: SiteWords) -> tuple[Finding, ...]:
    """What the finished sample would tell, and the program's own would not.

    Raises Refused where the square cannot be read as it stands.
    """
    usually = usual(look)
    found: list[Finding] = []
    for language in (USUAL_LANGUAGE, *(one for one in package.words if one != USUAL_LANGUAGE)):
        known = {_what(one) for one in _findings(usually, NO_OWN, look, language, words)}
        own = Own(to_bytes(package))
        found += [one for one in _findings(package, own, look, language, words) if _what(one) not in known]
    if any(
        one.where.element is Element.SQUARE and one.reason in {Reason.UNREAD, Reason.OTHER_SQUARE}
        for one in found
    ):
        raise Refused(faults.SquareCovered())
    return tuple(found)


def _findings(
    package: Package, own: Own, look: str, language: Language, words: SiteWords
) -> tuple[Finding, ...]:
    facts = drafted(replace(_facts(package, look), language=language))
    pdf = draw(facts, look, own=own)
    return check(Paper(pdf, "", "", words, allowed_by(facts, words, ()), facts.code))


def _what(one: Finding) -> tuple[str, Reason]:
    return one.word.casefold(), one.reason


def _facts(package: Package, look: str) -> CertificateFacts:
    """The template's own sample, or the program's where it has none of this kind."""
    kind = look.partition(".")[0]
    told = package.facts() if package.sample else None
    return told if told is not None and told.kind == kind else usual(look).facts()
