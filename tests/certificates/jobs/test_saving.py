"""Saving papers as files: byte copies, whole ones only, each with the name it should have."""

import subprocess

import pytest

from eduapp.certificates import jobs, queries
from eduapp.core.errors import Unavailable
from eduapp.core.progress import NoProgress
from tests.support import given_certificates, given_education

PEOPLE = ("Karim Haddad", "Łukasz Żółć", "Hồng Nguyễn Thị", "Дмитрий Иванов", "Máret Ánne Kaŋas", "Jonas Lie")


def six_who_earned_one(database):
    given_education.the_school(database)
    earned = [given_certificates.a_course_done(database, name, grade="B") for name in PEOPLE]
    return [one.item for one in earned]


@pytest.fixture
def batch(ready_made):
    return jobs.IssueBatch(tuple(zip(ready_made(six_who_earned_one), PEOPLE, strict=True)))


def test_every_paper_carries_its_own_name(database, batch, tmp_path):
    report = jobs.issue_batch(database, batch, NoProgress())
    files = jobs.save_files(database, jobs.SaveFiles(report.issued, tmp_path), NoProgress())

    assert (len(report.issued), report.refused, report.left) == (6, (), 0)
    for name, path in zip(PEOPLE, files, strict=True):
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
        assert name in text
        assert not any(other in text for other in PEOPLE if other != name)


def test_a_file_is_the_very_bytes_that_were_issued_and_noted(database, batch, tmp_path, notes):
    report = jobs.issue_batch(database, batch, NoProgress())
    notes.clear()

    files = jobs.save_files(database, jobs.SaveFiles(report.issued, tmp_path), NoProgress())

    with database.reading() as session:
        stored = [pdf for _row, pdf in queries.pdfs(session, report.issued)]
    assert [path.read_bytes() for path in files] == stored
    assert [note.action for note in notes] == ["certificates.saved_as_file"] * 6


def test_a_place_that_is_no_folder_gets_a_sentence_and_loses_nothing(database, batch, tmp_path):
    report = jobs.issue_batch(database, batch, NoProgress())
    blocked = tmp_path / "file"
    blocked.write_text("here first")

    with pytest.raises(Unavailable) as error:
        jobs.save_files(database, jobs.SaveFiles(report.issued, blocked), NoProgress())

    assert blocked.read_text() == "here first"
    assert error.value.sentence()
