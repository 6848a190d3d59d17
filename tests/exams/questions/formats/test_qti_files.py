"""Addresses lead to files of the package and nowhere else; pictures get names that are plain."""

import pytest

from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.qti_files import Files, nothing_beside, within
from eduapp.exams.questions.rules.picture import check_picture
from tests.support import given_questions

PNG = given_questions.a_picture().content


@pytest.mark.parametrize(
    ("folder", "address", "path"),
    [
        ("", "a.png", "a.png"),
        ("items", "../images/a%20b.png", "images/a b.png"),
        ("items/x", "./y/../a.png", "items/x/a.png"),
    ],
)
def test_addresses_lead_within_the_package(folder, address, path):
    assert within(folder, address, 1) == path


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("../a.png", "PathLeaves"),
        ("x/../../../a.png", "PathLeaves"),
        ("%2e%2e/a.png", "PathLeaves"),
        ("/etc/passwd", "PathLeaves"),
        ("..\\a.png", "PathLeaves"),
        ("http://x.example/a.png", "PictureElsewhere"),
        ("//x.example/a.png", "PictureElsewhere"),
        ("file:///etc/passwd", "PictureElsewhere"),
        ("data:image/png;base64,AA", "PictureElsewhere"),
        ("C:\\a.png", "PictureElsewhere"),
    ],
)
def test_addresses_that_lead_elsewhere_are_refused(address, name):
    with pytest.raises(Stopped) as stop:
        within("", address, 7)

    assert (stop.value.line, stop.value.reason.name) == (7, name)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("a.png", "a.png"),
        ("A.PNG", "A.PNG"),
        ("sag.jpg", "sag.jpg.png"),
        ("uten", "uten.png"),
        ("å&#?.png", "å---.png"),
        (".png", "picture.png"),
        ("x" * 150 + ".png", "x" * 92 + ".png"),
    ],
)
def test_a_picture_gets_a_plain_name(address, name):
    picture = Files(lambda _path: PNG).picture(address, 1)

    assert (picture.name, list(check_picture(picture))) == (name, [])


def test_two_pictures_of_one_name_are_told_apart_and_one_picture_is_taken_once():
    files = Files(lambda path: PNG + path.encode())

    names = [files.picture(address, 1).name for address in ("a/x.png", "b/x.png", "a/x.png", "c/x.png")]

    assert names == ["x.png", "x-2.png", "x.png", "x-3.png"]


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(Stopped) as stop:
        Files(nothing_beside).content("a.png", 3)

    assert (stop.value.line, stop.value.reason.name) == (3, "FileMissing")
