"""What tests of certificates that anybody can check begin with: facts of a paper, a school's keys, a list."""

from dataclasses import dataclass
from datetime import date

from eduapp.certificates.seals.code import sign_facts, text_of
from eduapp.certificates.seals.facts import PrintedFacts
from eduapp.certificates.seals.key_list import read_key_list, record_of, sign_key_list
from eduapp.certificates.seals.keys import KeyPair, new_issuing, new_root
from eduapp.certificates.seals.status_list import read_status_list, sign_status_list

ISSUED_ON = date(2026, 11, 27)
SERIAL = "7KQ2M9T4XB"


def printed(**changed):
    """The facts of a course certificate as most are."""
    facts = {
        "serial": SERIAL,
        "number": "2026-000123",
        "kind": "kursbevis",
        "name": "Áile Østby-Çelik",
        "born": date(1990, 6, 5),
        "title": "Sveising nivå 2",
        "minutes": 2400,
        "grade": "B",
        "scale": "BIB",
        "first": date(2026, 3, 1),
        "last": date(2026, 3, 28),
        "modules": ("Buesveising", "Tegningslesing"),
        "issuer": "Fjordbyen videregående skole",
        "issued_on": ISSUED_ON,
        "language": "nb",
    }
    return PrintedFacts(**(facts | changed))


def a_school(name="Fjordbyen videregående skole", first=date(2026, 1, 1)):
    """A school with a root and one issuing key."""
    root = new_root(name, first)
    return School(root, new_issuing(root, name, first), first)


@dataclass(frozen=True)
class School:
    """Its private keys, and what it hands out."""

    root: KeyPair
    issuing: KeyPair
    first: date

    @property
    def record(self):
        """The public half of its issuing key, in use."""
        return record_of(self.issuing, self.first)

    def list_bytes(self, *records, number=1, as_of=ISSUED_ON):
        """The list of keys as it is handed out."""
        return sign_key_list(self.root, number, as_of, records or (self.record,))

    def keys(self, *records, **told):
        """The list of keys as it is read."""
        return read_key_list(self.list_bytes(*records, **told), self.root.public)

    def code(self, **changed):
        """The text on a paper."""
        return text_of(sign_facts(printed(**changed), self.issuing))

    def status_bytes(self, *entries, number=1, as_of=ISSUED_ON, key=None, beginning=1):
        """The list of replaced and revoked papers as it is handed out."""
        return sign_status_list(
            key or self.issuing, number=number, as_of=as_of, entries=entries, beginning=beginning
        )

    def status(self, *entries, **told):
        """The list of replaced and revoked papers as it is read."""
        return read_status_list(self.status_bytes(*entries, **told), self.keys())
