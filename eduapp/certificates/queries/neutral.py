"""What a paper must not tell: the names of the site, and words that keep it back."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.neutrality import Finding, SiteWords, allowed_by, check_texts
from eduapp.core.db.reach import of_everybody
from eduapp.education.places.models import Place
from eduapp.education.school import queries as schools
from eduapp.people.access import queries as access
from eduapp.people.learners.models import Learner

_OF_THE_SITE = "workshop_leader"  # code: roles; the others of a school's papers are the school's own


def site_words(session: Session) -> SiteWords:
    """The names of the site, its houses, units and rooms, its addresses, and who leads its workshops.

    The school's own name is none of them, nor are its teachers: they tell nothing.
    """
    own = schools.site(session).names
    rooms = session.execute(select(Place.name, Place.site)).all()
    everywhere = of_everybody(select(Learner.unit).distinct(), "names of units, not of people")
    units = session.scalars(everywhere)
    names = (*own, *(name for row in rooms for name in row), *units)
    addresses = tuple(line for line in own if any(sign.isdigit() for sign in line))
    people = tuple(one.label for one in access.colleagues(session, _OF_THE_SITE))
    return SiteWords(tuple(dict.fromkeys(filter(None, names))), addresses, people)


def told_by(session: Session, facts: CertificateFacts) -> tuple[Finding, ...]:
    """What the facts of a paper would tell, before it is drawn."""
    words = site_words(session)
    return check_texts(facts.own_words(), words, allowed_by(facts, words))


def strong_words(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The words that keep a paper back, each once. What has no word is told by its sentence."""
    strong = [one for one in findings if one.is_strong]
    return tuple(dict.fromkeys(one.word or one.sentence() for one in strong))
