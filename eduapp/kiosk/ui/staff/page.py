"""For the person in the room: open the paper, let the candidate move, go on on paper, take the PC back."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, ngettext, program_language
from eduapp.core.resources import resource
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import announce, hbox, label, why_not
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.sitting import Sitting
from eduapp.kiosk.ui.choice import touch
from eduapp.kiosk.ui.pages import CalmPage
from eduapp.kiosk.ui.words import listed, time_of
from eduapp.kiosk.whereabouts import is_needed, is_over, only_here, only_in_file

_GOES_ON = re.compile(r"\n\s*(?=[^\s#\d-])")
_NO_WAY_OUT = N_(
    "This screen cannot be left before a candidate has sat down: it was started without a code to leave it"
    " (--leave). Switch the PC off to stop it."
)
OPEN, MOVE, PAPER, LEFT, NEXT, LEAVE = "open", "move", "paper", "left", "next", "leave"


def handbook() -> list[tuple[str, str]]:
    """The page of the handbook about the kiosk, paragraph by paragraph, each with the role of its letters."""
    text = resource(f"help/{program_language()}/kiosk.md").read_text(encoding="utf-8")
    whole = _GOES_ON.sub(" ", text)  # a paragraph on one line
    return [
        (line.lstrip("# "), "largeStrong") if line.startswith("#") else (line.replace("- ", "– ", 1), "body")
        for line in whole.splitlines()
        if line
    ]


def state_lines(
    sitting: Sitting | None, trouble: Fault | None, because: str = "", apart: Sequence[str] = ()
) -> list[str]:
    """How it stands, for the person in the room."""
    lines = [trouble.sentence()] if trouble is not None else []
    if sitting is None and because:
        lines.append(because)
    if sitting is not None:
        kept, account = len(sitting.frames), sitting.attempt.account
        lines.append(_("{kept} records kept here, {sent} sent.").format(kept=kept, sent=sitting.sent_n))
        if sitting.unkept:
            unkept = _("Not saved on this computer: question {numbers}. {reason}")
            lines.append(unkept.format(numbers=listed(sorted(sitting.unkept)), reason=because))
        if sitting.is_waiting:
            lines.append(_("This computer can keep nothing just now. {reason}").format(reason=because))
        if sitting.only_in_memory or (sitting.is_waiting and is_over(sitting)):
            words = _(
                "What was done last is not on the disk of this computer yet."
                " Leave it on, and let nobody else sit down here before it is."
            )
            lines.append(words)
        if (started := sitting.started_at) is not None:
            words = _(
                "The room began at {time}, and nobody waited at this computer then. Your code opens the"
                " paper; the time runs from that moment. Whoever came late hands in with the others."
            )
            lines.append(words.format(time=time_of(started)))
        lines.extend(_left_lines(sitting))
        if account.ends_at is not None and account.latest_end is not None:
            end, latest = time_of(account.ends_at), time_of(account.latest_end)
            words = _("Ends at {end}.")
            if latest != end:
                words = _("Ends at {end}; {latest} if all lost time is given back.")
            lines.append(words.format(end=end, latest=latest))
    return [*lines, *_apart_lines(apart)]


def needed_words(sitting: Sitting) -> str:
    """Why nobody else may sit down here yet; "" if somebody may."""
    if not is_needed(sitting):
        return ""
    if sitting.is_waiting:
        return _("What was done last is not on the disk of this computer yet. It keeps trying: leave it on.")
    return _("Not all of it is with the room yet. Wait for contact, or write it to a file first.")


def copied_lines(*, is_copied: bool) -> list[str]:
    """What is said where the disk is a copy of another PC's."""
    if not is_copied:
        return []
    words = _(
        "What lay on this computer before came from another one, as with a copy of its disk."
        " It counts as a computer of its own from now on, and nothing was deleted."
    )
    return [words]


def _left_lines(sitting: Sitting) -> Iterator[str]:
    """Where everything is that a PC has which was left."""
    if (count := sitting.aside_n - sitting.sent_n) > 0:
        words = ngettext(
            "{count} more is in safety beside those of the computer that goes on.",
            "{count} more are in safety beside those of the computer that goes on.",
            count,
        )
        yield words.format(count=count)
    if count := only_here(sitting):
        words = ngettext(
            "{count} answer is on this computer only. It is sent once there is contact.",
            "{count} answers are on this computer only. They are sent once there is contact.",
            count,
        )
        yield words.format(count=count)
    if count := only_in_file(sitting):
        words = ngettext(
            "{count} answer left this computer in a file alone."
            " If that file is not used, write it to a file here.",
            "{count} answers left this computer in a file alone."
            " If that file is not used, write them to a file here.",
            count,
        )
        yield words.format(count=count)


def _apart_lines(apart: Sequence[str]) -> Iterator[str]:
    """What lay on a stick and could not be used."""
    moves = [name for name in apart if "move-" in name]
    if moves:
        told = _(
            "A file for moving is damaged or of another ticket: {names}."
            " The answers in it lie on the computer that was left:"
            " there F12 writes them to a file, or they are sent once there is contact."
        )
        yield told.format(names=", ".join(moves))
    if answers := [name for name in apart if name not in moves]:
        told = _("On the stick lay answers that were damaged or of another PC. They are kept as {names}.")
        yield told.format(names=", ".join(answers))


class StaffPage(CalmPage):
    """Asks for the code of the paper; every button does one thing with it."""

    asked = Signal(str, str)  # what, with which code
    done = Signal()

    def __init__(self, theme: Theme, may: Sequence[str], where: str, state: Sequence[str] = ()) -> None:
        super().__init__(theme, _("For the person in the room"))
        self.say(_("For the person in the room"), "title")
        for line in state:
            self.say(line, "secondary")
        self.code = self.entry(_("Your code"), secret=True)
        self.trouble = label("", "problem", wrap=True)
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        words = {
            OPEN: _("Open the paper and begin"),
            MOVE: _("Move to another computer"),
            PAPER: _("Go on on paper"),
            LEFT: _("Write the answers that are only here to a file"),
            NEXT: _("Next candidate"),
            LEAVE: _("Leave the exam screen"),
        }
        self.buttons = {what: touch(theme, words[what]) for what in may}
        if LEAVE not in may:
            self.say(_(_NO_WAY_OUT), "secondary")
        for what, one in self.buttons.items():
            one.clicked.connect(lambda _on=False, what=what: self.asked.emit(what, self.code.text()))
            self.column.addLayout(hbox(one, None))
        if where:
            self.say(_("Files are written to {place}.").format(place=where), "secondary")
        self.back = touch(theme, _("Back to the exam"), kind="primary")
        self.back.clicked.connect(self.done)
        self.column.addLayout(hbox(self.back, None))
        for line, role in handbook():
            self.say(line, role)

    def hold_back(self, reason: str) -> None:
        """Let nobody else sit down here, and say why; "" if somebody may."""
        if NEXT in self.buttons:
            why_not(self.buttons[NEXT], reason)

    def tell(self, sentence: str) -> None:
        """Say what was done; the page stays."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self.code.clear()
        announce(self.trouble, sentence)

    def refuse(self, sentence: str) -> QWidget:
        """Say why not; the code is asked again."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self.code.clear()
        announce(self.trouble, sentence, urgent=True)
        self.begin()
        return self.trouble
