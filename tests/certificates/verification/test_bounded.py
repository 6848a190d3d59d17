"""Files that unpack to more than any paper: told without unpacking them whole."""

import subprocess
import sys
import zlib

import pytest

from eduapp.certificates.verification import bounded
from eduapp.certificates.verification.bounded import MOST_OF_ONE, is_bounded


def packed(size):
    """`size` zeros, packed, without ever having them all."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(1 << 20)) for _part in range(size >> 20)]
    return b"".join([*parts, packer.flush()])


def pdf_of(*parts, about=b"/Filter /FlateDecode"):
    made = b"".join(b"1 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\n" % (about, part) for part in parts)
    return b"%PDF-1.7\n" + made + b"%%EOF\n"


def test_what_a_page_holds_is_bounded():
    assert is_bounded(pdf_of(packed(4 << 20), b"no deflate at all", packed(100 << 20)))


def test_two_parts_that_follow_a_bracket_in_what_is_packed_are_no_list():
    """As in a font: a paper was refused for it."""
    assert is_bounded(b"%PDF-1.7\n[\xff" + pdf_of(packed(1 << 20), packed(1 << 20)))


def test_one_part_that_unpacks_to_more_than_a_page_is_not():
    bomb = pdf_of(packed(MOST_OF_ONE + (1 << 20)))

    assert len(bomb) < 200_000
    assert not is_bounded(bomb)


def test_many_parts_that_do_so_together_are_not(monkeypatch):
    monkeypatch.setattr(bounded, "MOST_OF_ALL", 10 << 20)
    part = packed(3 << 20)

    assert is_bounded(pdf_of(part, part, part))
    assert not is_bounded(pdf_of(part, part, part, part))


@pytest.mark.parametrize(
    "about",
    [
        b"/Filter [/FlateDecode /FlateDecode]",
        b"/Filter[/ASCII85Decode/LZWDecode/FlateDecode]",
        b"/Filter /Flate#44ecode",
        b"/Filter 12 0 R",
        b"/Filter [ /#46lateDecode ]",
        b"/Fil#74er [/Fl /FlateDecode]",
        b"/Filter [/FlateDecode %[ a remark ]\n/FlateDecode]",
    ],
)
def test_what_packs_twice_or_hides_how_is_not(about):
    assert not is_bounded(pdf_of(zlib.compress(b"x"), about=about))


@pytest.mark.parametrize(
    "about",
    [
        b"/Filter [/FlateDecode]",
        b"/Filter [/ASCII85Decode /FlateDecode]",
        b"/Filter [/FlateDecode /DCTDecode]",
        b"",
    ],
)
def test_what_printers_write_is(about):
    assert is_bounded(pdf_of(zlib.compress(b"x"), about=about))


@pytest.mark.parametrize("hurt", [b"", b"\x78", b"\x78\x9c", b"\x78\x9c\xff\xff\xff", b"\x78" * 5000])
def test_damaged_parts_raise_nothing(hurt):
    assert is_bounded(pdf_of(hurt))
    assert is_bounded(b"stream\n" + hurt)


BOMB = """
import resource, sys, zlib
from datetime import date
from eduapp.certificates.verification import bounded
from tests.certificates.verification.test_bounded import packed, pdf_of
bomb = pdf_of(packed(1 << 30))
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
print(bounded.is_bounded(bomb))
"""


def test_a_gigabyte_costs_no_memory():
    done = subprocess.run([sys.executable, "-c", BOMB], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["False"], done.stderr[-500:]
