from eduapp.kiosk.tries import Tries


def test_tries_are_counted_by_what_was_tried_through_a_restart_until_the_right_one(tmp_path):
    path = tmp_path / "tries.json"
    assert [Tries(path).add("one"), Tries(path).add("one"), Tries(path).add("other")] == [1, 2, 1]
    Tries(path).forget("one")

    assert (Tries(path).of("one"), Tries(path).of("other")) == (0, 1)


def test_a_damaged_count_begins_anew(tmp_path):
    path = tmp_path / "tries.json"
    path.write_bytes(b"\xff{")
    assert Tries(path).add("one") == 1
