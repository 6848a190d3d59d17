"""Packages that lie, lead out, double or never end are refused by the name of what does it."""

import io
import struct
import zipfile
import zlib

import pytest

from eduapp.exams.questions.formats import safe_zip
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.safe_zip import Package, is_package, opened
from tests.support.qti_items import zipped


def names(data):
    found = opened(data)
    return [] if isinstance(found, Package) else [(each.reason.name, each.file) for each in found]


def test_files_of_a_sound_package_are_read():
    package = opened(zipped({"a.xml": "<a/>", "b/c.png": b"x" * 9_999}))

    assert sorted(package.names()) == ["a.xml", "b/c.png"]
    assert (package.read("a.xml"), package.read("b/c.png"), package.read("c")) == (
        b"<a/>",
        b"x" * 9_999,
        None,
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../a", "PathLeaves"),
        ("a/../../b", "PathLeaves"),
        ("/a", "PathLeaves"),
        ("a\\b", "PathLeaves"),
        ("C:a", "PathLeaves"),
        ("in/side.ZIP", "PackageInPackage"),
    ],
)
def test_names_that_lead_out_are_refused(name, reason):
    assert names(zipped({"imsmanifest.xml": "x", name: "x"})) == [(reason, name)]


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize("second", ["a.xml", "A.XML", "./a.xml"])
def test_one_name_stands_once_however_it_is_written(second):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.xml", "x")
        archive.writestr(second, "y")

    assert names(packed.getvalue()) == [("NamedTwice", second)]


def test_letters_with_marks_are_one_name_in_both_ways_of_writing():
    assert names(zipped({"a\u030a.xml": "x", "\u00e5.xml": "y"})) == [("NamedTwice", "\u00e5.xml")]


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010666])
def test_links_and_devices_are_refused(mode):
    entry = zipfile.ZipInfo("a.png")
    entry.create_system, entry.external_attr = 3, mode << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(entry, "/etc/passwd")

    assert names(packed.getvalue()) == [("LinkInPackage", "a.png")]


def test_encrypted_files_and_odd_ways_of_packing_are_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.xml", "x" * 99)
    data = bytearray(packed.getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert names(bytes(data)) == [("LockedFile", "a.xml"), ("PackedOddly", "a.xml")]


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", b"PK\x05\x06", zipped({"a": "b"})[:-9], b"x"],
    ids=["a head", "an end", "cut off", "a letter"],  # else the time that is in a zip would be their name
)
def test_what_is_no_whole_zip_is_refused(data):
    assert names(data) == [("NotAPackage", "")]


def test_too_many_files_and_too_many_bytes_are_refused_before_they_are_listed(monkeypatch):
    monkeypatch.setattr(safe_zip, "MOST_FILES", 3)
    assert names(zipped({str(number): "" for number in range(4)})) == [("TooManyFiles", "")]
    monkeypatch.setattr(safe_zip, "MOST_BYTES", 20)
    assert names(zipped({"a": ""})) == [("TooLarge", "")]


def bomb(size, told):
    """A file of noughts that claims to be `told` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)  # the same bytes again and again
    packed, crc, name = part * (size // 2**20) + packer.flush(), 0, b"a.xml"
    sizes = struct.pack("<IIIHH", crc, len(packed), told, len(name), 0)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + name
    middle = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    middle += struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    begin = len(local) + len(packed)
    return (
        local + packed + middle + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(middle), begin, 0)
    )


def test_two_gigabytes_that_claim_to_be_two_megabytes_are_stopped_while_they_are_unpacked(monkeypatch):
    given = []
    inflated = safe_zip._inflated
    monkeypatch.setattr(
        safe_zip, "_inflated", lambda *told: given.append(len(inflated(*told))) or inflated(*told)
    )
    package = opened(bomb(2**31, 2**21))

    with pytest.raises(Stopped) as stop:
        package.read("a.xml")

    assert stop.value.reason.name == "FileTooLarge"
    assert given == [safe_zip.MOST_IN_ONE + 1]


@pytest.mark.parametrize("told", [0, 5, 2**20 - 1, 2**20 + 1])
def test_a_size_that_is_not_true_is_damage(told):
    with pytest.raises(Stopped) as stop:
        opened(bomb(2**20, told)).read("a.xml")

    assert stop.value.reason.name == "PackedOddly"


def test_what_packs_too_well_and_what_is_too_much_together_is_refused(monkeypatch):
    with pytest.raises(Stopped):
        opened(zipped({"a": bytes(3 * 2**20)})).read("a")

    monkeypatch.setattr(safe_zip, "MOST_UNPACKED", 15)
    package = Package(*_parts(zipped({"a": b"x" * 10, "b": b"y" * 10})), 15)
    assert package.read("a") == b"x" * 10
    with pytest.raises(Stopped):
        package.read("b")


def _parts(data):
    package = opened(data)
    return data, package._entries


def test_a_package_in_a_package_is_found_by_its_first_letters():
    with pytest.raises(Stopped) as stop:
        opened(zipped({"a.xml": zipped({"b": "c"})})).read("a.xml")

    assert stop.value.reason.name == "PackageInPackage"


def test_packages_are_told_from_items_by_their_first_letters():
    assert (is_package(zipped({})), is_package(b"<a/>")) == (True, False)
