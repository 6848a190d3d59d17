"""A template's parts: a name each, texts and measures at their paths, and changes that touch nothing else."""

import pytest

from eduapp.certificates.drawing import looks, template_names
from eduapp.certificates.drawing.editing import (
    PAGE,
    field_name,
    fields_of,
    name_of,
    parts_of,
    placeholders,
    with_background,
    with_text,
    with_value,
    without,
)  # fmt: skip
from eduapp.certificates.drawing.fields import NAMES
from eduapp.certificates.drawing.own_templates import table_of
from eduapp.core.i18n import speaking

LOOKS = [look for name in template_names() for look in looks(name)]


def at(table, path):
    for key in path:
        table = table[key]
    return table


@pytest.mark.parametrize("look", LOOKS)
def test_every_element_is_a_part_with_a_name_of_its_own_and_everything_in_it_has_its_value(look):
    table = table_of(look)
    for language in ("nb", "nn", "en"):
        with speaking(language):
            parts = parts_of(table)
        assert len(parts) == len(table["elements"]) + 1
        assert parts[0].key == PAGE
        assert len({one.label for one in parts}) == len(parts)
    for part in parts:
        for one in part.patterns:
            assert at(table, one.path) == one.text
        for one in part.measures:
            known = {"space": 0, "lines": 1}.get(str(one.path[-1]))
            assert one.value == (
                known
                if known is not None and one.path[-1] not in at(table, one.path[:-1])
                else at(table, one.path)
            )
            assert one.least <= one.value <= one.most, one
            assert one.label


def test_one_value_is_changed_and_everything_else_is_as_it_was():
    table = table_of("kursbevis")
    changed = with_value(table, ("elements", 13, "at", 1), 200)

    assert changed["elements"][13]["at"] == [28.3, 200]
    assert table["elements"][13]["at"] == [28.3, 242]
    changed["elements"][13]["at"][1] = 242
    assert changed == table


def test_smaller_letters_take_the_smallest_with_them():
    changed = with_value(table_of("kursbevis"), ("styles", "title", "size"), 15)
    assert (changed["styles"]["title"]["size"], changed["styles"]["title"]["smallest"]) == (15, 15)


def test_a_line_is_added_and_a_part_left_out():
    table = table_of("kursbevis")
    more = with_text(table)
    assert more["elements"][:-1] == table["elements"]
    assert without(more, len(table["elements"])) == table


def test_a_picture_behind_covers_the_page_is_the_first_and_there_once():
    table = with_background(with_background(table_of("kursbevis.a5"), wanted=True), wanted=True)
    assert [one["kind"] for one in table["elements"]].count("background") == 1
    assert table["elements"][0] == {"kind": "background", "at": [0, 0], "width": 148, "height": 210}
    assert with_background(table, wanted=False) == table_of("kursbevis.a5")


def test_every_field_there_is_can_be_put_in_by_its_name_in_words():
    assert {name for name, _words in placeholders()} == NAMES
    with speaking("nb"):
        assert field_name("opening") == "Ordene over navnet"
        assert field_name("label_scope") == "Omfang"
        assert field_name("nothing") == "nothing"


def test_words_that_stand_without_a_field_are_known_too():
    parts = {one.label: one for one in parts_of(table_of("kursbevis"))}
    square = parts["14. Square for checking (with the square)"]
    assert fields_of(square)[-2:] == ("label_verification", "how_to_check")
    assert name_of(table_of("kursbevis"), 13) == square.label
    assert name_of(table_of("kursbevis"), 99) == ""
    lists = [fields_of(one) for one in parts_of(table_of("resultatoversikt"))]
    assert ("table:results",) in [one[-1:] for one in lists]
