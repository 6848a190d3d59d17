import json

import pytest

from eduapp.app.machine import LANGUAGE, LOOK, TEXT_SCALE, machine_settings


def test_what_is_chosen_survives_the_next_start(tmp_path):
    _folder, settings = machine_settings(tmp_path)
    settings.set(LOOK, "dark")
    settings.set(TEXT_SCALE, 150)

    _folder, again = machine_settings(tmp_path)
    assert (again.get(LOOK), again.get(TEXT_SCALE)) == ("dark", 150)


@pytest.mark.parametrize(
    "kept", [{"look": "pink", "language": "xx", "text_scale": "9000"}, {"text_scale": "-1"}]
)
def test_what_makes_no_sense_is_passed_over(tmp_path, kept):
    (tmp_path / "machine.json").write_text(json.dumps(kept))
    _folder, settings = machine_settings(tmp_path)

    assert (settings.get(LOOK), settings.get(LANGUAGE), settings.get(TEXT_SCALE)) == ("system", "nb", 0)
