"""Pictures: PNG and JPEG by their first bytes, sizes from their headers, everything odd refused by name."""

import io
from dataclasses import replace

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from eduapp.exams.questions.rules import picture as pictures
from eduapp.exams.questions.rules.picture import Picture, bare, check_picture
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


def exif(content):
    """A JPEG with what a camera writes along, and a note."""
    place = b"Exif\0\0 59.9 N 10.7 E"
    return (
        content[:2]
        + b"\xff\xe1" + (len(place) + 2).to_bytes(2, "big") + place
        + b"\xff\xfe\x00\x07Ullev"[:9]
        + content[2:]
    )  # fmt: skip


def test_what_a_camera_writes_along_is_left_out_and_the_picture_stays():
    told = exif(JPEG.content)
    assert b"59.9" not in bare(told)
    assert bare(told) == bare(JPEG.content)
    assert names(Picture("sag.jpg", bare(told))) == []
    assert Image.open(io.BytesIO(bare(told))).convert("RGB").getpixel((1, 1)) == (
        Image.open(io.BytesIO(JPEG.content)).convert("RGB").getpixel((1, 1))
    )


def test_notes_of_a_png_are_left_out_and_its_picture_stays():
    held, notes = io.BytesIO(), PngInfo()
    notes.add_text("Location", "Ullersmo")
    Image.open(io.BytesIO(PNG.content)).save(held, "PNG", pnginfo=notes)

    assert b"Ullersmo" in held.getvalue()
    assert b"Ullersmo" not in bare(held.getvalue())
    assert (
        Image.open(io.BytesIO(bare(held.getvalue()))).tobytes()
        == Image.open(io.BytesIO(PNG.content)).tobytes()
    )
    assert bare(b"GIF89a") == b"GIF89a"


@forall(st.binary(max_size=60), st.sampled_from([PNG.content, JPEG.content]), st.integers(0, 80))
def test_damaged_pictures_are_bared_without_falling(junk, content, at):
    bare(content[:at] + junk + content[at:])
    bare(content[:at])


def test_a_jpeg_with_much_before_its_frame_is_read_mark_by_mark():
    note = b"\xff\xfe" + (65535).to_bytes(2, "big") + b"\xff" * 65533
    content = JPEG.content[:2] + note * 3 + b"\xff\x01" + b"\xff" + JPEG.content[2:]

    assert Picture("sag.jpg", content).size == (40, 30)
    assert pictures.LONGEST_SIDE == 4000
