"""The small invented prison of `eduapp sample-data --size S` for tests: made once a run, without papers.

A test module takes the fixture in by name: `from tests.support.sample_data import small_site`.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.whole import make
from tests.support.given_sample_data import silent
from tests.support.shared import made_once


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file. Only to be read, or copied."""
    return made_once(tmp_path_factory, "small-site.db", _small)


def _small(folder: Path) -> Path:
    path = folder / "small.db"
    make(path, replace(SIZES["S"], papers=0), 1, silent)
    return path
