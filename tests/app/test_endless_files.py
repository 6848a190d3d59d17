"""Every way in: what is no file, has no end or is larger than a disk is told at once, and costs no memory."""

import os
import resource
from functools import partial
from pathlib import Path

import pytest

from eduapp.certificates.jobs.template_files import read_picture, read_template
from eduapp.certificates.verification.jobs import judge_file
from eduapp.core.errors import EduError
from eduapp.core.files import read_whole
from eduapp.exams.attempts.jobs.folders import read_plain
from eduapp.exams.questions.jobs import ReadQuestions, _read
from eduapp.exams.statistics.formats.marks import read_marks
from eduapp.exchange.files.formats.content import load
from eduapp.kiosk.link import NoContact
from eduapp.kiosk.link_folder import FolderLink
from eduapp.people.audit.jobs import anchors_in
from eduapp.safekeeping.jobs.looking import digest_of
from tests.support.given import TODAY

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no such files here")


def a_pipe(path):
    os.mkfifo(path)


def zeros(path):
    path.symlink_to(Path(os.sep, "dev", "zero"))


def a_terabyte(path):
    with path.open("wb") as file:
        file.truncate(1 << 40)  # without a block on the disk


def a_folder(path):
    path.mkdir()


def questions(path):
    _format, found = _read(ReadQuestions(path), lambda *_told: None)
    assert found.refusals
    raise EduError


def marks(path):
    if read_marks(path).faults:
        raise EduError


def beside(path):
    FolderLink(path.parent, path.parent)._read(path)


WAYS_IN = {
    "rows": load,
    "questions": questions,
    "marks": marks,
    "a template": read_template,
    "a picture": read_picture,
    "a paper to be checked": lambda path: judge_file(path, None, TODAY),
    "answers of an exam": read_plain,
    "what lies in the folder of an exam PC": beside,
    "checkpoints": anchors_in,
    "a backup": partial(digest_of, most=1 << 20),
    "keys, lists and anything else": read_whole,
}


@pytest.fixture
def little_memory():
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (300 << 20), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="how much is used is not told here")
@pytest.mark.parametrize("strange", [a_pipe, zeros, a_terabyte, a_folder], ids=lambda one: one.__name__)
@pytest.mark.parametrize("way", WAYS_IN)
def test_it_is_told_at_once(tmp_path, little_memory, way, strange):
    path = tmp_path / "from-outside.csv"
    strange(path)
    if (way, strange) == ("a backup", a_terabyte):
        assert WAYS_IN[way](path)[0] < 1 << 30  # more than its list of contents tells, and so refused
        return

    with pytest.raises((EduError, NoContact)):
        WAYS_IN[way](path)
