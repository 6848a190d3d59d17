"""The file an examiner marks in, and the one that comes back."""

import random
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from eduapp.core.appended import ROOM_AHEAD, OpenElsewhere
from eduapp.core.errors import Unavailable
from eduapp.exams.marking.formats import desk_file as f
from eduapp.exams.marking.formats.desk_file import GivenMark, WorkingDesk
from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
from eduapp.exams.marking.rules.final import TALKED, Given
from eduapp.exams.marking.rules.marking import Asked
from eduapp.kiosk.formats import box
from tests.support.given_kiosk import CHEAP

KEY, CODE, FILE = bytes(range(32)), "ABCD1234EFGH5678", "0" * 36
SECRET = "Hansker og hjelm på hodet"
DESK = Desk(
    *("Norsk", "24 November 2026", 1, 1, ()),
    tuple(DeskAnswer(Asked(number, 1, 300), (SECRET,), on_screen=True) for number in (101, 102, 103)),
)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "file.dagverk"
    made.write_bytes(f.desk_file(DESK, file=FILE, key=KEY, code=CODE, cost=CHEAP))
    return made


def a_mark(number, points=100, note=""):
    return GivenMark(number, 1, Given(points), note)


def with_marks(path, *marks):
    working = WorkingDesk(path)
    working.unlock(CODE)
    for mark in marks:
        working.keep(mark)
    working.close()
    return path.read_bytes()


def written(content):
    """The file up to its last mark, without the room behind."""
    at = len(f.MAGIC) + 4 + struct.unpack_from(">I", content, len(f.MAGIC))[0]
    while at + 4 <= len(content) and (size := struct.unpack_from(">I", content, at)[0]):
        at += 4 + 12 + size
    return content[:at]


def seen(path):
    working = WorkingDesk(path)
    try:
        return {one.asked.number: (one.given, one.note) for one in working.unlock(CODE).answers if one.given}
    finally:
        working.close()


def test_marks_are_there_when_it_is_opened_again_and_the_later_counts(path):
    with_marks(path, a_mark(101), a_mark(102, 250, "Blåveis"), a_mark(101, 300))

    assert seen(path) == {101: (Given(300), ""), 102: (Given(250), "Blåveis")}
    with_marks(path, a_mark(103, 0))
    assert set(seen(path)) == {101, 102, 103}


def test_nothing_of_it_can_be_read_without_the_code(path):
    content = with_marks(path, a_mark(102, 137, "Blåveis"))

    for word in (SECRET, "Norsk", "Blåveis", "137"):
        assert word.encode() not in content


@pytest.mark.parametrize("typed", [CODE, "abcd 1234 efgh 5678", "ABCD-1234-EFGH-5678", "abcd i234 efgh 5678"])
def test_a_code_opens_it_however_it_is_typed(path, typed):
    working = WorkingDesk(path)
    assert working.unlock(typed) == DESK
    working.close()


@pytest.mark.parametrize("typed", ["", "ABCD1234EFGH5679", "ABCD1234"])
def test_another_code_opens_nothing(path, typed):
    working = WorkingDesk(path)
    with pytest.raises(f.WrongCode):
        working.unlock(typed)
    assert working.unlock(CODE) == DESK
    working.close()


def test_codes_are_long_and_never_twice():
    codes = {f.new_code_text() for _each in range(20)}

    assert len(codes) == 20
    assert {len(one) for one in codes} == {16}


def test_one_window_at_a_time(path):
    first = WorkingDesk(path)
    with pytest.raises(OpenElsewhere):
        WorkingDesk(path)
    first.close()
    WorkingDesk(path).close()


def test_whatever_a_power_cut_leaves_of_the_last_mark_the_ones_before_stand_and_it_goes_on(path):
    before = written(with_marks(path, a_mark(101), a_mark(102, 200)))
    whole = written(with_marks(path, a_mark(103, 300)))
    for end in range(len(before), len(whole)):
        for room in (b"", bytes(4096)):
            path.write_bytes(whole[:end] + room)
            assert set(seen(path)) == {101, 102}
    path.write_bytes(whole[:-3] + bytes(4096))
    with_marks(path, a_mark(103, 50))
    assert seen(path)[103] == (Given(50), "")


def test_a_block_of_the_last_mark_that_was_never_written_is_a_torn_mark_too(path):
    before = written(with_marks(path, a_mark(101), a_mark(102)))
    whole = written(with_marks(path, a_mark(103, note="Long enough for two blocks")))
    half = (len(whole) - len(before)) // 2
    path.write_bytes(before + bytes(half) + whole[len(before) + half :] + bytes(4096))

    assert set(seen(path)) == {101, 102}


def test_zeros_behind_the_last_mark_are_room_that_is_kept(path):
    with_marks(path, a_mark(101))
    size = path.stat().st_size
    assert set(seen(path)) == {101}
    with_marks(path, a_mark(102))

    assert size >= ROOM_AHEAD
    assert path.stat().st_size >= size
    assert set(seen(path)) == {101, 102}


def test_no_changed_byte_ever_makes_another_mark_or_another_answer(path):
    whole = written(with_marks(path, *(a_mark(number, number) for number in (101, 102, 103))))
    right = seen(path)
    dice = random.Random(2026)
    for place in dice.sample(range(len(whole)), 300):
        changed = bytearray(whole)
        changed[place] ^= 1 << dice.randrange(8)
        path.write_bytes(bytes(changed))
        try:
            found = seen(path)
        except (f.NoDeskFile, f.WrongCode):
            continue
        assert found.items() <= right.items()  # a last mark that cannot be read is asked for again


def test_marks_of_another_file_or_another_place_are_refused(path, tmp_path):
    bare = path.read_bytes()
    marks = written(with_marks(path, a_mark(101), a_mark(102), a_mark(103)))[len(bare) :]
    size = len(marks) // 3
    path.write_bytes(bare + marks[size:] + marks[:size])
    with pytest.raises(f.NoDeskFile):
        seen(path)
    other = tmp_path / "other.dagverk"
    other.write_bytes(f.desk_file(DESK, file="1" * 36, key=KEY, code=CODE, cost=CHEAP) + marks)
    with pytest.raises(f.NoDeskFile):
        seen(other)


@pytest.mark.parametrize("content", [b"", b"PNG", f.MAGIC, f.MAGIC + b"\xff" * 40, f.MAGIC + bytes(40)])
def test_any_other_file_is_refused(tmp_path, content):
    path = tmp_path / "odd.dagverk"
    path.write_bytes(content)

    with pytest.raises(f.NoDeskFile):
        WorkingDesk(path)
    with pytest.raises((f.NoMarksFile, f.HandedOutFile)):
        f.file_of(content)


def test_a_cut_file_is_refused(path):
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(f.NoDeskFile):
        WorkingDesk(path)


def test_no_file_at_all(tmp_path):
    with pytest.raises(Unavailable):
        WorkingDesk(tmp_path / "nothing.dagverk")
    assert not (tmp_path / "nothing.dagverk").exists()


def returned(path, desk=DESK):
    working = WorkingDesk(path)
    working.unlock(CODE)
    content = working.returned(desk)
    working.close()
    return content


def test_what_goes_back_holds_the_marks_and_no_answer(path):
    marked = DESK.with_mark((101, 1), Given(150), "Bra.").with_mark((102, 1), Given(0), "")
    content = returned(path, replace(marked, round=TALKED))
    back = f.read_returned(content, KEY)

    assert f.file_of(content) == back.file == FILE
    assert (back.desk, back.round) == (f.desk_digest(DESK), TALKED)
    assert back.marks == (a_mark(101, 150, "Bra."), a_mark(102, 0))
    assert len(content) < len(path.read_bytes())


def test_what_goes_back_opens_for_one_key_and_with_no_byte_changed(path):
    content = returned(path, DESK.with_mark((101, 1), Given(150), ""))
    with pytest.raises(f.NoMarksFile):
        f.read_returned(content, bytes(32))
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1
        with pytest.raises(f.NoMarksFile):
            f.read_returned(bytes(changed), KEY)
    with pytest.raises(f.NoMarksFile):
        f.read_returned(content[:-1], KEY)


def test_two_marks_for_one_answer_are_no_file_of_ours(path):
    twice = replace(DESK, answers=(*DESK.answers, DESK.answers[0]))
    marked = twice.with_mark((101, 1), Given(150), "")
    assert [one.given for one in marked.answers].count(Given(150)) == 2

    with pytest.raises(f.NoMarksFile):
        f.read_returned(returned(path, marked), KEY)


def test_who_made_the_file_and_knows_its_code_opens_nothing_that_comes_back(path):
    content = returned(path, DESK.with_mark((101, 1), Given(150), "Blåveis"))
    whole, start = path.read_bytes(), len(f.MAGIC) + 4
    (length,) = struct.unpack_from(">I", whole, len(f.MAGIC))
    sealed = box.read(f.DESK, whole[start : start + length], ("file", "to"))

    inside = sealed.key_of(CODE)
    for key in (inside, bytes.fromhex(sealed.header["to"]), CODE.encode().ljust(32)):
        with pytest.raises(f.NoMarksFile):
            f.read_returned(content, key)
    assert KEY not in whole
    assert inside != KEY
    assert f.read_returned(content, KEY).marks == (a_mark(101, 150, "Blåveis"),)


def test_each_of_the_two_files_says_that_it_is_the_other(path, tmp_path):
    with pytest.raises(f.HandedOutFile):
        f.file_of(path.read_bytes())
    back = tmp_path / "back.dagverk"
    back.write_bytes(returned(path))
    with pytest.raises(f.ReturnedFile):
        WorkingDesk(back)


PROCESS = """
import itertools, sys
from pathlib import Path
from eduapp.exams.marking.formats.desk_file import GivenMark, WorkingDesk
from eduapp.exams.marking.rules.final import Given
working = WorkingDesk(Path(sys.argv[1]))
working.unlock(sys.argv[2])
for points in itertools.count(int(sys.argv[3])):
    working.keep(GivenMark(101 + points % 3, 1, Given(points)))
    print(points, flush=True)
"""


def test_killed_ten_times_no_mark_that_was_acknowledged_is_lost(path):
    last = 0
    for _each in range(10):
        words = [sys.executable, "-c", PROCESS, str(path), CODE, str(last + 1)]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[4])
        for line in process.stdout:
            last = int(line)
            if last % 7 == 0:
                break
        process.kill()
        rest = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        last = max([last, *map(int, rest)])
        points = {one.points for one, _note in seen(path).values()}
        assert last <= max(points) <= last + 1
