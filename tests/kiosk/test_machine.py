import struct
import sys
import uuid

import pytest

from eduapp.kiosk import machine
from eduapp.kiosk.machine import of_firmware, of_linux, this_machine

ADDRESS, NUMBER = "b8:27:eb:12:34:56", uuid.UUID("8f4b2c1e-0d3a-4e5f-9a6b-7c8d9e0f1a2b")


def put(root, **files):
    for name, words in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{words}\n", encoding="ascii")


def a_device(root, kind, name, where="pci0000:00/0000:00:1f.6", **files):
    """A device as the kernel shows it: a folder by kind, with a link to where it is built in."""
    at = root / "sys/devices" / where
    at.mkdir(parents=True, exist_ok=True)
    folder = root / "sys" / kind / name
    folder.mkdir(parents=True)
    (folder / "device").symlink_to(at)
    put(folder, **files)
    return folder


def test_cards_disks_and_boards_tell_a_pc(tmp_path):
    a_device(tmp_path, "class/net", "eth0", address=ADDRESS, addr_assign_type="0")
    a_device(tmp_path, "class/ieee80211", "phy0", macaddress="b8:27:eb:00:00:07")
    a_device(tmp_path, "block", "sda", wwid="naa.5001", removable="0")
    put(tmp_path / "sys/class/dmi/id", product_uuid=str(NUMBER).upper(), board_serial="Default string")
    put(tmp_path, **{"etc/machine-id": "3d1219c7c4c5404a"})

    told = of_linux(tmp_path)
    assert told.built_in == {
        *(f"card:{ADDRESS}", "card:b8:27:eb:00:00:07", "disk:naa.5001", f"board:{NUMBER}"),
    }
    assert told.installed == {"system:3d1219c7c4c5404a"}


def test_what_is_plugged_in_or_made_up_tells_nothing(tmp_path):
    usb = "pci0000:00/0000:00:14.0/usb1/1-2"
    a_device(tmp_path, "class/net", "eth1", usb, address=ADDRESS, addr_assign_type="0")
    a_device(tmp_path, "class/net", "wlan0", address="02:11:22:33:44:55", addr_assign_type="3")
    a_device(tmp_path, "block", "sdb", usb, serial="STICK-1", removable="0")
    a_device(tmp_path, "block", "sr0", serial="DISC-1", removable="1")
    put(tmp_path / "sys/class/net/docker0", address="02:42:ac:11:00:02", addr_assign_type="0")

    assert of_linux(tmp_path) == machine.Machine()


def test_a_pc_of_which_nothing_can_be_read_is_told_by_nothing(tmp_path):
    assert of_linux(tmp_path) == machine.Machine()


def a_table(*parts):
    """Structures of SMBIOS: kind, what is behind the first four bytes, and texts."""
    told = b""
    for kind, body, texts in parts:
        told += struct.pack("<BBH", kind, 4 + len(body), 1) + body
        told += b"\0".join(one.encode() for one in texts) + b"\0\0" if texts else b"\0\0"
    return told


COMPUTER = (1, bytes([1, 2, 3, 4]) + NUMBER.bytes_le, ["Maker", "Model", "V1", "5CG1234XYZ"])
BOARD = (2, bytes([1, 2, 3, 4]), ["Maker", "Model", "V1", "PFXK-0815"])
END = (127, b"", [])


def test_the_firmware_tells_the_numbers_of_computer_and_board():
    told = set(of_firmware(a_table((0, bytes(20), ["BIOS"]), COMPUTER, BOARD, END)))

    assert told == {"board:5cg1234xyz", f"board:{NUMBER}", "board:pfxk-0815"}


@pytest.mark.parametrize(
    "number", [bytes(16), b"\xff" * 16, uuid.UUID("03000200-0400-0500-0006-000700080009").bytes_le]
)
def test_numbers_that_every_pc_has_tell_nothing(number):
    serial = ["Maker", "Model", "V1", "To be filled by O.E.M."]
    told = of_firmware(a_table((1, bytes([1, 2, 3, 4]) + number, serial), END))

    assert not any(told)


@pytest.mark.parametrize("length", range(0, 80, 7))
def test_a_table_that_was_cut_is_read_as_far_as_it_goes(length):
    whole = a_table(COMPUTER, BOARD, END)

    assert set(of_firmware(whole[:length])) <= set(of_firmware(whole))


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the kernel tells")
def test_the_pc_these_tests_run_on_is_the_same_when_it_is_asked_again():
    assert this_machine() == this_machine()


def test_elsewhere_a_pc_is_told_by_firmware_and_card(monkeypatch):
    table = a_table(COMPUTER, BOARD, END)
    monkeypatch.setattr(machine, "_firmware_of_windows", lambda: table)
    monkeypatch.setattr(uuid, "getnode", lambda: 0xB827EB123456)

    assert this_machine("win32").built_in == {*of_firmware(table), "card:b827eb123456"}


def test_an_address_that_was_made_up_is_no_card(monkeypatch):
    monkeypatch.setattr(uuid, "getnode", lambda: 0x3927EB123456)

    assert this_machine("win32").built_in == frozenset()
