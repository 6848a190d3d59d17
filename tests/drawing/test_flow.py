"""What flows over pages: nothing is cut, nothing is lost, and headings stand again on top."""

from hypothesis import given as forall
from hypothesis import strategies as some

from eduapp.drawing.flow import Piece, column, filled, row
from eduapp.drawing.marks import Block

pieces = some.lists(
    some.builds(lambda height, keep: Piece(Block(height), keep=keep), some.integers(1, 40), some.booleans()),
    max_size=40,
)


@forall(pieces)
def test_every_piece_stands_on_one_page_in_its_order(found):
    pages = filled(found, 100)

    assert [block for page in pages for block in page] == [piece.block for piece in found]


@forall(some.lists(some.integers(1, 100), max_size=40))
def test_no_page_is_fuller_than_it_can_be(heights):
    pages = filled([Piece(Block(height)) for height in heights], 100)

    assert all(sum(block.height for block in page) <= 100 for page in pages)
    assert pages == [[]] or all(pages)


def test_a_heading_is_never_the_last_on_a_page():
    heading, first, second = Block(20), Block(60), Block(60)

    pages = filled([Piece(first), Piece(heading, keep=True), Piece(second)], 100)

    assert pages == [[first], [heading, second]]


def test_after_a_break_the_heading_stands_on_top_again():
    heading, again = Block(20), Block(20)
    rows = [Piece(Block(30), again=again) for _number in range(5)]

    pages = filled([Piece(heading, keep=True), *rows], 100)

    assert [page[0] for page in pages] == [heading, again, again]


def test_a_row_is_as_high_as_its_highest_cell_with_air_around_it():
    assert row([(0, Block(5)), (10, Block(30))], 20, 100).height == 33
    assert row([(0, Block(5))], 20, 100).height == 20


def test_a_column_stands_under_itself():
    assert column([Block(5), Block(7)]).height == 12
