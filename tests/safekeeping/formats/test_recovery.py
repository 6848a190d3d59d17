import pytest

from eduapp.core.db.file_keys import new_key
from eduapp.safekeeping.formats import recovery
from eduapp.safekeeping.formats.recovery import WrongCode, for_paper, mark_of, new_code, open_with, seal

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def sealed():
    code = new_code()
    return code, seal(KEY, code)


def test_the_code_opens_it_however_it_is_typed(sealed):
    code, box = sealed
    assert open_with(box, code) == KEY
    assert open_with(box, for_paper(code).lower()) == KEY
    assert KEY not in box
    assert code.encode() not in box


@pytest.mark.parametrize("typed", ["", "Q" * 25, "not a code!"])
def test_any_other_opens_nothing(sealed, typed):
    with pytest.raises(WrongCode):
        open_with(sealed[1], typed)


def test_a_changed_box_opens_for_nobody(sealed):
    code, box = sealed
    for place in (0, len(recovery.MAGIC) + 6, len(box) // 2, len(box) - 1):
        changed = box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]
        with pytest.raises(WrongCode):
            open_with(changed, code)


def test_a_code_is_long_enough_and_never_the_same():
    codes = {new_code() for _count in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 25 for code in codes)
    assert for_paper("A" * 25) == "AAAAA AAAAA AAAAA AAAAA AAAAA"


def test_a_mark_tells_keys_apart():
    assert mark_of(KEY) == mark_of(KEY)
    assert len({mark_of(new_key()) for _count in range(50)}) == 50
    assert len(mark_of(KEY)) == 9
