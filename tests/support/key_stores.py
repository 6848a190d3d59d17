"""A real key store for tests: a session bus of its own with gnome-keyring on it, gone afterwards."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

BUS = "DBUS_SESSION_BUS_ADDRESS"


@contextlib.contextmanager
def a_key_store(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The Secret Service of a desktop, for as long as the block lasts."""
    homes = {
        "HOME": "home",
        "XDG_RUNTIME_DIR": "run",
        "XDG_DATA_HOME": "data",
        "GNOME_KEYRING_CONTROL": "run",
    }
    around = {name: str(folder / place) for name, place in homes.items()}
    for place in set(homes.values()):
        (folder / place).mkdir(mode=0o700)
    started = subprocess.run(
        ["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"],
        env=os.environ | around, capture_output=True, text=True, check=True,
    )  # fmt: skip
    address, number = started.stdout.split()
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=os.environ | around | {BUS: address},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert keyring.stdin is not None
        assert keyring.stdout is not None
        keyring.stdin.write(b"opened by the test")
        keyring.stdin.close()
        keyring.stdout.readline()  # said once the store is open
        patch.setenv(BUS, address)
        yield
    finally:
        keyring.terminate()
        keyring.wait()
        keyring.stdout.close()
        os.kill(int(number), signal.SIGTERM)


def no_key_store(patch: pytest.MonkeyPatch) -> None:
    """A PC without a desktop: nobody is on the bus, and there is no bus."""
    patch.setenv(BUS, "unix:path=/nowhere")
