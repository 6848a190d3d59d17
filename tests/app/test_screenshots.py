"""`eduapp screenshots`: the real command, in a small window and one look. No dialog is forgotten."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from eduapp.app import screenshots
from eduapp.app.main import main
from eduapp.app.pictures import INVENTED, file_names
from eduapp.app.sample_site.facts import STAFF
from eduapp.app.screenshots import staff
from eduapp.gui.theme import tokens
from eduapp.people.access import terms
from tests.support.engines import put_in_place
from tests.support.opened import openers, watched

# Questions, refusals and the print dialog: the stage puts up the same ones, since nobody answers there.
ON_STAGE = {"eduapp.gui.dialogs", "eduapp.gui.printing"}
# A program of its own, with a window of its own: tests/app/test_examine_command.py opens its handbook.
NO_STAGE = {"eduapp.app.examine_command"}


@pytest.fixture
def told(site_file, monkeypatch):
    """The story is told once for all tests; whoever tells it gets what it left (test_tour.py has it told)."""

    def restore(database):
        database.engine.dispose()
        put_in_place(site_file.read_bytes(), Path(database.engine.url.database))

    monkeypatch.setattr(screenshots, "play", restore)


@pytest.mark.timeout(900)
def test_a_picture_of_every_screen_and_dialog_is_drawn_in_the_size_and_look_asked_for(
    told, site, tmp_path, capsys, monkeypatch
):
    opened = watched(monkeypatch)
    out = tmp_path / "pictures"
    words = ["screenshots", "--out", str(out), "--size", "1024x600", "--theme", "dark"]

    assert main([*words, "--language", "nn"]) == 0

    names = file_names(site)
    assert sorted(path.name for path in out.iterdir()) == names
    assert str(len(names)) in capsys.readouterr().out
    ground, seen = QColor(tokens("dark")["bg"]), set()
    for name in names:
        picture = QImage(str(out / name))
        assert (picture.width(), picture.height()) == (1024, 600)
        top = 60 if INVENTED in name else 4  # below the line that says so
        corner = picture.pixelColor(1020, top)
        assert corner == ground or is_shade_of(corner, ground), name
        seen.add(bytes(picture.constBits()))
    assert len(seen) == len(names)  # each shows something else
    forgotten = openers() - ON_STAGE - NO_STAGE - opened
    assert forgotten == set(), "no picture shows these dialogs: add them to eduapp.app.scenes"


def is_shade_of(corner, ground):
    """Whether it is the ground behind a dialog."""
    return all(part < whole for part, whole in zip(corner.getRgb()[:3], ground.getRgb()[:3], strict=True))


def test_who_looks_at_the_screens_are_the_people_of_the_sample_site(site):
    actors = staff(site)

    assert {key: actor.name for key, actor in actors.items()} == {one.key: one.name for one in STAFF}
    assert actors["leader"].may(terms.SEE_USERS)
    assert not actors["invigilator"].may(terms.SEE_USERS)
