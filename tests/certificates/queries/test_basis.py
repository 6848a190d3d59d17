"""A paper before it has a number."""

from uuid import uuid4

from eduapp.certificates.queries.basis import signer
from tests.support import given


def test_who_signs_is_named_with_their_title_and_nobody_is_nobody(database):
    with database.reading() as session:
        found = signer(session, given.LEADER.user_id)
        assert (found.name, found.title) == ("Solveig Nes", "avdelingsleder")
        assert signer(session, None) is None
        assert signer(session, uuid4()) is None
