"""A real queue of CUPS in a folder of its own: what comes out of the printer lies there, byte for byte.

The spooler (`cupsd`, Debian's cups-daemon) and `lp` (cups-client) are the system's; the printer at the end
of the queue is a script that keeps what it is given. A queue without a driver passes a PDF on as it is, as
one does whose printer reads PDF by itself.
"""

import contextlib
import ctypes
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

QUEUE = "Papers"
_PROGRAMS = ("cupsd", "lpadmin", "lp", "lpstat")
_DAEMON = Path("/usr/lib/cups/daemon")
_PRINTER = """#!/bin/sh
[ $# -ge 5 ] || { echo 'direct kept "Unknown" "Kept"'; exit 0; }
place=${DEVICE_URI#kept:}
cat "${6:--}" > "$place/$1.part"
printf '%s' "$3" > "$place/$1.title"
printf '%s' "$4" > "$place/$1.copies"
mv "$place/$1.part" "$place/$1.pdf"
"""
_RULES = """Listen {folder}/state/socket
Browsing No
WebInterface No
LogLevel warn
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_PLACES = """Sandboxing relaxed
ServerRoot {folder}/root
ServerBin {folder}/bin
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
Printcap
{runs_as}
"""


@dataclass(frozen=True)
class Job:
    """What came out of the printer, and what the job was called."""

    pdf: bytes
    title: str
    copies: str


@dataclass(frozen=True)
class Printer:
    """The queue, and the tray behind it."""

    queue: str
    tray: Path

    def jobs(self) -> list[Job]:
        """Everything that was printed whole, the first first."""
        papers = sorted(self.tray.glob("*.pdf"), key=lambda path: int(path.stem))
        return [
            Job(
                paper.read_bytes(),
                paper.with_suffix(".title").read_text("utf-8"),
                paper.with_suffix(".copies").read_text("utf-8"),
            )
            for paper in papers
        ]


def found(program: str) -> str | None:
    """Where a program of CUPS is, also where only root's path leads."""
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


needs_cups = pytest.mark.skipif(
    not _DAEMON.is_dir() or not all(map(found, _PROGRAMS)),
    reason="CUPS is not installed (Debian: cups-daemon cups-client)",
)


@contextlib.contextmanager
def a_printer() -> Iterator[Printer]:
    """A spooler with one queue, for as long as it is needed; `CUPS_SERVER` leads every client there."""
    with tempfile.TemporaryDirectory(prefix="cups") as name:
        folder = Path(name)
        _furnish(folder)
        rules, places = folder / "root/cupsd.conf", folder / "root/cups-files.conf"
        spooler = subprocess.Popen([found("cupsd") or "", "-f", "-c", rules, "-s", places])
        before = os.environ.get("CUPS_SERVER")
        os.environ["CUPS_SERVER"] = str(folder / "state/socket")
        _go_to(folder / "state/socket")
        try:
            _add_queue(folder / "tray", spooler)
            yield Printer(QUEUE, folder / "tray")
        finally:
            if before is None:
                del os.environ["CUPS_SERVER"]
            else:
                os.environ["CUPS_SERVER"] = before
            _go_to(None)
            spooler.terminate()
            spooler.wait()


def _go_to(socket: Path | None) -> None:
    """Lead Qt there too, which may have asked for printers before: the library remembers whom it asked."""
    library = ctypes.CDLL("libcups.so.2")
    library.cupsSetServer(None if socket is None else str(socket).encode())


def _furnish(folder: Path) -> None:
    for inside in ("root", "bin/backend", "cache", "state", "spool/tmp", "tray"):
        (folder / inside).mkdir(parents=True)
    (folder / "bin/daemon").symlink_to(_DAEMON)
    printer = folder / "bin/backend/kept"
    printer.write_text(_PRINTER, "utf-8")
    printer.chmod(0o700)  # CUPS then runs it as whoever runs the spooler
    runs_as = "" if os.geteuid() == 0 else f"User {_name()}\nGroup {_group()}"
    (folder / "root/cupsd.conf").write_text(_RULES.format(folder=folder), "utf-8")
    (folder / "root/cups-files.conf").write_text(_PLACES.format(folder=folder, runs_as=runs_as), "utf-8")


def _name() -> str:
    import pwd  # noqa: PLC0415 - of POSIX alone

    return pwd.getpwuid(os.geteuid()).pw_name


def _group() -> str:
    import grp  # noqa: PLC0415 - of POSIX alone

    return grp.getgrgid(os.getegid()).gr_name


def _add_queue(tray: Path, spooler: "subprocess.Popen[bytes]") -> None:
    """Ask until the spooler answers; each try waits for its answer, none for time to pass."""
    command = [found("lpadmin") or "", "-p", QUEUE, "-v", f"kept:{tray}", "-E", "-m", "raw"]
    for _try in range(500):
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode == 0:
            return
        if spooler.poll() is not None:
            break
    raise RuntimeError(f"no queue: {done.stderr.decode('utf-8', 'replace')}")
