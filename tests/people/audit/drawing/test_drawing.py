from eduapp.people.audit.drawing import draw_checkpoint
from tests.people.audit.drawing.test_checkpoint import sheet


def test_the_same_checkpoint_is_the_same_sheet():
    assert draw_checkpoint(sheet()) == draw_checkpoint(sheet())
    assert draw_checkpoint(sheet()) != draw_checkpoint(sheet(seq=1418))
