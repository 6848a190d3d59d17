"""The sample site for tests: its term is played once a run (it takes seconds), each test gets a copy.

A folder's conftest takes the fixtures in by name: `from tests.support.sample import site, site_file`.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eduapp.app import catalogue
from eduapp.app.location import FILE_NAME, Location
from eduapp.app.opening import open_database
from eduapp.app.sample_site import NOW, play
from eduapp.app.screenshots import staff
from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from eduapp.gui.theme import Theme
from tests.support.engines import not_waiting
from tests.support.fakes import FakeBench, a_bench
from tests.support.shared import made_once, place_for_all
from tests.support.silent import Listening, ListeningDatabase

__all__ = ["a_catalogue_bench", "copied", "site", "site_file", "staff", "untold"]
UNTOLD = "sample-site-untold.json"


@pytest.fixture(scope="session")
def site_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample site as the story leaves it. Only to be copied."""

    def play_all(folder: Path) -> Path:
        told = folder / UNTOLD
        told.write_text(json.dumps(_played(folder)), encoding="utf-8")
        told.replace(place_for_all(tmp_path_factory) / UNTOLD)
        return folder / FILE_NAME

    return made_once(tmp_path_factory, "sample-site.db", play_all)


def _played(folder: Path) -> dict[str, list[str]]:
    """Play it; which use cases wrote rows and told the trail nothing, and into which tables."""
    opened = open_database(Location.of(folder), witnessed=False)  # plain, so that it can be copied
    database = ListeningDatabase.over(opened)
    not_waiting(database.engine)
    with Listening():
        play(database)
    database.engine.dispose()
    return {name: sorted(tables) for name, tables in database.untold.items()}


@pytest.fixture
def untold(site_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What playing the term found that the trail was not told."""
    return dict(json.loads((place_for_all(tmp_path_factory) / UNTOLD).read_text(encoding="utf-8")))


@pytest.fixture
def site(site_file: Path, tmp_path: Path) -> Iterator[Database]:
    """The sample site on its Monday morning, in the program's own name."""
    database = open_database(Location.of(copied(site_file, tmp_path / "site")))
    yield database.at(StillClock(NOW)).unattended()
    database.engine.dispose()


def copied(file: Path, folder: Path) -> Path:
    """A data folder with a copy of the database in it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / FILE_NAME)
    return folder


def a_catalogue_bench(database: Database, actor: Actor, theme: Theme | None = None) -> FakeBench:
    """A bench like the program's: with the panels of all features, and the sentences of the trail."""
    fakes = a_bench(database.acting_as(actor), actor, theme=theme, today=database.today())
    bench = replace(
        fakes.bench,
        panels=lambda place: catalogue.panels(place, actor),
        answers=lambda place: catalogue.answers(place, actor),
        ways=lambda place: catalogue.ways(place, actor),
        sentences=catalogue.audit_sentences(),
    )
    return replace(fakes, bench=bench)
