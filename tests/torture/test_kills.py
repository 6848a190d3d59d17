"""Processes of the program that are killed at random moments of mixed work, and what the next start finds."""

import re
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from tests.support import accounts
from tests.support.elsewhere import until
from tests.support.hands import JOURNAL, hands
from tests.support.torture import dice, times

KILLS = times(15, 1_000)
ON_A_SERVER = times(8, 250)  # of whose PCs one is killed
MOST = 16  # commands and answers before it
LONGEST = 0.2  # seconds until it, after that: some are in the middle of something
OPENED = 0.9  # of the processes have opened the database before
MENDED = re.compile(r"(\d+) things? that (?:was|were) left half-done")
AT_IT = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = %s"


@pytest.fixture(scope="module")
def hand():
    with hands() as hand:
        yield hand


def wait_for_the_server(url):
    """It takes a moment until it has noticed that a PC is gone, and ended what that was at."""
    if url.startswith("postgresql"):
        with psycopg.connect(accounts.plain(url), autocommit=True) as connection:
            until(lambda: connection.execute(AT_IT, [accounts.STAFF]).fetchone() == (0,))


@pytest.mark.timeout(3_600)
def test_killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_is_half(
    hand, database_url, tmp_path, record_property
):
    folder, rng, figures, acknowledged = tmp_path / "data", dice("kills"), Counter(), []
    on_a_server = database_url.startswith("postgresql")
    url = database_url if on_a_server else None  # a file is where schools have it, and under a key
    site, kills = hand.site(folder, url=url), ON_A_SERVER if on_a_server else KILLS
    for number in range(kills):
        process = hand.work(folder, site, url=url, kind="mixed", seed=number)
        count = rng.randint(1, MOST) if rng.random() < OPENED else 0
        fresh = hand.kill(process, count, rng.random() * LONGEST)
        assert not [one for one in fresh if "stopped" in one], fresh
        acknowledged += fresh
        wait_for_the_server(database_url)
        found = hand.look(folder, site, fresh, url=url, journal=JOURNAL)
        assert found["wrong"] == [], number
        assert found["sentence"].startswith("Dagverk was not closed as it should be")
        mended = MENDED.search(found["sentence"])
        assert found["mended"] == (int(mended[1]) if mended else 0)
        figures["mended by start-up"] += found["mended"]
        figures["torn records taken back"] += found["torn"] > 0
    assert hand.look(folder, site, acknowledged, url=url, journal=JOURNAL)["wrong"] == []
    assert Path(folder / "kiosk").is_dir()
    assert site["keyed"] != on_a_server  # and so each look has seen to it that the file is

    figures["acknowledged commands"] = sum("done" in one for one in acknowledged)
    figures["acknowledged answers of the seat"] = sum("kept" in one for one in acknowledged)
    assert min(figures["acknowledged commands"], figures["acknowledged answers of the seat"]) > 0
    for name, figure in {"kills": kills, "lost": 0, "half": 0, **figures}.items():
        record_property(name, figure)
