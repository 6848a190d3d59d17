from eduapp.kiosk.formats.box import ORDINARY
from eduapp.kiosk.ui.place import Place, Shown


def test_a_place_is_for_everybody_and_asks_the_full_price_of_a_guess_unless_told_otherwise(tmp_path):
    place = Place(tmp_path, tmp_path, "pc-1")

    assert (place.number, place.leave, place.cost) == ("", "", ORDINARY)


def test_every_candidate_begins_with_the_first_question_and_nothing_of_the_one_before():
    one, other = Shown(), Shown()
    one.number = 4

    assert (other.number, other.because, other.trouble) == (1, "", None)


def test_files_go_to_the_stick_that_is_plugged_in_unless_a_place_was_named(tmp_path):
    stick, own = tmp_path / "stick", tmp_path / "own"
    assert Place(own, own, "pc-1", is_named=False).where == own
    plugged_in = Place(own, own, "pc-1", sticks=lambda: [stick], is_named=False)
    assert (plugged_in.where, plugged_in.ways) == (stick, [own, stick])
    assert Place(own, own, "pc-1", sticks=lambda: [stick]).where == own
