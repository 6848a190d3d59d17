from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.opened import KeyRing
from eduapp.core.progress import NoProgress
from tests.support.given_keys import PASSWORD


def test_the_opened_keys_are_on_the_ring(database, kept):
    ring = KeyRing()
    order = jobs.OpenKeys(ring=ring, password=PASSWORD)

    opened = jobs.open_keys(database, order, NoProgress())

    assert ring.opened() is opened
    assert PASSWORD not in repr(order)
