"""Whether bytes stand within others is asked alike of both databases."""

import pytest
from sqlalchemy import LargeBinary, literal, select

from eduapp.core.db.bytes_in import Holding


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("part", "there"), [(b'"kind":"tick"', True), (b'"kind":"ticks"', False), (b"\x00\xff", True)]
)
def test_bytes_are_found_wherever_they_stand(database, part, there):
    whole = literal(b'{"boot":"b","kind":"tick"\x00\xff}', LargeBinary)
    with database.reading() as session:
        assert bool(session.scalar(select(Holding(whole, part)))) is there
