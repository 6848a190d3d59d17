"""A head that was seen is never changed or struck off. What else holds of it: queries/test_witnesses."""

import pytest
from sqlalchemy.exc import DBAPIError

from eduapp.certificates import queries, service
from tests.support import accounts, given_register


@pytest.mark.parametrize("statement", ["UPDATE certificate_head SET n = 7", "DELETE FROM certificate_head"])
def test_it_stays_as_it_was_noted(database, key, statement):
    given_register.a_paper(database, key=key)
    with database.reading() as session:
        head = queries.head(session)
    database.execute(service.note_head, service.NoteHead(n=head.n, digest=head.digest.hex()))
    with (
        accounts.owner_of(database) as owned,
        owned.engine.begin() as connection,
        pytest.raises(DBAPIError),
    ):
        connection.exec_driver_sql(statement)
