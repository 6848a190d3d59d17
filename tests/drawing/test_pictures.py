from io import BytesIO

import pytest
from PIL import Image

from eduapp.drawing import pictures
from eduapp.drawing.archive import archived
from eduapp.drawing.document import written
from eduapp.drawing.marks import Picture
from tests.support import given_signing, preflight

A5 = (420.0, 595.0)


def file_of(mode, colour, kind="PNG", **how):
    out = BytesIO()
    picture = Image.new(mode, (8, 4), colour)
    if mode == "P":
        picture.putpalette(range(0, 60, 4))
    picture.save(out, kind, **how)
    return out.getvalue()


FILES = {
    "plain": file_of("RGB", "navy"),
    "photograph": file_of("RGB", "navy", "JPEG"),
    "grey": file_of("L", 90),
    "palette": file_of("P", 3),
    "black and white": file_of("1", 1),
    "see-through": file_of("RGBA", (0, 0, 128, 100)),
    "grey and see-through": file_of("LA", (90, 100)),
    "one colour see-through": file_of("P", 3, transparency=3),
    "press colours": file_of("CMYK", (200, 20, 0, 0), "JPEG"),
}


def shown(content):
    """The colour of the first dot, red, green and blue."""
    return tuple(pictures.for_paper(content).getRGBData()[:3])


@pytest.mark.parametrize(
    ("name", "colour"),
    [("plain", (0, 0, 128)), ("see-through", (155, 155, 205)), ("one colour see-through", (255, 255, 255))],
)
def test_what_shines_through_shows_the_white_of_the_paper(name, colour):
    assert shown(FILES[name]) == colour


def test_press_colours_become_those_of_a_screen():
    red, _green, blue = shown(FILES["press colours"])

    assert red < blue - 100


@pytest.mark.parametrize("content", [b"", b"nothing", FILES["plain"][:20]])
def test_what_is_no_picture_is_told(content):
    with pytest.raises(OSError):
        pictures.for_paper(content)


@preflight.needs_preflight
def test_every_kind_of_picture_can_be_archived(tmp_path):
    papers = {}
    for place, content in enumerate(FILES.values()):
        file = tmp_path / f"{place}.picture"
        file.write_bytes(content)
        about = given_signing.about()
        papers[f"p{place}"] = archived(written([[Picture(file.read_bytes(), 80, 40)]], A5, about), about)

    assert preflight.verdicts(papers) == dict.fromkeys(papers, preflight.VALID)
