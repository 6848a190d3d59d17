from eduapp.certificates.neutrality import Element, Where
from eduapp.certificates.neutrality.reading.piece import piece


def test_a_piece_knows_where_it_stands():
    made = piece(Element.PAGE, "text", page=3)

    assert (made.where, made.text, made.readable, made.only_words) == (
        Where(Element.PAGE, 3),
        "text",
        True,
        False,
    )
