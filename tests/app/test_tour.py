"""`eduapp tour`, as a person would run it: one process of its own, judged by the files it leaves."""

import json
import os
import subprocess
import sys
import unicodedata

import pytest

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.pictures import file_names
from eduapp.app.sample_site import open_site
from eduapp.app.tour import FEWEST_PAPERS, _clean, _counts
from eduapp.certificates import queries
from eduapp.core.errors import Unavailable
from eduapp.gui.pdf_pages import look_into

CONTINUED = {"marks", "certificates"}  # the tour goes on where the story ends


def words(text):
    """A text without what a PDF puts between letters: line ends, direction marks, joined forms."""
    whole = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return " ".join(whole.split())


@pytest.mark.journey
@pytest.mark.timeout(900)
def test_a_tour_leaves_a_whole_term_and_papers_that_name_the_right_people(site, tmp_path):
    out = tmp_path / "tour"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "eduapp", "tour", "--out", str(out), "--language", "nb"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    database = open_database(Location.of(out))
    try:
        assert {name: summary[name] for name in _counts(database)} == _counts(database)
        told_before = {name: count for name, count in _counts(site).items() if name not in CONTINUED}
        assert told_before.items() <= summary.items()  # told again, it is the same term
        wanted = set(file_names(open_site(database)))
        with database.reading() as session:
            issued = [row for row in queries.register(session) if row.state == "issued"]
            names = {row.number: " ".join(reversed(row.name.split(", "))) for row in issued}
    finally:
        database.engine.dispose()
    assert summary["people"] >= 119
    assert {path.name for path in (out / "screens").iterdir()} == wanted
    papers = list((out / "certificates").glob("*.pdf"))
    assert len(papers) == len(names) == summary["certificates"] >= FEWEST_PAPERS
    for number, name in names.items():
        [paper] = [path for path in papers if number in path.name]
        assert words(name) in words(" ".join(look_into(paper.read_bytes()).texts)), number


def test_a_tour_touches_nothing_that_is_not_its_own(tmp_path):
    mine = tmp_path / "certificates" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")

    with pytest.raises(Unavailable) as error:
        _clean(tmp_path)

    assert "Choose an empty folder" in error.value.sentence()
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_tour_may_follow_a_tour(tmp_path):
    _clean(tmp_path)
    (tmp_path / "screens").mkdir()
    _clean(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["summary.json"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Unavailable) as error:
        _clean(tmp_path / "file" / "out")
    assert str(tmp_path / "file" / "out") in error.value.sentence()
