from eduapp.app.behind import AT_OPENING, put_in_order
from eduapp.app.consequences import program_actor
from eduapp.core.progress import NoProgress
from eduapp.gui.loading import load


def test_every_part_is_there():
    assert all(callable(load(part)) for part in AT_OPENING)


def test_where_nothing_is_left_half_done_nothing_is_done(site):
    own = site.acting_as(program_actor())
    put_in_order(own, own, NoProgress())
    assert put_in_order(own, own, NoProgress()) == 0
