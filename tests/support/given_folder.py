"""An exam by a folder, both sides as they are: seats from the staff, a candidate's sitting at each PC."""

from datetime import timedelta
from pathlib import Path

from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.exams.attempts.jobs import Synced
from eduapp.exams.attempts.service import NewTicket
from eduapp.kiosk.entering import Entered, enter
from eduapp.kiosk.exchanging import exchange
from eduapp.kiosk.keeping import Clocks
from eduapp.kiosk.link_folder import FolderLink
from eduapp.kiosk.sitting import Sitting
from tests.support.given_screens import CHEAP, OnScreen

STEP = timedelta(seconds=10)


class Folder:
    """A folder that is carried or shared, with the seats of some candidates."""

    def __init__(self, hall: OnScreen, place: Path, *numbers: int) -> None:
        self.hall, self.place = hall, place
        place.mkdir(exist_ok=True)
        chosen = tuple(hall.candidates[number] for number in numbers)
        order = jobs.MakeTickets(sitting_id=hall.sitting_id, language="en", candidate_ids=chosen, cost=CHEAP)
        made = jobs.make_tickets(hall.database, order, NoProgress()).tickets
        self.tickets: dict[int, NewTicket] = {one.number: one for one in made}
        seats = jobs.WriteSeats(sitting_id=hall.sitting_id, folder=place, tickets=made, cost=CHEAP)
        jobs.write_seats(hall.database, seats, NoProgress())
        self.pcs: list[FolderPc] = []

    def sync(self) -> Synced:
        """What the board does again and again."""
        order = jobs.SyncFolder(sitting_id=self.hall.sitting_id, folder=self.place)
        return jobs.sync_folder(self.hall.database.acting_as(self.hall.by), order, NoProgress())

    def pc(self, name: str) -> "FolderPc":
        """A PC in front of the folder."""
        self.pcs.append(FolderPc(self, name))
        return self.pcs[-1]

    def until(self, time: str) -> "Folder":
        """The time goes on, ten seconds after ten seconds, for each PC that is on; then all is told."""
        hall, now = self.hall, self.hall.clock.moment
        hall.at(time)
        end = hall.clock.moment
        while now < end:
            now = min(end, now + STEP)
            hall.clock.moment = now
            for pc in self.pcs:
                pc.second()
        self.round()
        return self

    def round(self) -> "Folder":
        """Out, heard, and in: what was said reaches the PCs, and what they keep the board."""
        self.sync()
        for _second in range(2):
            for pc in self.pcs:
                pc.second()
        self.sync()
        return self

    def close(self) -> None:
        """Put the journals away."""
        for pc in self.pcs:
            pc.switch_off()


class FolderPc:
    """One PC with a folder of its own; its clocks are the hall's."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder, self.name = folder, name
        self.own = folder.place.with_name(f"own of {name}")
        self.link = FolderLink(folder.place, self.own)
        self.entered: Entered | None = None
        self._starts = 0

    @property
    def sitting(self) -> Sitting:
        """The attempt that is open here."""
        assert self.entered is not None
        return self.entered.sitting

    def sit(self, number: int) -> "FolderPc":
        """The ticket is typed."""
        hall = self._folder.hall
        self._starts += 1
        clocks = Clocks(
            mono=lambda: round(hall.clock.moment.timestamp() * 1000),
            wall=hall.clock,
            machine=f"machine of {self.name}",
            boot=f"{self.name}-{self._starts}",
        )
        code = self._folder.tickets[number].code
        self.entered = enter(self.link, self.own, self.name, clocks, str(number), code, CHEAP)
        return self

    def second(self) -> None:
        """What the kiosk does every second; a PC that is off does nothing."""
        if self.entered is None:
            return
        one = self.sitting
        one.waited = one.attempt.account.begins_at is None and one.sent_n > 0
        one.tick()
        first, frames = one.unsent()
        told = exchange(self.link, one.claim.token, first, frames, one.attempt.heard, one.following)
        if told.token:
            one.followed(told.token)
        one.sent(told.kept)
        for message in told.heard:
            one.hear(message)

    def switch_off(self) -> None:
        """No more word of it."""
        if self.entered is not None:
            self.entered.sitting.close()
        self.entered = None
