import pytest

from eduapp.certificates.drawing import styles
from eduapp.certificates.drawing.spec import Spec

PLAIN = {"font": "sans", "size": 10, "colour": "ink"}


def read(tmp_path, **values):
    spec = Spec(PLAIN | values, "styles.x", tmp_path)
    style = styles.read_style(spec, {"sans": "NotoSans"}, {"ink": "#1C2527", "pale": "#9DA6A3"})
    return style, [fault.name for fault in spec.faults]


def test_a_style_needs_font_size_and_colour(tmp_path):
    style, faults = read(tmp_path)

    assert faults == []
    assert (style.size, style.smallest, style.align, style.capitals) == (10, 10, "left", False)


def test_type_gets_smaller_only_to_its_limit(tmp_path):
    style, _ = read(tmp_path, smallest=8)

    assert [style.at(scale) for scale in (1, 0.9, 0.5)] == [10, 9, 8]


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"colour": "pale"}, "TooPale"),
        ({"colour": "red"}, "NotAChoice"),
        ({"size": 3}, "NotANumber"),
        ({"smallest": 12}, "NotANumber"),
        ({"tracking": 200}, "NotANumber"),
        ({"align": "middle"}, "NotAChoice"),
        ({"capitals": "yes"}, "NotTrueOrFalse"),
        ({"colr": "ink"}, "UnknownKey"),
    ],
)
def test_what_is_wrong_with_a_style_is_named(tmp_path, values, fault):
    assert read(tmp_path, **values)[1] == [fault]
