import csv
import io
from dataclasses import replace

import pytest

from eduapp.core.errors import SignedOut, Unavailable
from eduapp.core.progress import Cancelled, NoProgress
from eduapp.people.audit import jobs, queries
from eduapp.people.audit.jobs import anchor_of, check_anchor
from eduapp.people.audit.queries import TrailFilter
from eduapp.people.audit.rules import anchor_from
from tests.support import given
from tests.support.given_trail import tamper


class Steps:
    def __init__(self, stop_at=None):
        self.told, self._stop_at = [], stop_at

    def step(self, done, total, label=""):
        self.told.append((done, total))
        if self._stop_at is not None and done >= self._stop_at:
            raise Cancelled


@pytest.fixture
def five(database):
    return [given.a_learner(database, f"Person N{number}") for number in range(5)]


def test_a_checkpoint_kept_with_a_copy_tells_later_whether_the_trail_is_still_the_same(database, five):
    kept = anchor_of(database).text()
    given.a_learner(database)
    assert check_anchor(database, anchor_from(kept)) is None

    tamper(
        database,
        "DELETE FROM audit_entry WHERE seq > 4",
        "UPDATE audit_head SET seq = 4, digest = (SELECT digest FROM audit_entry WHERE seq = 4)",
    )
    assert check_anchor(database) is None
    found = check_anchor(database, anchor_from(kept))
    assert (found.seq, found.kind, found.until) == (5, "cut", 5)


def test_an_empty_trail_has_no_checkpoint(database):
    assert anchor_of(database) is None
    with pytest.raises(jobs.NothingYet):
        jobs.draw_checkpoint(database, jobs.DrawCheckpoint("en", jobs.on_no_school), NoProgress())


def test_a_check_tells_how_far_it_is_and_takes_checkpoints_of_files(database, five, tmp_path):
    file = tmp_path / "kept.txt"
    file.write_text(f"{anchor_of(database).text()}\n", "ascii")
    steps = Steps()
    found = jobs.verify(database, jobs.VerifyTrail((), (file, tmp_path / "not-there.txt")), steps)
    assert (found.entries, found.witnessed.seq, found.broken) == (5, 5, None)
    assert steps.told[-1] == (5, 5)


def test_a_check_can_be_stopped(database, five):
    with pytest.raises(Cancelled):
        jobs.verify(database, jobs.VerifyTrail(), Steps(stop_at=1))


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(Unavailable):
        jobs.anchors_in(tmp_path)


def test_a_checkpoint_is_drawn_with_what_the_school_says(database, five):
    asked = []

    def school(_session, language):
        asked.append(language)
        return "Fjordbyen", ""

    sheet = jobs.draw_checkpoint(database, jobs.DrawCheckpoint("nn", school), NoProgress())
    assert (sheet.anchor.seq, asked, sheet.pdf[:4]) == (5, ["nn"], b"%PDF")
    assert sheet.title.endswith("5")


def rows_of(path):
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_file_has_every_entry_that_fits_and_no_formula(database, five, tmp_path):
    path = tmp_path / "trail.csv"
    order = jobs.ExportTrail(
        TrailFilter(learner_id=five[1]), path, lambda row: f"={row.details['name']}", lambda row: "+now"
    )
    assert jobs.export_trail(database, order, NoProgress()) == 1
    headings, row = rows_of(path)
    assert headings == ["Number", "When", "Who", "Kind", "What"]
    assert row == ["2", "'+now", given.LEADER.name, "learners.admitted", "'=N1, Person"]


def test_a_file_may_have_the_reads(database, five, tmp_path):
    jobs.count_reads(database, jobs.CountReads((five[0], five[0])), NoProgress())
    path = tmp_path / "reads.csv"

    def names(_session, ids):
        return dict.fromkeys(ids, "Somebody")

    order = jobs.ExportTrail(
        TrailFilter(),
        path,
        lambda row: "{name} {times}".format(**row.details),
        lambda row: "now",
        True,
        names,
    )
    assert jobs.export_trail(database, order, NoProgress()) == 1
    assert rows_of(path)[1][-1] == "Somebody 2"


def test_a_file_that_was_stopped_is_not_there(database, tmp_path):
    with database.writing() as uow:
        for _number in range(600):
            uow.audit("test.done", given.LEADER.user_id)
    path = tmp_path / "trail.csv"
    order = jobs.ExportTrail(TrailFilter(), path, lambda row: "", lambda row: "")
    with pytest.raises(Cancelled):
        jobs.export_trail(database, order, Steps(stop_at=500))
    assert not path.exists()


def test_reads_that_cannot_be_counted_stop_nobody(database, five):
    order = jobs.CountReads((five[0],))
    jobs.count_reads(database.acting_as(replace(given.LEADER, permissions=frozenset())), order, NoProgress())
    jobs.count_reads(database, order, NoProgress())
    with database.reading() as session:
        assert [row.times for row in queries.reads_of(session)] == [1]


def test_what_was_seen_before_an_account_was_closed_is_counted(database, five):
    def closed(_session, _actor):
        raise SignedOut

    jobs.count_reads(database._like(_in_force=closed), jobs.CountReads((five[0],)), NoProgress())
    with database.reading() as session:
        assert [row.times for row in queries.reads_of(session)] == [1]
