from dataclasses import fields, replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from eduapp.people.audit import rules

LINK = rules.Link(
    7,
    datetime(2026, 11, 23, 8, tzinfo=UTC),
    UUID(int=1),
    "Ada",
    "x.done",
    UUID(int=2),
    None,
    "c",
    rules.START,
)
OTHERS = {
    "seq": 8,
    "at": datetime(2026, 11, 23, 9, tzinfo=UTC),
    "actor_id": UUID(int=9),
    "actor_name": "Eva",
    "action": "x.undone",
    "subject_id": UUID(int=9),
    "learner_id": UUID(int=9),
    "commitment": "d",
    "previous": "1" * 64,
}


@pytest.mark.parametrize("name", [field.name for field in fields(rules.Link)])
def test_the_digest_covers_every_part(name):
    assert rules.digest(replace(LINK, **{name: OTHERS[name]})) != rules.digest(LINK)


def test_letters_cannot_wander_from_one_part_to_the_next():
    one = replace(LINK, actor_name="Ada", action="x")
    other = replace(LINK, actor_name="Adax", action="")
    assert rules.digest(one) != rules.digest(other)


def test_a_commitment_is_hmac_sha256():
    # RFC 4231, test case 2
    assert rules.commitment(b"Jefe", "what do ya want for nothing?") == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )


def test_the_digest_of_a_moment_is_the_same_in_every_zone():
    in_norway = LINK.at.astimezone(ZoneInfo("Europe/Oslo"))
    assert rules.digest(replace(LINK, at=in_norway)) == rules.digest(LINK)
