"""What may stand on one paper although a word of it is known: people's names, and the school's letterhead."""

from collections.abc import Iterable, Iterator

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.neutrality import checking
from eduapp.certificates.neutrality.paper import SiteWords


def allowed_by(facts: CertificateFacts, words: SiteWords, confirmed: Iterable[str]) -> frozenset[str]:
    """See `eduapp.certificates.neutrality.allowed_by`."""
    issuer = facts.issuer
    letterhead = (issuer.name, issuer.place, *issuer.address)
    harmless = (one for one in letterhead if not _is_strong(one, words))
    trainers = (one.given_by for one in facts.trainings)
    people = (facts.name, *(one.name for one in facts.signers), *trainers)
    return frozenset((*(turn for one in people for turn in _turns(one)), *harmless, *confirmed))


def _is_strong(text: str, words: SiteWords) -> bool:
    return any(found.is_strong for found in checking.check_texts([text], words, ()))


def _turns(name: str) -> Iterator[str]:
    """A name as lists and files have it, too: the family name first."""
    parts = name.split()
    yield from (" ".join((*parts[place:], *parts[:place])) for place in range(len(parts)))
