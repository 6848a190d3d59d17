"""The door list is by number; the invigilators' list has names, measures and room to sign."""

from dataclasses import replace

from tests.support.given_sitting_papers import NAME, door_list, drawn, lines, pages_read, watch_list
from tests.support.list_pages import lines_of


def test_the_door_list_has_each_number_with_its_seat_once():
    read = lines_of(drawn(door_list(3)))
    assert [line for line in read if line[0] == "1"] == ["101 A1", "102 A1", "103 A1"]


def test_aids_stand_on_the_door_or_a_line_to_write_them():
    assert "Hjelpemidler: ordbok" in " ".join(pages_read(drawn(door_list(aids="ordbok"))))
    assert "Hjelpemidler:" in " ".join(pages_read(drawn(door_list())))


def test_who_has_no_seat_yet_has_a_dash():
    read = lines_of(drawn(replace(door_list(), lines=lines(1, where=""))))
    assert "101 –" in read


def test_a_list_that_goes_on_has_its_headings_on_every_page_and_everybody_once():
    pages = pages_read(drawn(door_list(70)))
    assert len(pages) > 1
    assert all("Kandidat Plass" in page for page in pages)
    assert [number for number in range(101, 171) if sum(f" {number} " in page for page in pages) != 1] == []


def test_the_invigilators_list_has_name_seat_version_and_measures_and_asks_for_a_signature():
    said = " ".join(pages_read(drawn(watch_list(1, measures="eget rom"))))
    for words in (
        *NAME.split(),
        "A1, versjon B",
        "eget rom",
        "Kom kl.",
        "Kandidatens underskrift",
        "Berit Moe",
    ):
        assert words in said


def test_without_invigilators_two_lines_wait_for_names():
    one, two = drawn(watch_list(1, watches=())), drawn(watch_list(1, watches=("Berit Moe", "Olav Tveit")))
    assert "Eksamensvakter: navn og underskrift" in " ".join(pages_read(one))
    assert "Olav Tveit" in " ".join(pages_read(two))
