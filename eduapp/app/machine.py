"""What this PC remembers between starts: language, look, text size, and where the data is."""

import secrets
from collections.abc import Callable
from pathlib import Path

from eduapp.core.files import default_data_folder
from eduapp.core.i18n import LANGUAGES, N_
from eduapp.core.settings import MachineSettings, Setting

SMALLEST_TEXT, LARGEST_TEXT = 100, 200  # percent
LOOKS = ("system", "light", "dark", "high_contrast")


def _one_of(*known: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return parse


def _percent(text: str) -> int:
    """As the system says (0), or a size the screens are made for."""
    percent = int(text)
    if percent and not SMALLEST_TEXT <= percent <= LARGEST_TEXT:
        raise ValueError(text)
    return percent


LANGUAGE = Setting("language", "nb", _one_of(*LANGUAGES), N_("Language"))
LOOK = Setting("look", "system", _one_of(*LOOKS), N_("Look"))
TEXT_SCALE = Setting("text_scale", 0, _percent, N_("Text size"))  # percent; 0: as the system says
DESK = Setting("desk", "", str, N_("This PC’s own secret"))  # PINs are chosen for one PC
DATABASE = Setting("database", "", str, N_("Database"))  # empty: the file in the data folder

FILE_NAME = "machine.json"


def machine_settings(folder: Path | None) -> tuple[Path, MachineSettings]:
    """The data folder in use, and what is remembered in it."""
    data = folder or default_data_folder()
    return data, MachineSettings(data / FILE_NAME)


def desk_secret(settings: MachineSettings) -> str:
    """What no other PC has; made when it is first asked for."""
    if not settings.get(DESK):
        settings.set(DESK, secrets.token_hex(32))
    return settings.get(DESK)
