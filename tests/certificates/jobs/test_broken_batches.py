"""What breaks in the middle of a batch: one sentence, whole papers, void numbers, and nothing between."""

import re
import shutil
from pathlib import Path

import pytest

from eduapp.certificates import jobs, queries
from eduapp.certificates.issue.press import PressBeside
from eduapp.core.errors import Conflict, Unavailable
from eduapp.core.progress import NoProgress
from tests.support import changed_resources, given_certificates, given_register
from tests.support.full_disks import FullDisk, no_file_longer_than

PEOPLE = ("Karim Haddad", "Łukasz Żółć", "Jonas Lie", "Áile Østby")
FULL = "The disk is full. Nothing was lost. Put that right, then try again."
_COMMANDS = 2 * len(PEOPLE) + 1  # a number and a paper each, and the signed list of what was revoked


@pytest.fixture
def batch(database, key):
    items = [given_certificates.a_course_done(database, name, grade="B").item for name in PEOPLE]
    return jobs.IssueBatch(tuple(zip(items, PEOPLE, strict=True)), key=key)


@pytest.fixture
def place(tmp_path):
    """A copy of the program's templates and fonts."""
    with changed_resources.a_copy_of_all(tmp_path) as place:
        yield place


def states(database):
    with database.reading() as session:
        return [(row.number, row.state, row.void_reason) for row in reversed(queries.register(session))]


def require_whole(database, report):
    """Everything that was issued is there with all that proves it, and every other number is void."""
    assert given_register.verified(database).fault is None
    with database.reading() as session:
        papers = queries.pdfs(session, report.issued)
        assert all(pdf.startswith(b"%PDF") for _row, pdf in papers)
        assert queries.unfinished(session, database.clock()) == []
    known = states(database)
    assert sum(state == "issued" for _number, state, _why in known) == len(report.issued)
    assert {state for _number, state, _why in known} <= {"issued", "void"}
    assert all(why for _number, state, why in known if state == "void")
    assert [number for number, _state, _why in known] == [f"2026-{n:05}" for n in range(1, len(known) + 1)]


@pytest.mark.parametrize("first", range(1, _COMMANDS))
def test_a_disk_that_is_full_for_a_moment_stops_between_two_papers(database, batch, first):
    """At each of the writes: what was taken is void with the reason, and the rest was never begun."""
    report = jobs.issue_batch(FullDisk(database, first, count=1), batch, NoProgress())

    assert report.stopped == FULL
    assert report.refused == ()
    assert len(report.issued) + report.left == len(PEOPLE)
    assert report.left > 0
    require_whole(database, report)
    void = [why for _number, state, why in states(database) if state == "void"]
    assert len(void) <= 2
    assert {*void} <= {FULL}

    again = jobs.issue_batch(database, batch, NoProgress())  # once there is room, the others get theirs
    assert (len(again.issued), len(again.refused)) == (report.left, len(report.issued))


@pytest.mark.parametrize("first", range(1, _COMMANDS))
def test_one_that_stays_full_leaves_numbers_that_the_next_start_makes_void(database, batch, first, clock):
    report = jobs.issue_batch(FullDisk(database, first, count=99), batch, NoProgress())

    assert report.stopped == FULL
    assert len(report.issued) + report.left == len(PEOPLE)
    clock.moment += 2 * jobs.LONGEST_MAKING
    jobs.mend_unfinished(database, None, NoProgress())
    require_whole(database, report)


@pytest.mark.parametrize("room", [0, 24, 100, 180], ids="{} kB".format)
def test_a_disk_that_is_really_full_is_told_and_leaves_whole_papers(database, batch, clock, room):
    """The system itself refuses to let the files of the database grow, sooner or later in the batch."""
    if database.engine.dialect.name != "sqlite":
        pytest.skip("the files of a server are its own")
    folder = Path(database.engine.url.database).parent
    longest = max(file.stat().st_size for file in folder.iterdir() if file.is_file())
    with no_file_longer_than(longest + room * 1024):
        report = jobs.issue_batch(database, batch, NoProgress())

    assert report.stopped
    assert "\n" not in report.stopped
    assert report.refused == ()
    assert len(report.issued) + report.left == len(PEOPLE)
    clock.moment += 2 * jobs.LONGEST_MAKING
    rest = jobs.issue_batch(database, batch, NoProgress())  # there is room again
    assert len(report.issued) + len(rest.issued) == len(PEOPLE)
    require_whole(database, jobs.BatchReport((*report.issued, *rest.issued), (), 0))


@pytest.mark.parametrize("first", range(1, _COMMANDS))
def test_what_else_may_go_wrong_stops_a_batch_and_what_is_issued_is_reported(database, batch, first):
    """A conflict, a right that was taken away: no paper that is there is left out of the report."""

    class Clashes(FullDisk):
        fault = Conflict

    report = jobs.issue_batch(Clashes(database, first, count=1), batch, NoProgress())

    assert report.stopped == Conflict().sentence()
    assert report.refused == ()
    assert len(report.issued) + report.left == len(PEOPLE)
    require_whole(database, report)


def test_a_press_that_dies_over_a_paper_stops_the_batch_with_whole_papers(database, batch):
    class Dying(PressBeside):
        count = 0

        def begin(self, ordered):
            super().begin(ordered)
            self.count += 1
            if self.count == 3:
                self._process.kill()
                self._process.join()  # before it could answer, or just after: both leave nothing half

    press = Dying()
    report = jobs.issue_batch(
        database, jobs.IssueBatch(batch.items, key=batch.key, press=press), NoProgress()
    )

    assert report.stopped == (
        "The part of the program that makes papers has stopped. What is issued is whole, and nothing is half."
        " Try again."
    )
    assert (len(report.issued), report.left) == (2, 2)
    require_whole(database, report)
    assert [state for _number, state, _why in states(database)] == ["issued", "issued", "void", "void"]
    assert press.pid is None


def refused(database, batch):
    """The sentences that all of a batch are refused with; nobody's number was taken."""
    report = jobs.issue_batch(database, batch, NoProgress())
    assert (report.issued, report.left, report.stopped) == ((), 0, "")
    assert states(database) == []
    return {one.reasons for one in report.refused}


def test_a_font_that_is_missing_refuses_each_with_its_name(database, batch, place):
    (place / "fonts/NotoSerif-Bold.ttf").unlink()
    assert refused(database, batch) == {"fonts: the file “NotoSerif-Bold.ttf” is missing."}


def test_a_font_that_is_damaged_refuses_each_with_its_name(database, batch, place):
    (place / "fonts/NotoSerif-Regular.ttf").write_bytes(b"no font")
    assert refused(database, batch) == {
        "The font NotoSerif-Regular cannot be read, so nothing can be drawn with it. Install Dagverk anew."
    }


def test_a_template_that_is_broken_refuses_each_with_what_is_wrong(database, batch, place):
    file = place / "certificates/kursbevis/template.toml"
    whole = file.read_text("utf-8")

    file.write_text(whole + "\n[[elements", "utf-8")
    [said] = refused(database, batch)
    assert "kursbevis" in said
    assert "\n" not in said

    file.write_text(re.sub(r"(?m)^kinds = .*$", 'kinds = ["nothing"]', whole), "utf-8")
    [said] = refused(database, batch)
    assert "nothing" in said


def test_a_font_that_goes_missing_in_the_middle_refuses_the_rest(database, batch, place):
    """What was issued stays, what was taken is void with the sentence, and all others are told it."""

    class Removing(NoProgress):
        def step(self, done, total, label=""):
            if done == 2:
                shutil.rmtree(place / "fonts")
                (place / "fonts").mkdir()
                changed_resources.forget_all()

    report = jobs.issue_batch(database, batch, Removing())

    assert len(report.issued) == 1
    assert len(report.refused) == 3
    assert all(one.reasons for one in report.refused)
    require_whole(database, report)


def test_files_on_a_full_disk_are_whole_or_not_there(database, batch, tmp_path):
    report = jobs.issue_batch(database, batch, NoProgress())
    with database.reading() as session:
        pdfs = [pdf for _row, pdf in queries.pdfs(session, report.issued)]
    folder = tmp_path / "papers"
    with no_file_longer_than(len(pdfs[2]) - 1), pytest.raises(Unavailable) as full:
        jobs.save_files(database, jobs.SaveFiles(report.issued, folder), NoProgress())

    assert "\n" not in full.value.sentence()
    assert all(path.read_bytes() in pdfs for path in folder.iterdir())
    assert len([*folder.iterdir()]) < len(pdfs)
