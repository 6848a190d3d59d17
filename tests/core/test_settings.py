import pytest

from eduapp.core.settings import MachineSettings, Setting

SCALE = Setting("text_scale", 100, int, "Text size")


def test_what_was_set_is_there_after_a_restart(tmp_path):
    MachineSettings(tmp_path / "machine.json").set(SCALE, 150)
    assert MachineSettings(tmp_path / "machine.json").get(SCALE) == 150


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"text_scale": "large"}', "\x00\xff"])
def test_a_broken_file_gives_the_defaults(tmp_path, text):
    (tmp_path / "machine.json").write_text(text)
    assert MachineSettings(tmp_path / "machine.json").get(SCALE) == 100
