import resource
import subprocess
import sys

import pytest

from eduapp.app import sample_data
from eduapp.app.main import main
from eduapp.app.sample_data import FileExists, make_file
from tests.support.given_sample_data import TINY

WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))  # the migrations fit, the data do not
from eduapp.app.main import main
sys.exit(main(["--language", "en", "sample-data", "--size", "S", "--out", sys.argv[1]]))
"""


def test_the_command_says_what_it_made_and_how_to_sign_in(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sample_data.SIZES, "S", TINY)
    monkeypatch.setattr(sample_data, "SAID_EVERY", 0.0)
    out = tmp_path / "folder" / "small.db"

    assert main(["--language", "en", "sample-data", "--size", "S", "--out", str(out)]) == 0

    said = capsys.readouterr()
    assert "invented data of size T" in said.out
    assert "         200 people\n" in said.out
    assert "leder, larer, verksted, kontor, admin" in said.out
    assert "“proev dagverk her”" in said.out
    assert "Prison 0 of 2 …\n" in said.err
    assert "Paper 4 of 4 …\n" in said.err
    assert [path.name for path in out.parent.iterdir()] == ["small.db"]


def test_the_largest_size_says_that_it_holds_no_papers(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sample_data.SIZES, "X", TINY.__class__(**vars(TINY) | {"papers": 0}))

    main(["--language", "en", "sample-data", "--size", "X", "--out", str(tmp_path / "no-papers.db")])

    assert "This size holds no papers" in capsys.readouterr().out


def test_nothing_is_written_over(tmp_path, capsys):
    out = tmp_path / "mine.db"
    out.write_bytes(b"mine")

    assert main(["--language", "en", "sample-data", "--size", "S", "--out", str(out)]) == 2

    assert capsys.readouterr().err == (
        "mine.db exists already. Choose another name, or delete that file first.\n"
    )
    assert out.read_bytes() == b"mine"
    with pytest.raises(FileExists):
        make_file(tmp_path, TINY, 1)  # a folder of that name is as much in the way


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file to set")
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path):
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_ROOM, str(tmp_path / "large.db")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "disk" in done.stderr
    assert list(tmp_path.iterdir()) == []
