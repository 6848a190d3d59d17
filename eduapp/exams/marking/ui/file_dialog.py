"""An examiner without this program: a sealed file goes out with a code told apart, and marks come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.clock import zone
from eduapp.core.files import safe_file_name
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.exams.marking import jobs
from eduapp.exams.marking.formats.desk_file import ENDING
from eduapp.exams.marking.rules.final import TALKED
from eduapp.gui.dialogs import Dialog
from eduapp.gui.form import Tick
from eduapp.gui.widgets import button, label, why_not

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from eduapp.core.errors import EduError
    from eduapp.exams.marking.jobs import MadeFile, TakenIn
    from eduapp.exams.marking.queries import Overview, Progress
    from eduapp.gui.bench import Bench
    from eduapp.gui.theme import Theme

TOLD = N_(
    "For an examiner who does not work with this database. In the file are the answers and the marking guide"
    " by candidate number: no name of a candidate, and nothing of what others gave. It opens with its code"
    " alone, on any PC with Dagverk."
)
CODE_TOLD = N_(
    "This code opens the file. It is kept nowhere: write it down now, and do not send it the way the file"
    " goes."
)
HOW_TOLD = N_("On the other PC it is opened by: eduapp examine {name}")
WORKING = N_("The file is being worked on.")
PATTERNS = (f"*{ENDING}",)
WIDTH = 640  # px at 100 %


class FileDialog(Dialog):
    """Make the file, or read in what came back. `why`: why neither can be now, "" where they may."""

    def __init__(self, bench: Bench, overview: Overview, one: Progress, why: str, parent: QWidget) -> None:
        title = _("File for {name}").format(name=one.examiner.name)
        super().__init__(bench.theme, title, parent, width=WIDTH)
        self._bench, self._overview, self._one, self._why = bench, overview, one, why
        self.out = button(self.theme, _("Close"))
        self.out.clicked.connect(self.reject)
        self.make = button(self.theme, _("Make a file…"), "download")
        self.make.clicked.connect(self._make)
        self.read = button(self.theme, _("Read in what came back…"), "upload")
        self.read.clicked.connect(self._read)
        self.said = label(_state_text(one), "secondary", wrap=True)
        self.fill(
            *(label(title, "subtitle", wrap=True), label(_(TOLD), wrap=True), self.said, None),
            buttons=[self.out, self.read, self.make],
        )
        self._work(is_working=False)
        (self.out if why else self.make).setFocus()

    def show_code(self, made: MadeFile) -> None:
        """The file is made: in place of this dialog its code, once."""
        self.accept()
        CodeDialog(self.theme, made, self.parentWidget()).open()

    # --- inside -------------------------------------------------------------------------------------

    def _work(self, *, is_working: bool) -> None:
        reason = _(WORKING) if is_working else self._why
        why_not(self.make, reason)
        why_not(self.read, reason or _nothing_out(self._one))

    def _make(self) -> None:
        found, one = self._overview, self._one.examiner
        turn = (_("talk"),) if self._one.round == TALKED else ()  # the file of the blind round stays as it is
        parts = (_("marking"), found.course, str(found.day), str(one.place), *turn)
        name = safe_file_name(*parts, suffix=ENDING)
        path = self._bench.files.save(_("Save the file for the examiner"), name, PATTERNS, self)
        if path is None:
            return
        self._work(is_working=True)
        order = jobs.MakeFile(examiner_id=one.id, path=path)
        self._bench.runner.start(jobs.make_file, order, owner=self, done=self.show_code, failed=self._failed)

    def _read(self) -> None:
        path = self._bench.files.open(_("The file that came back"), PATTERNS, self)
        if path is None:
            return
        self._work(is_working=True)
        order = jobs.ReadFile(examiner_id=self._one.examiner.id, path=path)
        self._bench.runner.start(jobs.read_file, order, owner=self, done=self._taken, failed=self._failed)

    def _taken(self, taken: TakenIn) -> None:
        words = ngettext("{count} mark came in.", "{count} marks came in.", taken.marks)
        told = words.format(count=taken.marks)
        if taken.left_out:
            words = ngettext(
                "{count} was left out: nobody marks that answer any more.",
                "{count} were left out: nobody marks those answers any more.",
                taken.left_out,
            )
            told = f"{told} {words.format(count=taken.left_out)}"
        self._bench.tell(told)
        self.accept()

    def _failed(self, error: EduError) -> None:
        self._work(is_working=False)
        self._bench.show_error(error, self)


class CodeDialog(Dialog):
    """The code of a file that was just made; once it is closed, nobody can show it again.

    Enter does not put it away before somebody has said that it is written down.
    """

    def __init__(self, theme: Theme, made: MadeFile, parent: QWidget | None) -> None:
        words = ngettext(
            "The file is made: {count} answer to mark",
            "The file is made: {count} answers to mark",
            made.answers,
        )
        title = words.format(count=made.answers)
        super().__init__(theme, title, parent, width=WIDTH)
        self.out = button(theme, _("Close"), kind="primary")
        self.out.clicked.connect(self.accept)
        self.noted = Tick(_("I have written the code down"))
        self.noted.changed.connect(self._weigh)
        self.code = label(made.code, "title", wrap=True, name=_("Code: {code}").format(code=made.code))
        self.fill(
            label(title, "subtitle", wrap=True),
            label(_(CODE_TOLD), wrap=True),
            self.code,
            label(_(HOW_TOLD).format(name=made.path.name), "secondary", wrap=True),
            self.noted,
            None,
            buttons=[self.out],
        )
        self._weigh()
        self.noted.setFocus()

    def _weigh(self) -> None:
        why_not(self.out, "" if self.noted.isChecked() else _("Write the code down, then say so above."))


def _nothing_out(one: Progress) -> str:
    """Why nothing can come back; "" where a file is out."""
    if one.file is None:
        return _("No file was made yet.")
    if one.file.returned_at is None:
        return ""
    return _("The file that was made has come back already. Make a new one for this round.")


def _state_text(one: Progress) -> str:
    """Whether a file is out, and whether one came back."""
    if one.file is None:
        return _("No file was made yet.")
    made = _local_day(one.file.made_at)
    if one.file.returned_at is None:
        return _("A file was made on {day} and has not come back.").format(day=made)
    back = _local_day(one.file.returned_at)
    words = _("A file was made on {day}, and its marks came in on {back}.")
    return words.format(day=made, back=back)


def _local_day(moment: datetime) -> str:
    return date_text(moment.astimezone(zone()).date())
