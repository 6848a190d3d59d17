"""The whole program, watched: `python -m tests.support.watched_program DATA OUT NAMES.json`.

It signs in, writes, is refused, breaks in every place where it can break, issues a paper, prints it to a
file, checks it, makes a backup and is closed. Everything that goes wrong carries one of the names. What was
done and which sockets there were is told in OUT; what it wrote elsewhere is for who started it to search.
"""

import json
import logging
import os
import sys
import threading
import warnings
from dataclasses import replace
from datetime import datetime
from pathlib import Path

SOCKETS = []


def _hear(event, arguments):
    if event.startswith("socket."):
        told = [str(one) for one in arguments[1:]] if event.startswith("socket.__") else [str(arguments)]
        SOCKETS.append([event, *told])


sys.addaudithook(_hear)  # before anything of the program is read

from PySide6.QtCore import QTimer, qCritical, qWarning  # noqa: E402
from PySide6.QtPrintSupport import QPrinter  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from sqlalchemy import text  # noqa: E402

from eduapp.app.crash_dialog import ReportDialog  # noqa: E402
from eduapp.app.invented_passwords import ISSUING  # noqa: E402
from eduapp.app.location import Location  # noqa: E402
from eduapp.app.machine import LANGUAGE, machine_settings  # noqa: E402
from eduapp.app.program import Program  # noqa: E402
from eduapp.app.sign_in import SignInPage  # noqa: E402
from eduapp.certificates.verification import jobs as verifying  # noqa: E402
from eduapp.certificates.verification import queries as verification  # noqa: E402
from eduapp.core.bug_log import hear_python  # noqa: E402
from eduapp.core.clock import StillClock  # noqa: E402
from eduapp.core.errors import EduError  # noqa: E402
from eduapp.core.files import read_whole, write_atomically  # noqa: E402
from eduapp.gui.pdf_pages import look_into  # noqa: E402
from eduapp.gui.printing import DialogPrinter, PrintJob  # noqa: E402
from eduapp.gui.routes import Route  # noqa: E402
from eduapp.people.learners.rules import LearnerFacts  # noqa: E402
from eduapp.people.learners.service import AdmitLearner, admit_learner  # noqa: E402
from tests.support.dialogs import fill  # noqa: E402
from tests.support.running import Running  # noqa: E402

MORNING = "2026-11-23T09:30:00+00:00"
LONG = 120.0  # seconds


class Watched:
    """One day of work in the real window."""

    def __init__(self, data, out, names):
        self.out, self.names, self.done, self.refused = out, names, [], []
        application = QApplication.instance() or QApplication([])
        folder, settings = machine_settings(data)
        settings._values |= {LANGUAGE.key: "nb"}
        hear_python()
        program = Program(
            application, Location.of(folder), settings, clock=StillClock(datetime.fromisoformat(MORNING))
        )
        program.safe.wanted = True
        self.program, self.inodes, self.local = program, set(), set()
        self.running = Running(program, data, self, [])
        real = program.bench
        program.bench = lambda actor, runner: self._with_printer(real(actor, runner))
        self.looking = QTimer(interval=25)
        self.looking.timeout.connect(self.look)
        self.looking.start()
        self.printed = None

    def _with_printer(self, bench):
        return replace(bench, printer=self)

    # As a printer: into a file, by the program's own way.
    def print_pdf(self, pdf, title, parent):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(150)
        printer.setDocName(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out / "printed.pdf"))
        self.printed = pdf
        sent = DialogPrinter(self.program.theme, self.program.runner, None)
        return sent.send(PrintJob(pdf, look_into(pdf), printer), parent)

    def look(self):
        """Which sockets this process has now: those that are no files of the system are of a network."""
        for one in Path("/proc/self/fd").iterdir():
            try:
                where = str(one.readlink())
            except OSError:
                continue
            if where.startswith("socket:["):
                self.inodes.add(where[8:-1])
        local = {line.split()[6] for line in Path("/proc/net/unix").read_text().splitlines()[1:]}
        self.local |= local

    def say(self, what):
        self.done.append(what)

    def work(self):
        steps = [self.enter, self.write, self.be_refused, self.break_down, self.issue, self.check, self.leave]
        for step in steps:
            step()
            self.look()

    def enter(self):
        at = self.running
        self.program.start()
        at.until(lambda: at.at(SignInPage)() and at.entrance.enter.isEnabled(), LONG)
        at.entrance.name.setText(self.names["account"])
        at.entrance.password.setText(self.names["password"])
        at.entrance.enter.click()
        at.until(at.entrance.enter.isEnabled)
        at.sign_in("office")
        self.say("signed in")

    def write(self):
        self.admitted = self.send(admit_learner, self.order("4711"))
        at = self.running
        at.shell.go(Route("learners.learner", self.admitted))
        at.settled()
        self.say("wrote")

    def be_refused(self):
        assert self.send(admit_learner, self.order("4711")) is None, "a number counts once"
        hostile = self.out.parent / f"{self.names['file']}.csv"
        self.start(lambda _db, path, _progress: read_whole(path), hostile)
        self.start(
            lambda _db, path, _progress: write_atomically(path, b"x"), Path(os.devnull) / self.names["file"]
        )
        assert len(self.refused) == 3, self.refused
        self.say("refused")

    def break_down(self):
        name = self.names["given"]

        def value(_db, _command, _progress):
            raise ValueError(f"no such learner: {name}")

        def bound(database, _command, _progress):
            with database.engine.connect() as connection:
                connection.execute(text("SELECT :name FROM nobody WHERE name = :name"), {"name": name})

        def unique(database, _command, _progress):
            with database.engine.begin() as connection:
                row = {"id": self.admitted.bytes, "n": self.names["family"]}
                connection.execute(text("INSERT INTO learner (id, family_name) VALUES (:id, :n)"), row)

        for job in (value, bound, unique):
            self.start(job, None)
            self.close_reports(job.__name__)
        QTimer.singleShot(0, self.break_in_a_slot)
        self.close_reports("slot")
        thread = threading.Thread(target=lambda: {}[self.names["family"]])
        thread.start()
        thread.join()
        self.close_reports("thread")
        Gone(name)
        qCritical(f"cannot open {name}.pdf")
        qWarning(name)
        warnings.warn(name, stacklevel=1)
        logging.getLogger("sqlalchemy.pool").error("broken by %s", name, exc_info=ValueError(name))
        self.say("broke")

    def break_in_a_slot(self):
        raise LookupError(self.names["family"])

    def issue(self):
        at = self.running
        at.shell.go(Route("certificates.ready"))
        at.settled()
        table = at.page.table.table
        ready = at.page._chosen()
        for row in ready[1:]:
            table.tick([row], on=False)
        at.page._note_ticks()
        at.until(at.page.print_button.isEnabled)
        at.page.print_button.click()
        at.until(lambda: QApplication.activeModalWidget() is not None)
        fill(password=ISSUING)
        at.until(lambda: self.printed is not None, LONG)
        at.settled()
        self.say("issued and printed")

    def check(self):
        at = self.running
        shown = self.out / "shown.pdf"
        shown.write_bytes(self.printed)
        today = self.program.today()
        with self.program.database.reading() as session:
            found = verification.at_hand(session, today)
        judged = []
        self.program.runner.compute(
            lambda: verifying.judge_file(shown, found, today), owner=self.program, done=judged.append
        )
        at.until(lambda: judged)
        self.say("checked")

    def leave(self):
        at = self.running
        self.program.locking.lock()
        at.settled()
        self.program.window.close()  # makes the backup of the day, and goes by itself
        at.until(lambda: not self.program.window.isVisible(), LONG)
        self.program._quit()
        self.look()
        self.say("closed")

    def order(self, number):
        facts = LearnerFacts(
            given_name=self.names["given"], family_name=self.names["family"],
            birth_date=datetime.fromisoformat("1990-06-05").date(), number=number, unit="C",
        )  # fmt: skip
        return AdmitLearner(facts=facts)

    def send(self, use_case, command):
        got = []
        self.program.runner.execute(
            use_case,
            command,
            owner=self.program,
            done=got.append,
            failed=lambda error: got.append(self.no(error)),
        )
        self.running.until(lambda: got)
        return got[0]

    def start(self, job, command):
        got = []
        self.program.runner.start(
            job, command, owner=self.program, done=got.append, failed=lambda error: got.append(self.no(error))
        )
        self.running.until(lambda: got or self.reports())

    def no(self, error):
        assert isinstance(error, EduError)
        self.refused.append(type(error).__name__)

    def reports(self):
        return [
            one for one in QApplication.topLevelWidgets() if isinstance(one, ReportDialog) and one.isVisible()
        ]

    def close_reports(self, what):
        self.running.until(self.reports)
        [report] = self.reports()
        assert self.names["given"] not in report.report.toPlainText()
        report.out.click()
        self.say(f"report of {what}")


class Gone:
    """Breaks where nobody is left to hear of it."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        raise OSError(2, "gone", self.name)


def main():
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    watched = Watched(data, out, json.loads(Path(sys.argv[3]).read_text(encoding="utf-8")))
    try:
        watched.work()
    finally:
        net = Path("/proc/self/net")
        told = {
            "done": watched.done,
            "refused": watched.refused,
            "python": SOCKETS,
            "foreign": sorted(watched.inodes - watched.local),
            "sockets": len(watched.inodes),
            "open": {
                name: (net / name).read_text().splitlines()[1:]
                for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
                if (net / name).exists()
            },
            "interfaces": [line.split(":")[0].strip() for line in (net / "dev").read_text().splitlines()[2:]],
            "modules": sorted(name for name in sys.modules if "QtNetwork" in name),
        }
        (out / "told.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
