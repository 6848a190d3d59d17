from eduapp.kiosk.formats.box import ORDINARY
from eduapp.kiosk.ui.place import Place, Shown


def test_a_place_is_for_everybody_and_asks_the_full_price_of_a_guess_unless_told_otherwise(tmp_path):
    place = Place(tmp_path, tmp_path, "pc-1")

    assert (place.number, place.leave, place.cost) == ("", "", ORDINARY)


def test_every_candidate_begins_with_the_first_question_and_nothing_of_the_one_before():
    one, other = Shown(), Shown()
    one.number = 4

    assert (other.number, other.unkept_because, other.trouble) == (1, "", None)
