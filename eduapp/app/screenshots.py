"""`eduapp screenshots`: every screen and dialog with the sample site, without a display."""

import argparse
import sys
import tempfile
from pathlib import Path

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.pictures import draw_all
from eduapp.app.sample_site import open_site, play
from eduapp.app.sample_site.facts import SCHOOL, STAFF
from eduapp.app.stage import Stage
from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.core.files import make_folder
from eduapp.core.i18n import ngettext, set_screen_language
from eduapp.people.access import queries
from eduapp.people.access.rules import actor_with


def run(arguments: argparse.Namespace) -> int:
    """Draw them all into a folder."""
    set_screen_language(arguments.language or "nb")
    make_folder(arguments.out)
    with tempfile.TemporaryDirectory(prefix="dagverk-") as folder:
        database = open_database(Location.of(Path(folder)), witnessed=False)
        try:
            play(database)
            count = draw(
                open_site(database),
                arguments.out,
                look=arguments.theme,
                scale=arguments.text_scale / 100,
                size=arguments.size,
            )
        finally:
            database.engine.dispose()
    words = ngettext("{count} picture drawn in {folder}.", "{count} pictures drawn in {folder}.", count)
    sys.stdout.write(words.format(count=count, folder=arguments.out) + "\n")
    return 0


def draw(
    database: Database,
    out: Path,
    *,
    look: str = "light",
    scale: float = 1.0,
    size: tuple[int, int] = (1366, 696),
) -> int:
    """Every picture of the sample site as a PNG; how many."""
    actors = staff(database)
    stage = Stage(
        database.unattended(), actors["leader"], look=look, scale=scale, size=size, place=SCHOOL["name"]
    )
    count = draw_all(stage, database, actors, out)
    stage.close()
    return count


def staff(database: Database) -> dict[str, Actor]:
    """The people of the sample site by their keys."""
    found = {}
    with database.reading() as session:
        for person in STAFF:
            facts = queries.sign_in_facts(session, person.key)
            if facts is not None:
                found[person.key] = actor_with(facts.id, facts.name, facts.title, facts.roles)
    return found
