"""The session of the exam account, as the shell runs it; the compositor is one that only starts a program."""

import os
import subprocess
from pathlib import Path

SESSION = Path(__file__).parents[2] / "packaging" / "kiosk" / "dagverk-kiosk-session"
CAGE = '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\n"$@"\nexit 0\n'  # as cage 0.1: always 0
PROGRAM = '#!/bin/sh\necho "$@" >> "$LOG"\n[ "$(wc -l < "$LOG")" -ge 3 ]\n'  # crashes twice, then is left


def a_program(path, text):
    path.write_text(text, encoding="ascii")
    path.chmod(0o755)


def test_after_a_crash_it_begins_again_and_after_leaving_it_ends(tmp_path):
    a_program(tmp_path / "cage", CAGE)
    a_program(tmp_path / "program", PROGRAM)
    (tmp_path / "conf").write_text(
        f'PROGRAM={tmp_path}/program\nWAY="--folder /stick"\nOUT=/out\nLEAVE="a b"\n'
    )
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LOG": str(tmp_path / "log"),
        "DAGVERK_KIOSK_CONF": str(tmp_path / "conf"),
    }
    done = subprocess.run(["/bin/sh", str(SESSION)], env=environment, timeout=30, check=False)
    started = (tmp_path / "log").read_text(encoding="ascii").splitlines()

    assert done.returncode == 0
    data = tmp_path / ".local" / "share" / "Dagverk"
    assert started == [f"kiosk --folder /stick --out /out --data {data} --leave a b"] * 3


def test_what_it_is_set_up_with_is_read_by_the_shell():
    folder = SESSION.parent
    for file in (SESSION, folder / "kiosk.conf"):
        subprocess.run(["/bin/sh", "-n", str(file)], check=True)
    assert os.access(SESSION, os.X_OK)
