"""Rules of reliability: a process that is killed while it writes leaves all of it or nothing, never half.

The process is the program itself, and the kill is the system's: nothing is tidied up, nothing is ended.
"""

import os
import shutil
import signal
import subprocess
import sys

import pytest
from sqlalchemy import text

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from tests.support.given_files import sample

# Dies at its nth statement. With 0 it lives, and says at the end how many statements there were.
DIES = """
import os, signal, sys
from sqlalchemy import Engine, event
from eduapp.app.main import main
last, sent = int(sys.argv[1]), 0
def count(*_what):
    global sent
    sent += 1
    if sent == last:
        os.kill(os.getpid(), signal.SIGKILL)
for moment in ("before_cursor_execute", "commit"):
    event.listen(Engine, moment, count)
code = main(sys.argv[2:])
print("statements:", sent)
sys.exit(code)
"""
PEOPLE = 11  # in the file
MOMENTS = 4  # at which the process is killed, over the whole of its work

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such kill here")


def run(home, last=0):
    """Bring the file in, and die at a statement; the exit code, and what was said."""
    words = ["import", "people", sample("deltakere-mange-skrifter.csv"), "--data", home, "--language", "en"]
    done = subprocess.run(
        [sys.executable, "-c", DIES, str(last), *map(str, words)],
        capture_output=True, text=True, check=False, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A data folder as it was before, and how many statements bringing the file in takes."""
    home = tmp_path_factory.mktemp("before") / "data"
    database = open_database(Location.of(home))
    database.engine.dispose()
    copy = home.with_name("counted")
    shutil.copytree(home, copy)
    code, said = run(copy)
    assert code == 0
    return home, int(said.rsplit(" ", 1)[-1])


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
def test_it_is_all_there_or_nothing_and_coming_again_ends_it(before, tmp_path, moment):
    home, statements = before
    data = tmp_path / "data"
    shutil.copytree(home, data)

    code, _said = run(data, statements * moment // MOMENTS)

    assert code == -signal.SIGKILL
    assert counts(data) in ((0, 0), (PEOPLE, 1))
    assert run(data)[0] == 0
    assert counts(data) == (PEOPLE, 1)


def counts(home):
    """How many people and finished runs there are; the file is whole, and so is the trail."""
    database = open_database(Location.of(home))
    try:
        with database.reading() as look:
            assert look.scalar(text("PRAGMA integrity_check")) == "ok"
            assert look.execute(text("PRAGMA foreign_key_check")).all() == []
            people = look.scalar(text("SELECT count(*) FROM learner"))
            return people, look.scalar(text("SELECT count(*) FROM import_run"))
    finally:
        database.engine.dispose()
