import pytest

from eduapp.certificates.drawing.spec import Spec
from eduapp.drawing.marks import MM


def spec(tmp_path, **values):
    return Spec(values, "element 3", tmp_path)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda s: s.number("x", 0, 9), 4.5),
        (lambda s: s.flag("x"), True),
        (lambda s: s.text("x"), "words"),
        (lambda s: s.texts("x"), ["a", "b"]),
        (lambda s: s.choice("x", ("left", "right")), "left"),
        (lambda s: s.colour("x"), "#1B5E58"),
    ],
)
def test_good_values_are_taken(tmp_path, read, value):
    table = spec(tmp_path, x=value)

    assert read(table) == (tuple(value) if isinstance(value, list) else value)
    table.close()
    assert table.faults == []


def test_millimetres_become_points(tmp_path):
    table = spec(tmp_path, x=25.4, at=[0, 10])

    assert table.points("x") == pytest.approx(72)
    assert table.lengths("at", 2) == (0, 10 * MM)


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (lambda s: s.number("x", 0, 9), 10, "element 3: “x” must be a number from 0 to 9."),
        (lambda s: s.number("x", 0, 9), "4", "element 3: “x” must be a number from 0 to 9."),
        (lambda s: s.number("x", 0, 9), True, "element 3: “x” must be a number from 0 to 9."),
        (lambda s: s.flag("x"), 1, "element 3: “x” must be true or false."),
        (lambda s: s.text("x"), 1, "element 3: “x” must be text in quotation marks."),
        (lambda s: s.texts("x"), [1], 'element 3: “x” must be a list: ["…", "…"].'),
        (lambda s: s.lengths("x", 2), [1], "element 3: “x” must be a list: [20, 35.5]."),
        (lambda s: s.lengths("x"), [-1], "element 3: “x” must be a list: [20, 35.5]."),
        (lambda s: s.choice("x", ("a", "b")), "c", "element 3: “x” is “c”, but must be one of: a, b."),
        (lambda s: s.colour("x"), "green", "element 3: “x” must be a colour such as #1B5E58."),
    ],
)
def test_bad_values_are_named_with_their_place(tmp_path, read, value, sentence):
    table = spec(tmp_path, x=value)

    read(table)

    assert [fault.sentence() for fault in table.faults] == [sentence]


def test_what_is_missing_is_named_once(tmp_path):
    table = spec(tmp_path)

    table.text("text")
    table.table("page", "page")
    table.tables("elements", "element")

    assert [fault.sentence() for fault in table.faults] == [
        "element 3: “text” is missing.",
        "element 3: “page” is missing.",
        "element 3: “elements” is missing.",
    ]


def test_keys_nobody_knows_are_named(tmp_path):
    table = spec(tmp_path, text="a", txt="b")
    table.text("text")

    table.close()

    assert [fault.sentence() for fault in table.faults] == [
        "element 3: “txt” is not known. Known here: text."
    ]


def test_tables_within_share_the_list_of_faults(tmp_path):
    table = spec(tmp_path, page={"width": "wide"}, elements=[{"kind": 1}])

    table.table("page", "page").points("width")
    table.tables("elements", "element")[0].text("kind")

    assert [fault.facts["where"] for fault in table.faults] == ["page", "element 1"]
