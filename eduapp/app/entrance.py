"""Pictures of what one meets before any page: the first run page by page, sign-in, and the locked screen."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.app.closing_page import ClosingPage
from eduapp.app.first_run import FirstRun
from eduapp.app.keeping_safe import USE_BACKUP
from eduapp.app.location import Location
from eduapp.app.lock_page import LockPage
from eduapp.app.machine import machine_settings
from eduapp.app.opening import open_database
from eduapp.app.sample_site.facts import PRISON, SCHOOL, STAFF
from eduapp.app.server_page import ServerPage
from eduapp.app.sign_in import SignInPage
from eduapp.app.starting import CRASHED, DamagedHere
from eduapp.core.i18n import _, date_text
from eduapp.core.resources import resource
from eduapp.gui.tasks import InlineTaskRunner, JobHandle
from eduapp.people.access.ui.recovery_dialogs import use_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eduapp.app.stage import Stage
    from eduapp.core.actor import Actor
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.settings import MachineSettings

PEOPLE_FILE = "sample/deltakere.csv"
_PASSWORD = "fire gode ord her"
ENTRANCE = (
    "first-run-language",
    "first-run-school",
    "first-run-administrator",
    "first-run-terms",
    "first-run-people",
    "first-run-rows",
    "first-run-ready",
    "first-run-server",
    "sign-in",
    "sign-in-damaged",
    "sign-in-after-crash",
    "closing",
    "sign-in-code",
    "locked",
)


@dataclass
class Around:
    """What the first run asks of the program; nothing is remembered here, and nobody is let in."""

    settings: MachineSettings
    alone: bool = True

    def several_pcs(self) -> None:
        """Stay here."""

    def work_alone(self) -> None:
        """Stay here."""

    def bring_back(self) -> None:
        """There is none."""

    def choose(self, *, spoken: str | None = None, look: str | None = None, scale: int | None = None) -> None:
        """Stay as it is."""

    def try_with_invented_people(self) -> None:
        """They are here already."""

    def set_up_done(self, actor: Actor) -> None:
        """Stay on the last page."""


def draw_entrance(stage: Stage, sample: Database, picture: Callable[[str], object]) -> None:
    """Go through the first run on a database of its own, and stand at the door of the sample site."""
    with tempfile.TemporaryDirectory(prefix="dagverk-") as folder:
        database = open_database(Location.of(Path(folder)), witnessed=False).at(sample.clock)
        try:
            for name in _walk(stage, database, Around(machine_settings(Path(folder))[1])):
                picture(name)
        finally:
            door = _door(stage, sample)
            stage.put_on(door)
            database.engine.dispose()
    picture("sign-in")
    use_code(stage.theme, InlineTaskRunner(sample, stage.fail), door)
    stage.settle()
    picture("sign-in-code")
    stage.put_away()
    away = [stage.bench.actor]
    locked = LockPage(stage.theme, away, "-")
    locked.ready(InlineTaskRunner(sample, stage.fail))
    stage.put_on(locked)
    picture("locked")
    stage.put_on(_damaged(stage))
    picture("sign-in-damaged")
    after = _door(stage, sample)
    after.say(_(CRASHED))
    stage.put_on(after)
    picture("sign-in-after-crash")
    stage.put_on(ClosingPage(stage.theme, JobHandle(None, lambda tell: tell()), lambda: None))
    picture("closing")


def _walk(stage: Stage, database: Database, around: Around) -> Iterator[str]:
    """One page after the other, by what is typed and by Next."""
    first = FirstRun(stage.bench_of(database), around)
    stage.put_on(first)
    school: dict[str, object] = {**SCHOOL, "prison_name": PRISON}
    for step, typed in enumerate((None, school, _administrator(), None)):
        if typed is not None:
            first.page.restore(typed)
        stage.settle()
        yield ENTRANCE[step]
        first.next.click()
        stage.settle()
    yield ENTRANCE[4]
    stage.desk.file_answer = resource(PEOPLE_FILE)
    stage.press("Choose a file…")
    yield ENTRANCE[5]
    stage.desk.file_answer = None
    first.later.click()
    stage.settle()
    yield ENTRANCE[6]
    stage.put_on(ServerPage(first.bench, Path()))
    stage.settle()
    yield ENTRANCE[7]


def _administrator() -> dict[str, object]:
    one = STAFF[0]
    return {
        "name": one.name, "title": one.title, "sign_in_name": one.key,
        "password": _PASSWORD, "again": _PASSWORD,
    }  # fmt: skip


def _damaged(stage: Stage) -> SignInPage:
    """A database that cannot be trusted, with the last backup at hand."""
    page = SignInPage(stage.theme)
    page.show_problem(DamagedHere(backup=None).sentence(), again=lambda: None)
    day = date_text(stage.bench.today())
    page.offer_backup(_(USE_BACKUP).format(day=day), lambda: None, lambda: None)
    return page


def _door(stage: Stage, sample: Database) -> SignInPage:
    page = SignInPage(stage.theme)
    page.ready(InlineTaskRunner(sample, stage.fail))
    page.name.setText(STAFF[0].key)
    return page
