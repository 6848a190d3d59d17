"""A folder, and the root by its file or its halves."""

from pathlib import Path

import pytest

from eduapp.certificates.keys.jobs import ByFile, ByHalves
from eduapp.certificates.keys.ui.fields import FolderField, RootField
from tests.support.accessibility import show
from tests.support.ceremonies import words


@pytest.fixture
def root(qtbot, fakes):
    made = RootField(fakes.bench)
    qtbot.addWidget(made)
    show(made)
    return made


def test_a_folder_is_chosen_and_stands_there(qtbot, fakes, tmp_path):
    field = FolderField(fakes.bench, "Folder")
    qtbot.addWidget(field)
    show(field)
    field.choose.click()
    assert field.value() is None
    fakes.files.answers.append(tmp_path)
    with qtbot.waitSignal(field.changed):
        field.choose.click()
    assert field.value() == tmp_path
    assert str(tmp_path) in words(field)
    assert field.misread() == ""


def test_the_root_by_its_file(root, fakes):
    assert root.value() is None
    assert root.misread() == ""
    fakes.files.answers.append(Path("root-1.key"))
    root.choose.click()
    assert "both passwords are needed" in root.misread()
    for part, typed in zip(root.parts, ("one", "other"), strict=True):
        part.set_value(typed)
    assert root.value() == ByFile(path=Path("root-1.key"), parts=("one", "other"))
    assert root.misread() == ""


def test_the_root_by_its_halves(root):
    root.way.buttons()[1].click()
    assert not root.parts[0].isVisible()
    root.halves[0].set_value("AAAAA")
    assert "Both halves are needed" in root.misread()
    root.halves[1].set_value("BBBBB")
    assert root.value() == ByHalves(halves=("AAAAA", "BBBBB"))


def test_what_is_typed_is_not_readable_over_a_shoulder(root):
    hidden = root.halves[0].line.echoMode().Password
    assert {field.line.echoMode() for field in (*root.parts, *root.halves)} == {hidden}


@pytest.mark.parametrize(
    "value", [ByHalves(halves=("A", "B")), ByFile(path=Path("x"), parts=("A", "B")), None]
)
def test_it_takes_up_what_it_gave(root, value):
    root.set_value(value)
    assert root.value() == value
