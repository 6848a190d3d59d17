from io import BytesIO

import pytest
from PIL import Image

from eduapp.certificates.seals.faults import NoCode
from eduapp.certificates.verification import pictures
from eduapp.certificates.verification.faults import NoCodeFound, NotReadable, OtherPicture, SeveralCodes
from eduapp.certificates.verification.pictures import code_in_picture, is_whole
from tests.support import checked_papers


@pytest.fixture(scope="module")
def code(world):
    return world.code(world.facts())


@pytest.fixture(scope="module")
def picture(code):
    return checked_papers.drawn(checked_papers.page(code, "Kursbevis"))


def saved(picture, form, **how):
    out = BytesIO()
    picture.copy().save(out, form, **how)  # what was saved before leaves its mark on a picture
    return out.getvalue()


def in_colours(picture, mode):
    """The same in other colours, and black and white as a scanner has it: without dots between."""
    return picture.convert(mode, dither=Image.Dither.NONE)


# What each kind of file can hold.
COLOURS = [
    *(("PNG", mode) for mode in ("L", "RGB", "P", "RGBA", "1", "I;16")),
    *(("JPEG", mode) for mode in ("L", "RGB", "CMYK", "1")),
    *(("GIF", mode) for mode in ("L", "RGB", "P", "RGBA", "1")),
    *(("WEBP", mode) for mode in ("L", "RGB", "RGBA")),
    *(("TIFF", mode) for mode in ("L", "RGB", "P", "RGBA", "CMYK", "1", "I;16")),
]


@pytest.mark.parametrize(("form", "mode"), COLOURS)
def test_a_picture_of_any_colours_is_read(code, picture, form, mode):
    if mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * 257)
    assert code_in_picture(saved(in_colours(picture, mode), form)) == code


def test_what_shines_through_is_on_white(code, picture):
    clear = picture.convert("RGBA")
    clear.putalpha(picture.point(lambda value: 255 - value))  # black dots on nothing

    assert code_in_picture(saved(clear, "PNG")) == code


@pytest.mark.parametrize("way", range(1, 9))
def test_a_telephone_held_in_any_way_is_understood(code, picture, way):
    exif = Image.Exif()
    exif[0x0112] = way

    assert code_in_picture(saved(picture, "JPEG", exif=exif)) == code


def test_a_large_photograph_is_looked_at_at_half_its_size_too(code, picture):
    blurred = picture.resize((picture.width * 5, picture.height * 5), Image.Resampling.BICUBIC)

    assert code_in_picture(checked_papers.as_jpeg(blurred)) == code


def test_a_light_square_on_dark_is_read(code, picture):
    assert code_in_picture(saved(picture.point(lambda value: 255 - value), "PNG")) == code


def test_what_is_not_there_is_told_from_what_is_not_ours(world):
    blank = Image.new("L", (200, 200), 255)
    codes = [world.code(world.facts()) for _paper in range(2)]

    def drawn(code):
        return saved(checked_papers.drawn(checked_papers.page(code, size=(330, 170))), "PNG")

    with pytest.raises(NoCodeFound):
        code_in_picture(saved(blank, "PNG"))
    with pytest.raises(NoCode):
        code_in_picture(drawn("https://kurs.invalid/"))
    with pytest.raises(SeveralCodes):
        code_in_picture(drawn(codes))
    assert code_in_picture(drawn([codes[0], "HTTPS://KURS.INVALID/"])) == codes[0]
    assert code_in_picture(drawn([codes[0], codes[0]])) == codes[0]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_short_is_not_looked_into(picture, form):
    whole = saved(picture, form)

    assert is_whole(whole)
    for length in range(0, len(whole) - 1, 997):
        assert not is_whole(whole[:length])
        with pytest.raises(NotReadable):
            code_in_picture(whole[:length])


def test_more_dots_than_a_camera_has_are_not_drawn(picture, monkeypatch):
    monkeypatch.setattr("eduapp.certificates.verification.pictures.MOST_DOTS", 1000)

    with pytest.raises(NotReadable):
        code_in_picture(saved(picture, "PNG"))


@pytest.mark.parametrize("pressed", ["group4", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_what_scanners_of_offices_write_is_read(code, picture, pressed):
    mode = "1" if pressed == "group4" else "L"
    assert code_in_picture(saved(in_colours(picture, mode), "TIFF", compression=pressed)) == code


def pages_of(*told, form="TIFF"):
    first, *others = told
    return saved(first, form, save_all=True, append_images=others)


def test_the_first_ten_pages_of_a_tiff_are_looked_at(code, picture, monkeypatch):
    blank = Image.new("L", picture.size, 255)

    assert code_in_picture(pages_of(*[blank] * 9, picture)) == code
    with pytest.raises(NoCodeFound):
        code_in_picture(pages_of(*[blank] * 10, picture))
    monkeypatch.setattr(pictures, "MOST_DOTS", picture.width * picture.height - 1)
    with pytest.raises(NotReadable):
        code_in_picture(pages_of(picture))


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_a_film_is_no_photograph(picture, form):
    other = picture.point(lambda value: 255 - value)

    with pytest.raises(NotReadable):
        code_in_picture(pages_of(picture, other, form=form))


@pytest.mark.parametrize("form", ["GIF", "WEBP", "TIFF"])
def test_what_was_cut_short_is_not_looked_into(picture, form):
    whole = saved(picture, form)

    for length in (1, 9, 14, len(whole) // 2, len(whole) - 3):
        with pytest.raises(NotReadable):
            code_in_picture(whole[:length])


@pytest.mark.parametrize(
    ("head", "kind"),
    [(b"\0\0\0\x18ftypheic", "HEIC"), (b"\0\0\0\x18ftypmif1", "HEIC"), (b"\0\0\0\x18ftypavif", "AVIF")],
)
def test_pictures_of_other_kinds_are_refused_by_name_and_with_those_that_are_read(head, kind):
    with pytest.raises(OtherPicture) as refused:
        code_in_picture(head + b"\0" * 99)

    said = refused.value.sentence()
    assert kind in said
    assert all(one in said for one in ("PNG", "JPEG", "GIF", "WEBP"))


def test_a_bmp_is_refused_by_name_and_a_text_that_begins_so_is_none(picture):
    with pytest.raises(OtherPicture):
        code_in_picture(saved(picture, "BMP"))
    with pytest.raises(NotReadable):
        code_in_picture(b"BMW")
