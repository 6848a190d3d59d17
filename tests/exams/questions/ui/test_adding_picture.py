"""Pictures from files: small enough, upright, without a camera's notes, named plainly, or refused by name."""

import io

import pytest
from PIL import Image

from eduapp.core.errors import Refused
from eduapp.exams.questions.rules.picture import check_picture
from eduapp.exams.questions.ui.adding_picture import add_picture, describe, read_picture
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_questions import a_picture
from tests.support.keys import press

ORIENTATION, PLACE = 0x0112, 0x010E


def on_disk(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_picture_is_taken_as_it_is(qapp, tmp_path):
    picture = read_picture(on_disk(tmp_path, "sag.png", a_picture().content))

    assert (picture.name, picture.size, list(check_picture(picture))) == ("sag.png", (40, 30), [])


def test_a_camera_tells_neither_where_nor_which_way_up(qapp, tmp_path):
    held, notes = io.BytesIO(), Image.Exif()
    notes[ORIENTATION], notes[PLACE] = 6, "Ullersmo"
    Image.new("RGB", (40, 30), "red").save(held, "JPEG", exif=notes)
    picture = read_picture(on_disk(tmp_path, "bilde.jpg", held.getvalue()))

    assert b"Ullersmo" in held.getvalue()
    assert b"Ullersmo" not in picture.content
    assert (picture.size, list(check_picture(picture))) == ((30, 40), [])


@pytest.mark.parametrize(("kind", "name"), [("PNG", "stor.png"), ("JPEG", "stor.jpg")])
def test_a_picture_that_is_too_large_is_made_smaller(qapp, tmp_path, kind, name):
    picture = read_picture(on_disk(tmp_path, name, a_picture(name, 5000, 1000, kind).content))

    assert (picture.size, list(check_picture(picture))) == ((2000, 400), [])


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("sag.png", {"sag.png"}, "sag (2).png"),
        ("sag.png", {"sag.png", "sag (2).png"}, "sag (3).png"),
        ("a&b%20.PNG", (), "a-b-20.png"),
        ("sag.jpeg", (), "sag.png"),
        ("..png", (), "picture.png"),
        ("x" * 200 + ".png", (), "x" * 90 + ".png"),
    ],
)
def test_names_are_plain_and_each_is_one(qapp, tmp_path, name, taken, expected):
    picture = read_picture(on_disk(tmp_path, name, a_picture().content), taken)

    assert (picture.name, list(check_picture(picture))) == (expected, [])


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", a_picture().content[:30]])
def test_what_is_no_picture_is_refused_by_name(qapp, tmp_path, content):
    with pytest.raises(Refused) as error:
        read_picture(on_disk(tmp_path, "odd.png", content))
    assert "odd" in error.value.sentence()

    with pytest.raises(Refused):
        read_picture(tmp_path)


def test_a_picture_needs_a_description(fakes, parent, tmp_path):
    came = []
    fakes.files.answers = [on_disk(tmp_path, "sag.png", a_picture().content)]
    add_picture(fakes.bench, (), parent, lambda picture, words: came.append((picture.name, words)))
    press(the_dialog(), "Ctrl+Return")
    assert came == []

    the_dialog().form.type_in({"words": "En\n sag "})
    press(the_dialog(), "Ctrl+Return")
    assert (came, no_dialog()) == ([("sag.png", "En sag")], True)


def test_a_file_that_is_none_is_told_and_nothing_is_asked(fakes, parent, tmp_path):
    fakes.files.answers = [on_disk(tmp_path, "a.png", b"GIF89a")]
    add_picture(fakes.bench, (), parent, lambda *_came: None)

    assert isinstance(fakes.ask.errors[0], Refused)
    assert no_dialog()
    add_picture(fakes.bench, (), parent, lambda *_came: None)
    assert len(fakes.ask.errors) == 1


def test_describing_is_fit_for_everybody(database, parent):
    def made(theme):
        describe(a_bench(database, theme=theme).bench, "sag.png", "", parent, lambda _words: None)
        return the_dialog()

    assert_page_accessible(made)
