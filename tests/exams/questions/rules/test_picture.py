"""Pictures: PNG and JPEG by their first bytes, sizes from their headers, everything odd refused by name."""

from dataclasses import replace

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.questions.rules import picture as pictures
from eduapp.exams.questions.rules.picture import Picture, check_picture
from tests.support.given_questions import a_picture

PNG, JPEG = a_picture(), a_picture("sag.jpg", kind="JPEG")


def names(picture):
    return [violation.name for violation in check_picture(picture)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@forall(st.integers(1, 60), st.integers(1, 60))
def test_the_size_stands_in_the_header(kind, width, height):
    assert a_picture(width=width, height=height, kind=kind).size == (width, height)


def test_a_sound_picture_has_nothing_against_it_and_is_told_by_its_bytes():
    assert (names(PNG), names(JPEG)) == ([], [])
    assert (PNG.media_type, JPEG.media_type, Picture("sag.png", b"GIF89a").media_type) == (
        "image/png",
        "image/jpeg",
        "",
    )
    assert PNG.digest == replace(PNG, name="annet.png").digest != JPEG.digest
    assert "\\x89" not in repr(PNG)


@pytest.mark.parametrize(
    ("odd", "expected"),
    [
        (Picture("sag.png", b"GIF89a"), ["PictureNotRead"]),
        (Picture("sag.png", b""), ["PictureNotRead"]),
        (Picture("sag.svg", b"<svg/>"), ["PictureNotRead"]),
        (Picture("sag.png", PNG.content[:20]), ["PictureDamaged"]),
        (Picture("sag.png", PNG.content[:-6]), ["PictureDamaged"]),
        (Picture("sag.jpg", JPEG.content[:-2]), ["PictureDamaged"]),
        (Picture("sag.jpg", b"\xff\xd8\xff\xe0"), ["PictureDamaged"]),
        (a_picture(width=4001, height=1), ["PictureTooWide"]),
        (a_picture(width=1, height=4001, kind="JPEG", name="høy.jpg"), ["PictureTooWide"]),
        (Picture("sag.png", PNG.content + b"x" * 2 * 2**20), ["PictureTooLarge"]),
    ],
)
def test_what_no_paper_could_show_is_refused_by_name(odd, expected):
    assert names(odd) == expected
    assert all(odd.name in violation.sentence() for violation in check_picture(odd))


def test_a_picture_of_4000_pixels_a_side_is_the_largest():
    assert names(a_picture(width=4000, height=4000)) == []


@pytest.mark.parametrize("name", ["sag.png", "Min sag (2).PNG", "blåbær_1-2.png"])
def test_plain_names(name):
    assert names(replace(PNG, name=name)) == []


@pytest.mark.parametrize(
    "name",
    ["../sag.png", "a/b.png", ".png", "sag", "sag.jpg", "sag.png.exe", "a\\b.png", "a\nb.png", 'a"b.png',
     "a<b.png", "a%20b.png", "x" * 100 + ".png", "a\u0308.png", "a&b.png", "\u202egpn.png"],
)  # fmt: skip
def test_odd_names(name):
    assert names(replace(PNG, name=name)) == ["PictureNameOdd"]


@forall(st.binary(max_size=80), st.sampled_from([PNG.content, JPEG.content]), st.integers(0, 200))
def test_damaged_bytes_are_read_or_refused_and_nothing_else(junk, content, at):
    for bytes_ in (content[:at] + junk + content[at:], content[:at] + junk, content[:3] + junk):
        assert all(size >= 0 for size in Picture("sag.png", bytes_).size)
        names(Picture("sag.png", bytes_))


def test_a_jpeg_with_much_before_its_frame_is_read_mark_by_mark():
    note = b"\xff\xfe" + (65535).to_bytes(2, "big") + b"\xff" * 65533
    content = JPEG.content[:2] + note * 3 + b"\xff\x01" + b"\xff" + JPEG.content[2:]

    assert Picture("sag.jpg", content).size == (40, 30)
    assert pictures.LONGEST_SIDE == 4000
