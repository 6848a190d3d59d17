"""A kiosk talks to the staff's side off the window's thread: what is kept goes out, what is said comes in.

Whether anybody answers changes nothing of what one may do. Once another PC has the seat, what was not sent is
put in safety beside the journal that goes on there.
"""

from functools import partial
from typing import TYPE_CHECKING

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.i18n import _
from eduapp.kiosk.exchanging import Exchanged, exchange
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.link import NoContact, NoMore, OtherAnswers
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.sitting import TAKEN, Sitting
from eduapp.kiosk.ui.said import more_time_words, put_right_words, time_words

if TYPE_CHECKING:
    from eduapp.gui.tasks import TaskRunner
    from eduapp.kiosk.ui.kiosk import Kiosk

MOST_AT_ONCE = 500  # records


class Talking:
    """One talk at a time. `talk` may be called as often as one likes."""

    def __init__(self, kiosk: "Kiosk", runner: "TaskRunner") -> None:
        self._kiosk, self._runner, self._busy = kiosk, runner, False
        self._trouble: Fault | None = None  # which is over once somebody answers
        self._in_safety = 0  # records that were put aside, because others are kept under their numbers

    def talk(self) -> None:
        """Send what is not sent and hear what was said, unless that is under way."""
        sitting, entered = self._kiosk.sitting, self._kiosk.entered
        if self._busy or sitting is None or entered is None:
            return
        first, frames = sitting.unsent()
        link, token = self._kiosk.link, sitting.claim.token
        failed = partial(self._on_silence, sitting)
        if not sitting.is_overtaken:
            heard = 0 if entered.needs_code else sitting.attempt.heard  # the key may be told once more
            asked = (link, token, first, frames[:MOST_AT_ONCE], heard, sitting.following)
            done = partial(self._on_talked, sitting)
            self._busy = True
            self._runner.compute(exchange, *asked, owner=self._kiosk, done=done, failed=failed)
        elif frames:  # else nobody there has anything to say to this PC any more
            kept = partial(self._on_set_aside, sitting)
            self._busy = True
            aside = (link.set_aside, token, list(sitting.frames), first)
            self._runner.compute(*aside, owner=self._kiosk, done=kept, failed=failed)

    def _on_talked(self, sitting: Sitting, told: Exchanged) -> None:
        self._busy = False
        if sitting is not self._kiosk.sitting:
            return  # another candidate sits here by now
        self._kiosk.now.offline = False
        if self._trouble is self._kiosk.now.trouble:
            self._trouble = self._kiosk.now.trouble = None
        if told.token:
            sitting.followed(told.token)
        sitting.clocks.set_by(told.now)
        sitting.sent(told.kept)
        for message in told.heard:
            try:
                self._hear(sitting, message)
            except Unavailable:
                break  # it is heard again
            except Fault as fault:
                self._kiosk.now.trouble = fault
        self._kiosk.refresh()

    def _on_set_aside(self, sitting: Sitting, kept: int) -> None:
        self._busy = False
        if sitting is self._kiosk.sitting:
            self._kiosk.now.offline = False
            sitting.set_aside(kept)
            self._kiosk.refresh()

    def _on_silence(self, sitting: Sitting, error: EduError) -> None:
        self._busy = False
        kiosk = self._kiosk
        if sitting is not kiosk.sitting:
            return
        kiosk.now.offline = isinstance(error, NoContact)
        if isinstance(error, NoMore):
            sitting.is_overtaken = True
            kiosk.keep(lambda: sitting.leave(TAKEN))
            kiosk.refresh()
            return
        if type(error) is OtherAnswers and self._in_safety != len(sitting.frames):
            self._put_in_safety(sitting)
        if isinstance(error, Fault) and sitting.state not in {replaying.HANDED_IN, replaying.MOVED}:
            self._trouble = kiosk.now.trouble = error
        kiosk.refresh()

    def _put_in_safety(self, sitting: Sitting) -> None:
        """Two PCs went on from one place, and the other was first: people choose between what both have."""
        self._in_safety = len(sitting.frames)
        aside = (self._kiosk.link.set_aside, sitting.claim.token, list(sitting.frames), 1)
        self._runner.compute(*aside, owner=self._kiosk, done=_ignore, failed=self._try_again)

    def _try_again(self, _error: EduError) -> None:
        self._in_safety = 0

    def _hear(self, sitting: Sitting, message: m.Message) -> None:
        kiosk, entered = self._kiosk, self._kiosk.entered
        if message.kind in {m.STOP, m.PAUSE, m.PAPER, m.ANSWER}:
            kiosk.flush()
        if entered is not None and entered.needs_code and message.kind == m.START and "key" in message.body:
            entered.open_with_key(bytes.fromhex(message.body["key"]))
        if not sitting.hear(message):
            return
        if message.kind == m.SAY:
            kiosk.say(message.body["text"])
        if message.kind in {m.CREDIT, m.EXTRA} and (words := more_time_words(message.body["ms"])):
            kiosk.say_more_time(words)
        if message.kind == m.LESS and (words := put_right_words(time_words(sitting))):
            kiosk.put_time_right(words)
        if message.kind == m.ANSWER and message.n in sitting.attempt.brought:
            kiosk.show_anew()  # the page shows what stood there before
            words = _("Question {number}: your answer from the other computer is here again.")
            kiosk.say(words.format(number=message.body["question"]))
        if message.kind == m.START and entered is not None:
            entered.remember_key()
        if message.kind == m.HELP_SEEN:
            kiosk.window.help.setChecked(False)


def _ignore(_kept: int) -> None:
    """It is in safety, and nothing here depends on it."""
