"""The invented school makes its keys before the term begins, by two people, as any school does.

They are made anew at each site, at random, so that no two invented schools could sign for each other; they
bear a name that says what they are, stand on no list of a real school, and their passwords are told to all.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.app.invented_passwords import ISSUING, ROOT
from eduapp.app.sample_site import facts
from eduapp.certificates.jobs import DropSecondPerson, drop_second_person
from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.service import ConfirmClock, confirm_clock
from eduapp.core.files import make_folder
from eduapp.core.progress import NoProgress

if TYPE_CHECKING:
    from eduapp.app.sample_site.story import Site
    from eduapp.certificates.seals.keys import KeyPair

DAY = date(2026, 8, 11)
ONE_ALONE = "På prøve: den som ser på det oppdiktede stedet, er alene."
FOLDER = "keys"  # beside the database
NAME = f"{facts.SCHOOL['name']} (oppdiktet)"  # in the signature of every paper of this site


def make_keys(site: Site) -> None:
    """The leader and the principal hold the ceremony; their files lie beside the database, if it is one."""
    site.go_to(DAY, 13)
    by = site.by("leader")
    with tempfile.TemporaryDirectory() as thrown_away:
        jobs.hold_ceremony(
            by,
            jobs.HoldCeremony(
                prepared=jobs.prepare(by, NAME, NoProgress()),
                second=jobs.Proven(actor=site.actors["principal"]),
                parts=ROOT,
                password=ISSUING,
                folder=_beside(site) or Path(thrown_away),
            ),
            NoProgress(),
        )
    alone = DropSecondPerson(
        reason=ONE_ALONE, before=True, second=jobs.Proven(actor=site.actors["principal"])
    )
    drop_second_person(by, alone, NoProgress())


def look_at_the_clock(site: Site) -> None:
    """Nothing was issued since the keys were made, so a leader says which day it is."""
    site.do("leader", confirm_clock, ConfirmClock(day=site.database.today()))


def opened(site: Site, by: str) -> KeyPair:
    """The issuing key, opened by somebody who knows the password."""
    return KeyRing().unlock(site.by(by), ISSUING).issuing


def _beside(site: Site) -> Path | None:
    url = site.database.engine.url
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    folder = Path(url.database).parent / FOLDER
    make_folder(folder)
    return folder
