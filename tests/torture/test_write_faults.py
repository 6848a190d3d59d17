"""A disk that is full, broken or read-only, at every write point of the work that counts.

Once and for ever, at the n-th call that changes anything below the folder: a sentence for the person, nothing
acknowledged lost, nothing half, and all of it works again when the disk is well: in the same program, or in
one that was started again. The disk fails where the system would say so (tests/support/faulty_disk.c).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import torture
from tests.support.faulty_disk import KINDS, built, compiler, surroundings
from tests.support.shared import staffed_database

ROOT = Path(__file__).parents[2]
WORKS = ("import", "register", "hours", "exam", "folder", "certificate", "backup", "migration", "encrypting")
# Of these there are thousands of points (each page of a copy is one), and a try takes as long as the work:
# the whole form takes so many of them by the seed, of the others all.
CHOSEN = {"certificate": 120, "backup": 40, "migration": 40, "encrypting": 40}
AT_MOST = 3600  # seconds: a process that hangs is a failure, not a wait

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the disk that fails is made for Linux"),
    pytest.mark.timeout(AT_MOST),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Asks a process whose disk can fail; it keeps what it has prepared for the next question."""
    if compiler() is None:
        pytest.fail("there is no C compiler; packaging/system_libraries.sh tests asks for one")
    folder = tmp_path_factory.mktemp("disk")
    template = staffed_database(tmp_path_factory)
    words = [sys.executable, "-m", "tests.support.faulty_tries", str(folder), str(template)]
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        env=surroundings(built(folder)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None

    def ask(**asked):
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline() or pytest.fail("the process is gone"))

    yield ask
    process.kill()
    process.communicate()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("work", WORKS)
def test_a_disk_that_fails_costs_a_sentence_and_nothing_else(ask, work, kind, record_property):
    most = torture.times(1 if work in CHOSEN else 2, CHOSEN.get(work, 0))  # 0: at each point, both ways
    found = ask(work=work, kind=kind, most=most, seed=f"{torture.SEED} {work} {kind}")

    record_property(f"{work}, {kind}", f"{found['tries']} tries at {found['points']} write points")
    record_property(f"{work}, {kind}: sentences", sum(found["sentences"].values()))
    assert found["wrong"] == []
    assert found["points"] > 20
    assert most or found["sentences"]


def test_a_program_that_does_not_listen_is_found_out(ask):
    """The control: acts go on as if nothing had been told, and so what was to be there is not."""
    found = ask(work="register", kind="full", most=12, seed="control", blind=True)

    assert any("missing" in one for one in found["wrong"])
