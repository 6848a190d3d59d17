"""The invented sites that are measured: each made once, kept in build/, and made anew when the maker changes.

Making the large ones takes minutes. A schema that has moved on since is brought up to date when a site is
opened. For a little of everything (the tests), sites live as long as the process.
"""

import atexit
import hashlib
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from eduapp.app.sample_data import sizes
from eduapp.app.sample_data.sizes import SIZES, Size
from eduapp.app.sample_data.whole import make
from tests.benchmarks.figures import Effort, say

KEPT = Path(__file__).resolve().parents[2] / "build" / "sites"


def site(effort: Effort, key: str, *, papers: bool = False) -> Path:
    """The file of one size; drawing its papers takes as long as all the rest. Only to be read, or copied."""
    if effort.starts == 1:
        return _passing(effort.site, effort.papers)
    size = SIZES[key] if papers else replace(SIZES[key], papers=0)
    file = KEPT / f"{key}{'-papers' if papers else ''}-{_maker()}.db"
    if not file.exists():
        say(f"  making the site {file.name}, kept in {KEPT}")
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob(f"{file.stem.rpartition('-')[0]}-????????.db*"):
            old.unlink()
        unfinished = file.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        _make(unfinished, size)
        unfinished.rename(file)
    return file


@cache
def _passing(key: str, papers: int) -> Path:
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = Path(folder) / "site.db"
    _make(file, replace(SIZES[key], papers=papers))
    return file


def _make(file: Path, size: Size) -> None:
    make(file, size, 1, lambda _what, _done, _total: None)


def _maker() -> str:
    """A short digest of what makes the sites."""
    sources = sorted(Path(sizes.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:8]
