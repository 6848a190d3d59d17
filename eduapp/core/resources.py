"""Where the files that are not code lie: beside the package in a checkout, inside it when installed."""

import functools
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@functools.cache
def resources_folder() -> Path:
    """The folder `resources`: next to the package (checkout, frozen program) or within it (wheel)."""
    for candidate in (_PACKAGE.parent / "resources", _PACKAGE / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(
        "The folder 'resources' is missing beside the program. Install the program again."
    )


def resource(name: str) -> Path:
    """The file or folder `name` (with forward slashes) in `resources`."""
    return resources_folder() / name
