from eduapp.drawing.ink import Box, Type
from eduapp.drawing.marks import Moved
from eduapp.records.lists.drawing.notes import notes_box


def boxes(block):
    for mark in block.marks:
        bare = mark
        while isinstance(bare, Moved):
            bare = bare.mark
        if isinstance(bare, Box):
            yield bare


def test_the_box_takes_the_whole_width_and_has_room_to_write():
    [box] = boxes(notes_box(400, Type()))

    assert box.width == 400
    assert box.height > 60
