from pathlib import Path

import pytest

from eduapp.kiosk.ui.sticks import plugged_in, sticks


class Volume:
    def __init__(self, at, *, valid=True, ready=True, read_only=False):
        self.rootPath = lambda: at
        self.isValid, self.isReady, self.isReadOnly = (lambda: valid), (lambda: ready), (lambda: read_only)


@pytest.mark.parametrize("at", ["/media/exam/STICK", "/run/media/exam/STICK", "/Volumes/STICK", "E:/"])
def test_a_stick_is_found_where_each_system_has_it(at):
    assert list(plugged_in([Volume("/"), Volume(at)], "/")) == [Path(at)]


@pytest.mark.parametrize(
    "volume",
    [
        Volume("/"),
        Volume("/boot"),
        Volume("C:/"),
        Volume("/media"),
        Volume("/media/a", valid=False),
        Volume("/media/a", ready=False),
        Volume("/media/a", read_only=True),
    ],
)
def test_what_is_of_the_system_or_cannot_be_written_to_is_none(volume):
    assert list(plugged_in([volume], "C:/" if volume.rootPath() == "C:/" else "/")) == []


def test_this_pc_can_be_asked(qapp):
    assert all(isinstance(one, Path) for one in sticks())
