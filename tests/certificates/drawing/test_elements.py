import pytest

from eduapp.certificates.drawing import Signer, elements
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.setting import Reader, Setting
from eduapp.certificates.drawing.spec import Spec
from eduapp.drawing import fonts
from eduapp.drawing.marks import MM, Letters, Lozenge, Moved, Outline, Rule
from eduapp.drawing.style import Style
from tests.certificates.drawing import papers

BODY = Style(fonts.chain("NotoSans", False), 10, 8, 1.4, 0, "#000000", "left", capitals=False)
SPECS = {
    "text": {"text": "{name}", "style": "body"},
    "paragraph": {"text": "{course} – {scope}", "style": "body"},
    "list": {"heading": "{label_contents}", "items": "contents", "style": "body", "heading_style": "body"},
    "facts": {
        "labels": ["{label_period}", "{label_scope}", "{label_result}"],
        "texts": ["{period}", "{scope}", "{result}"],
        "style": "body",
        "label_style": "body",
        "shares": [0, 0.404762],
    },
    "line": {"colour": "ink"},
    "frame": {"height": 40, "colour": "ink"},
    "signature": {"style": "body", "title_style": "body", "colour": "ink", "length": 60},
    "code": {"style": "body", "label_style": "body", "serial_style": "body"},
    "table": {"items": "results", "style": "body", "head_style": "body", "colour": "ink"},
}


def read(tmp_path, kind, **changes):
    spec = Spec(SPECS[kind] | changes, f"element 1 ({kind})", tmp_path)
    made = next(one for one in elements.ELEMENTS if one.kind == kind)
    element = made.read(Reader(spec, {"body": BODY}, {"ink": "#000000"}))
    spec.close()
    return element, spec.faults


def set_(tmp_path, kind, facts=None, width=420.0, scale=1.0, **changes):
    facts = facts or papers.a_paper()
    element, faults = read(tmp_path, kind, **changes)
    assert faults == []
    return element.set(Setting(facts, values(facts), width, scale))


def bare(mark):
    dx = dy = 0.0
    while isinstance(mark, Moved):
        dx, dy, mark = dx + mark.dx, dy + mark.dy, mark.mark
    return mark, dx, dy


def words_at(block):
    """Every text with its place, rounded to points."""
    found = [bare(mark) for mark in block.marks]
    return [
        (one.line.text, round(one.x + dx), round(one.y + dy))
        for one, dx, dy in found
        if isinstance(one, Letters)
    ]


def test_kinds_are_told_apart():
    assert len({one.kind for one in elements.ELEMENTS}) == len(elements.ELEMENTS)


@pytest.mark.parametrize("kind", SPECS)
def test_every_kind_can_be_read_and_set(tmp_path, kind):
    facts = papers.checkable(**papers.WHAT["resultatoversikt"])

    block = set_(tmp_path, kind, facts)

    assert block.marks
    assert block.problems == []


@pytest.mark.parametrize("kind", SPECS)
def test_every_kind_names_what_it_does_not_know(tmp_path, kind):
    assert [fault.name for fault in read(tmp_path, kind, sice=3)[1]] == ["UnknownKey"]


@pytest.mark.parametrize("kind", ["text", "paragraph"])
def test_words_whose_field_is_empty_are_left_out(tmp_path, kind):
    assert set_(tmp_path, kind, papers.a_paper(result=""), text="{label_result}: {result}") is None


def test_an_empty_list_has_no_heading_either(tmp_path):
    assert set_(tmp_path, "list", papers.a_paper(contents=())) is None


def test_the_lines_of_a_list_stand_under_each_other_behind_their_marks(tmp_path):
    block = set_(tmp_path, "list", papers.a_paper(contents=("Ett", "To to to to to to to to")), width=60)

    assert [(words, x) for words, x, _ in words_at(block)] == [
        ("Innhold", 0),
        ("•", 0),
        ("Ett", 11),
        ("•", 0),
        ("To to to to", 11),
        ("to to to to", 11),
    ]
    depths = [y for words, _, y in words_at(block) if words != "•"]
    assert depths == sorted(set(depths))


def test_facts_without_a_value_are_left_out_and_the_others_move_up(tmp_path):
    block = set_(tmp_path, "facts", papers.a_paper(first=None, last=None))

    assert [(words, x) for words, x, _ in words_at(block)] == [
        ("Omfang", 0),
        ("40 timer à 60 minutter", 0),
        ("Resultat", 170),
        ("bestått", 170),
    ]


def test_facts_take_another_row_when_the_columns_are_full(tmp_path):
    block = set_(tmp_path, "facts")

    rows = [y for words, _, y in words_at(block) if words in {"Tid", "Omfang", "Resultat"}]
    assert rows[0] == rows[1] < rows[2]


def test_facts_with_no_value_at_all_are_nothing(tmp_path):
    facts = papers.a_paper(first=None, last=None, scope_minutes=None, result="")

    assert set_(tmp_path, "facts", facts) is None


def test_labels_and_texts_must_be_as_many(tmp_path):
    assert [fault.name for fault in read(tmp_path, "facts", labels=["{label_period}"])[1]] == ["NotAList"]


def test_a_line_has_a_lozenge_in_its_middle_if_wanted(tmp_path):
    block = set_(tmp_path, "line", length=100, lozenge=True)

    rule, lozenge, other = block.marks
    assert isinstance(lozenge, Lozenge)
    assert lozenge.x == pytest.approx(210)
    assert rule.x + 50 * MM == pytest.approx(210)
    assert rule.width == other.width


def test_a_frame_is_as_wide_as_its_element(tmp_path):
    (outline,) = set_(tmp_path, "frame", corner=5).marks

    assert isinstance(outline, Outline)
    assert (outline.width, outline.height, outline.corner) == (420, 40 * MM, 5 * MM)


@pytest.mark.parametrize(("count", "starts"), [(1, [125]), (2, [0, 250])])
def test_signature_lines_stand_in_the_middle_or_at_the_sides(tmp_path, count, starts):
    signers = (Signer(name="Ingrid Solheim", title="faglærer"), Signer(name="Per Haugen", title="rektor"))

    block = set_(tmp_path, "signature", papers.a_paper(signers=signers[:count]))

    rules = [bare(mark) for mark in block.marks]
    assert [round(rule.x + dx) for rule, dx, _ in rules if isinstance(rule, Rule)] == starts


def test_the_person_may_have_a_line_too_with_no_name_to_cut(tmp_path):
    block = set_(tmp_path, "signature", papers.a_paper("praksisattest"), own="{own_signature}")

    rules = [one for one, _, _ in map(bare, block.marks) if isinstance(one, Rule)]
    said = [words for words, _, _ in words_at(block)]
    assert len(rules) == 3
    assert " ".join(said).endswith("underskrift av den attesten gjelder")


def test_those_who_sign_are_written_alike(tmp_path):
    signers = (
        Signer(name="Anne-Kristine Bjørnstad-Hammersmark Larsen", title=""),
        Signer(name="Bo", title="rektor"),
    )

    block = set_(tmp_path, "signature", papers.a_paper(signers=signers))

    sizes = {
        mark.size
        for mark, _, _ in map(bare, block.marks)
        if isinstance(mark, Letters) and mark.line.text != "rektor"
    }
    assert len(sizes) == 1


def test_a_missing_title_leaves_no_line(tmp_path):
    with_title, without = (
        set_(tmp_path, "signature", papers.a_paper(signers=(Signer(name="Bo", title=title),)))
        for title in ("rektor", "")
    )

    assert [words for words, _, _ in words_at(without)] == ["Bo"]
    assert without.height < with_title.height
