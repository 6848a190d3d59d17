"""The hand that starts, watches and kills processes of the program at work (tests/support/at_work.py)."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds until something has gone wrong
JOURNAL = {"attempt": "attempt", "key": bytes(32).hex()}  # of the exam seat in mixed work


class Hands:
    """Sends pieces of work, and reads what is said of them."""

    def __init__(self, process):
        self._process, self._rest = process, b""
        self._ready = selectors.DefaultSelector()
        self._ready.register(process.stdout, selectors.EVENT_READ)
        self.expect("ready")

    def order(self, do, **told):
        """One order."""
        self._process.stdin.write(f"{json.dumps({'do': do, **told}, default=str)}\n".encode())
        self._process.stdin.flush()

    def next(self, seconds=PATIENCE):
        """The next thing that is said; None if that takes longer."""
        while b"\n" not in self._rest:
            if not self._ready.select(seconds):
                return None
            more = os.read(self._process.stdout.fileno(), 1 << 16)
            assert more, "the process has ended"
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        said = json.loads(line)
        assert "broke" not in said, said
        return said

    def expect(self, what):
        """Read on until something is said of it, with all that was said before."""
        before = []
        while True:
            said = self.next()
            assert said is not None, f"nothing is said of {what}"
            if what in said:
                return said, before
            before.append(said)

    def site(self, folder, **told):
        """A site to work at."""
        self.order("site", folder=folder, **told)
        return self.expect("site")[0]["site"]

    def work(self, folder, site, **told):
        """Begin; the number of the process."""
        self.order("work", folder=folder, site=site, **told)
        return self.expect("pid")[0]["pid"]

    def look(self, folder, site, acknowledged, **told):
        """Start after a crash, and look through it all."""
        self.order("look", folder=folder, site=site, acknowledged=acknowledged, **told)
        return self.expect("wrong")[0]

    def reaped(self):
        """Wait until every process has ended; what they had still said."""
        self.order("reap")
        return self.expect("reaped")[1]

    def kill(self, process, count, seconds):
        """Let it go on until it has said so much, and for so long; kill it, and read what it had said.

        All of that was acknowledged.
        """
        said = []
        while len(said) < count and (one := self.next()) is not None:
            said.append(one)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and (one := self.next(left)) is not None:
            said.append(one)
        os.kill(process, signal.SIGKILL)
        return said + self.reaped()


@contextmanager
def hands(*, preload=None):
    """A process to send work to, gone at the end with all it began."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    if preload:
        env["LD_PRELOAD"] = str(preload)
    command = [sys.executable, "-m", "tests.support.at_work"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        yield Hands(process)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdin.close()
        process.stdout.close()
