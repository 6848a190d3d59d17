"""`eduapp screenshots`: the real command, in a small window and one look."""

import pytest
from PySide6.QtGui import QColor, QImage

from eduapp.app.main import main
from eduapp.app.sample_site.facts import STAFF
from eduapp.app.screens import screens
from eduapp.app.screenshots import staff
from eduapp.gui.theme import tokens
from eduapp.people.access import terms


@pytest.mark.timeout(300)
def test_a_picture_of_every_screen_is_drawn_in_the_size_and_look_asked_for(qapp, site, tmp_path, capsys):
    out = tmp_path / "pictures"
    words = ["screenshots", "--out", str(out), "--size", "1024x600", "--theme", "dark"]

    assert main([*words, "--language", "nn"]) == 0

    names = [f"{number:02d}-{one.name}.png" for number, one in enumerate(screens(site), start=1)]
    assert sorted(path.name for path in out.iterdir()) == names
    assert str(len(names)) in capsys.readouterr().out
    ground, seen = QColor(tokens("dark")["bg"]), set()
    for name in names:
        picture = QImage(str(out / name))
        assert (picture.width(), picture.height()) == (1024, 600)
        assert picture.pixelColor(1020, 4) == ground, name
        seen.add(bytes(picture.constBits()))
    assert len(seen) == len(names)  # each shows another screen


def test_who_looks_at_the_screens_are_the_people_of_the_sample_site(site):
    actors = staff(site)

    assert {key: actor.name for key, actor in actors.items()} == {one.key: one.name for one in STAFF}
    assert actors["leader"].may(terms.SEE_USERS)
    assert not actors["invigilator"].may(terms.SEE_USERS)
