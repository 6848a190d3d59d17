import dataclasses
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from eduapp.certificates.drawing import Signer, draw
from eduapp.certificates.drawing.school_pictures import (
    MOST_BYTES,
    MOST_DOTS,
    NO_PICTURES,
    keep_logo,
    keep_signature,
    pictures_in,
    plain,
)
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers


def picture(kind="PNG", mode="RGB", size=(40, 30), **more):
    made = BytesIO()
    Image.new(mode, size, (0, 60, 90, 0)[: len(mode)] if mode != "L" else 9).save(made, kind, **more)
    return made.getvalue()


def refusal(content):
    with pytest.raises(Refused) as refused:
        plain(content, "emblem")
    return [one.name for one in refused.value.violations]


def images_in(pdf):
    with pikepdf.open(BytesIO(pdf)) as file:
        return [image for page in file.pages for image in page.get_images()]


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK")]
)
def test_a_picture_is_made_anew_on_white_in_red_green_and_blue(kind, mode):
    made = Image.open(BytesIO(plain(picture(kind, mode), "emblem")))

    assert (made.format, made.mode, made.size) == ("PNG", "RGB", (40, 30))
    if mode == "RGBA":
        assert made.getpixel((5, 5)) == (255, 255, 255)


def test_nothing_but_the_picture_is_left_of_a_file():
    told = picture("JPEG", exif=b"Exif\0\0taken at the place", comment=b"by somebody")

    made = plain(told, "emblem")

    assert b"somebody" in told
    assert b"somebody" not in made
    assert b"taken" not in made
    assert made == plain(told, "emblem")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "NotAPicture"),
        (b"%PDF-1.4", "NotAPicture"),
        (b"<svg onload='x'/>", "NotAPicture"),
        (picture("GIF"), "NotAPicture"),
        (picture("TIFF"), "NotAPicture"),
        (picture()[:60], "NotAPicture"),
        (b"\x89PNG" + b"0" * MOST_BYTES, "PictureTooLarge"),
        (picture(size=(MOST_DOTS + 1, 1)), "PictureTooLarge"),
    ],
)
def test_what_is_no_plain_picture_is_refused(content, reason):
    assert refusal(content) == [reason]


def test_the_emblem_stands_on_papers_whose_kind_may_bear_it_and_changes_with_the_file(tmp_path):
    assert pictures_in(tmp_path) == NO_PICTURES
    keep_logo(tmp_path, picture())

    first = draw(papers.a_paper(), "kursbevis", templates_folder=tmp_path)
    keep_logo(tmp_path, picture(size=(30, 40)))
    other = draw(papers.a_paper(), "kursbevis", templates_folder=tmp_path)

    assert len(images_in(first)) == 1
    assert first != other
    overview = draw(papers.a_paper("resultatoversikt"), "resultatoversikt", templates_folder=tmp_path)
    assert images_in(overview) == []


def test_a_signature_stands_above_its_own_name_and_above_no_other(tmp_path):
    keep_signature(tmp_path, "Ingrid Solheim", picture())
    signed = papers.a_paper(signers=(Signer(name="Ingrid Solheim"), Signer(name='Per "Pelle" Haugen')))
    other = dataclasses.replace(signed, signers=(Signer(name="Ingrid Solheim-Berg"),))

    assert len(images_in(draw(signed, "kursbevis", templates_folder=tmp_path))) == 1
    assert images_in(draw(other, "kursbevis", templates_folder=tmp_path)) == []

    keep_signature(tmp_path, 'Per "Pelle" Haugen', picture(size=(50, 20)))
    assert len(images_in(draw(signed, "kursbevis", templates_folder=tmp_path))) == 2


def test_a_signature_of_the_same_name_takes_the_place_of_the_first(tmp_path):
    keep_signature(tmp_path, "Ingrid Solheim", picture())
    keep_signature(tmp_path, "Ingrid Solheim", picture(size=(60, 20)))

    assert len(pictures_in(tmp_path).signatures) == 1
