from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as supposing
from hypothesis import strategies as some

from eduapp.people.audit.rules import Anchor, NotAnAnchor, anchor_from, code_of, read_anchors

DIGEST = "9f3c" + "0123456789abcdef" * 3 + "00112233" + "4455"
ANCHOR = Anchor(417, DIGEST, date(2026, 11, 28))


def test_a_line_is_read_as_it_was_written():
    assert ANCHOR.text() == f"dagverk-trail 417 2026-11-28 {DIGEST}"
    assert anchor_from(ANCHOR.text()) == ANCHOR
    assert anchor_from(f"417:{DIGEST}") == replace(ANCHOR, day=None)


@supposing(some.integers(1, 10**9), some.binary(min_size=32, max_size=32))
def test_what_stands_on_paper_is_read_however_it_is_typed(seq, digest):
    anchor = Anchor(seq, digest.hex())
    code = code_of(anchor)
    for typed in (code, code.lower(), code.replace(" ", ""), code.replace(" ", "-"), code.replace("0", "O")):
        found = anchor_from(f"{seq} {typed}")
        assert found.seq == seq
        assert found.fits(anchor.digest)


def test_a_slip_of_the_pen_is_noticed():
    code = code_of(ANCHOR)
    for place, letter in enumerate(code):
        if letter != " ":
            other = "2" if letter != "2" else "3"
            with pytest.raises(NotAnAnchor):
                anchor_from(f"417 {code[:place]}{other}{code[place + 1 :]}")
    with pytest.raises(NotAnAnchor):
        anchor_from(f"471 {code}")


@pytest.mark.parametrize(
    "text",
    ["", "417", "0 " + "0" * 64, "x 9F3C", "417 9F3C", "dagverk-trail", f"dagverk-trail 1 monday {DIGEST}",
     f"dagverk-trail -1 2026-11-28 {DIGEST}", "dagverk-trail 1 2026-11-28 9f3c", "417 ÅÅÅÅ"],
)  # fmt: skip
def test_anything_else_is_none(text):
    with pytest.raises(NotAnAnchor):
        anchor_from(text)


def test_half_a_line_of_a_file_is_left_out():
    later = replace(ANCHOR, seq=500)
    assert read_anchors(["", ANCHOR.text(), "dagverk-trail 45", later.text()]) == [ANCHOR, later]


def test_after_a_backup_came_back_what_was_beyond_it_counts_no_more():
    back = Anchor(400, DIGEST, date(2026, 11, 29), back=True)
    earlier = replace(ANCHOR, seq=300)
    assert anchor_from(back.text()) == back
    assert read_anchors([earlier.text(), ANCHOR.text(), back.text()]) == [earlier, back]


def test_where_a_return_was_undone_what_was_witnessed_on_the_other_way_counts_no_more():
    def at(seq, *, back=False):
        return Anchor(seq, DIGEST, date(2026, 11, 29), back=back)

    lines = [at(200), at(500), at(300, back=True), at(305), at(500, back=True), at(510)]
    assert [one.seq for one in read_anchors([one.text() for one in lines])] == [200, 300, 500, 510]


def test_a_checkpoint_fits_its_entry_and_no_other():
    assert ANCHOR.fits(DIGEST)
    assert Anchor(417, DIGEST[:20]).fits(DIGEST)
    assert not ANCHOR.fits(DIGEST.replace("9f3c", "9f3d"))
