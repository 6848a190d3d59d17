import pytest

from eduapp.kiosk.formats.claimed import Claimed, claimed_bytes, claimed_name, read_claimed


@pytest.mark.parametrize("told", [Claimed("pc-1"), Claimed("pc-1", 12), Claimed("pc-1", 12, free=True)])
def test_who_has_a_seat_reads_as_it_was_written(told):
    assert read_claimed(claimed_bytes(told)) == told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", None),
        (b"\n3\nfree", None),
        (b"pc-1", Claimed("pc-1")),
        (b"pc-1\nthree\nfreely", Claimed("pc-1")),
        (b"pc-1\n" + b"9" * 4000, Claimed("pc-1")),
        (b"pc-1\r\n3\r\nfree\r\n", Claimed("pc-1", 0, free=True)),
        (b"\xff\xfe\x00", Claimed("��\x00")),
    ],
)
def test_what_cannot_be_read_gives_nobody_leave(content, told):
    assert read_claimed(content) == told


def test_the_file_is_called_by_the_number():
    assert claimed_name(7) == "claimed-7"
