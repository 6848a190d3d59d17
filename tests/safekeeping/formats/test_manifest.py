from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from eduapp.core.strict_json import Unfit
from eduapp.safekeeping.formats.manifest import Altered, Manifest, TrailHead, check, read, write

KEY = bytes(range(32))
MANIFEST = Manifest(
    number=42,
    day=date(2026, 11, 23),
    made_at=datetime(2026, 11, 23, 7, 0, tzinfo=UTC),
    occasion="daily",
    program="1.0",
    step="r0063",
    tables={"learner": 3, "audit_entry": 40},
    size=4096,
    sha256="ab" * 32,
    trail=TrailHead(40, "cd" * 32),
    invented=False,
    key="ABCD EFGH",
    recovery=b"box",
)


def test_it_reads_as_it_was_written():
    found, seal = read(write(MANIFEST, KEY))
    assert found == MANIFEST
    assert found.rows == 43
    check(found, seal, KEY)


@pytest.mark.parametrize(
    "changed",
    [{"number": 43}, {"tables": {"learner": 2}}, {"trail": TrailHead(39, "cd" * 32)}, {"recovery": b""}],
)
def test_whoever_has_the_key_sees_any_change(changed):
    _found, seal = read(write(MANIFEST, KEY))
    with pytest.raises(Altered):
        check(replace(MANIFEST, **changed), seal, KEY)
    with pytest.raises(Altered):
        check(MANIFEST, seal, bytes(32))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"number":42', b'"number":0'),
        (b'"number":42', b'"number":42,"number":43'),
        (b'"day":"2026-11-23"', b'"day":"yesterday"'),
        (b'"made_at":"2026-11-23T07:00:00+00:00"', b'"made_at":"2026-11-23T07:00:00"'),
        (b'"format":1', b'"format":2'),
        (b'"invented":false', b'"invented":0'),
        (b'"learner":3', b'"learner":-3'),
        (b'"seal":', b'"seals":'),
        (b"{", b"["),
    ],
)
def test_anything_else_is_refused(old, new):
    content = write(MANIFEST, KEY)
    assert old in content
    with pytest.raises(Unfit):
        read(content.replace(old, new, 1))
