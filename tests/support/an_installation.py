"""One whole installation that issues papers: `python -m tests.support.an_installation FOLDER KIND`.

KIND is `inside` or `ordinary`. Both have the same school and the same person who earned the same things; all
else differs: the site, its rooms, what was recorded before, and the PC by its environment. Reads a pickled
SigningKey, and writes a pickled list of the fields of Made.
"""

import pickle
import sys
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

from eduapp.certificates import queries
from eduapp.certificates.drawing import TEMPLATE_OF_KIND, CertificateFacts, draw, wording
from eduapp.certificates.signing import Order, SigningKey, signed
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.files import safe_file_name, titled_file_name
from eduapp.core.i18n import speaking
from eduapp.drawing.archive import archived
from eduapp.drawing.document import About
from eduapp.education.school.rules import SiteFacts
from eduapp.education.school.service import SaveSite, save_site
from eduapp.people.audit.service import write_audit
from tests.support import given, given_certificates, given_education

MOMENT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
SITE = SiteFacts("Ringberg fengsel", "Hus 3\nAvdeling Nord\nBjørkelia")
ROOMS = ("Verksted B avd. 2", "Hus 3, klasserom 1")


@dataclass(frozen=True)
class Made:
    """A finished paper, and what names it on its way."""

    facts: bytes
    pdf: bytes
    file_name: str
    print_title: str


def main(folder: Path, kind: str, key: SigningKey) -> list[Made]:
    """The papers of one installation, whose database lies in the folder with nobody but the staff in it."""
    url = sqlite_url(folder / "dagverk.db")
    engine = open_engine(url)
    try:
        return _papers(
            Database(engine, given.LEADER, write_audit, clock=StillClock(given.NOW)).unattended(), kind, key
        )
    finally:
        engine.dispose()


def _papers(database: Database, kind: str, key: SigningKey) -> list[Made]:
    if kind == "inside":
        database.acting_as(given.ADMINISTRATOR).execute(save_site, SaveSite(site=SITE))
        for room in ROOMS:
            given_education.a_place(database, room, "workshop")
        for number in range(5):
            given.a_learner(database, f"Ola Nummer{number}", unit="Avdeling Nord")
    given_education.the_school(database)
    items = [
        given_certificates.a_course_done(database, "Łukasz Żółć", grade="B").item,
        given_certificates.some_practice(database, "Karim Haddad"),
    ]
    return [_made(database, item, key) for item in items]


def _made(database: Database, item: queries.Item, key: SigningKey) -> Made:
    with database.reading() as session:
        basis = queries.basis_of(session, item, database.today())
    facts = basis.facts
    assert facts is not None, basis.violations
    with speaking(facts.language):
        title = wording.title(facts)
    about = About(title, facts.issuer.name, _subject(facts), facts.issued_on, facts.language, facts.digest())
    drawn = draw(facts, TEMPLATE_OF_KIND[facts.kind])
    pdf = signed(Order(archived(drawn, about), key, MOMENT))
    name = safe_file_name(facts.name, _subject(facts), facts.number, suffix=".pdf")
    return Made(facts.to_json(), pdf, name, titled_file_name(f"{title}: {facts.name}"))


def _subject(facts: CertificateFacts) -> str:
    return facts.course or facts.field_of_work


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), sys.argv[2], pickle.load(sys.stdin.buffer))  # noqa: S301 - our own parent's
    sys.stdout.buffer.write(pickle.dumps([astuple(one) for one in made]))
