"""The list of pictures: the entrance, every page, every scene, numbered in that order."""

from eduapp.app.entrance import ENTRANCE
from eduapp.app.first_run import _KINDS
from eduapp.app.pictures import INVENTED, file_names
from eduapp.app.scenes import SCENES
from eduapp.app.screens import screens


def test_the_pictures_are_the_entrance_every_page_and_every_scene(site):
    names = file_names(site)

    pages = [one.name for one in screens(site)]
    assert [name[4:-4] for name in names] == [*ENTRANCE, *pages, *(one.name for one in SCENES), INVENTED]
    assert names == sorted(names)


def test_each_page_of_the_first_run_has_a_picture():
    assert len([name for name in ENTRANCE if name.startswith("first-run")]) > len(_KINDS)  # the rows besides
