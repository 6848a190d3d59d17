"""What tells one PC from all others, also from those that were set up with a copy of its disk.

Facts of what is built in: the computer's own number and its board's as the firmware tells them, the addresses
of network cards, the numbers of disks. What is plugged in (sticks, adapters) goes from PC to PC and is none
of them. Only where no such fact can be read the installation is asked: a copy has the same number, unless it
was made anew.
"""

import ctypes
import importlib
import struct
import sys
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# What makers write in who have nothing to tell, or tell the same of every PC (SMBIOS 3.x, 7.2 and 7.3).
_NO_NUMBERS = frozenset(
    {
        *("", "none", "n/a", "default string", "not specified", "not applicable", "not available", "unknown"),
        *("to be filled by o.e.m.", "system serial number", "base board serial number", "serial number"),
        *("0123456789", "123456789", "1234567890", "oem", "o.e.m.", "chassis serial number"),
        *("03000200-0400-0500-0006-000700080009", "00020003-0004-0005-0006-000700080009"),
    }
)
_PERMANENT = "0"  # /sys/class/net/*/addr_assign_type: not made up at this start, and not set by hand
_SHORTEST = 4  # signs of a number that tells one PC from others
_RANDOM = 1 << 40  # of an address that no card has (RFC 4122, 4.5)
# SMBIOS: the provider of its tables, kinds of structures, their head, and where in one its serial number and
# the computer's UUID stand.
_RSMB, _SYSTEM, _BOARD, _END = 0x52534D42, 1, 2, 127
_HEAD, _SERIAL, _UUID = 4, 7, slice(8, 24)


@dataclass(frozen=True)
class Machine:
    """The facts of a PC; both may be empty."""

    built_in: frozenset[str] = frozenset()
    installed: frozenset[str] = frozenset()


def this_machine(system: str = sys.platform) -> Machine:
    """The PC this runs on, as far as it may be read without rights."""
    if system == "linux":
        return of_linux(Path("/"))
    return Machine(frozenset(_elsewhere()), frozenset(_installation()))


def of_linux(root: Path) -> Machine:
    """By what the kernel tells under `root`. The firmware's numbers are for the superuser alone."""
    system = root / "sys"
    numbers = ("product_uuid", "product_serial", "board_serial")
    told = [_fact("board", _text(system / "class/dmi/id" / name)) for name in numbers]
    told.append(_fact("board", _text(system / "firmware/devicetree/base/serial-number")))
    told.extend(_fact("card", address) for address in _addresses(system))
    told.extend(_fact("disk", number) for number in _disks(system))
    installed = _fact("system", _text(root / "etc/machine-id"))
    return Machine(frozenset(filter(None, told)), frozenset(filter(None, [installed])))


def of_firmware(table: bytes) -> Iterator[str]:
    """The numbers of a computer and of its board in a table of SMBIOS; nothing of one that is damaged."""
    place = 0
    while place + _HEAD <= len(table):
        kind, length = table[place], table[place + 1]
        end = table.find(b"\0\0", place + length)
        if length < _HEAD or end < 0 or kind == _END:
            return
        part, texts = table[place : place + length], table[place + length : end].split(b"\0")
        if kind in {_SYSTEM, _BOARD} and length > _SERIAL and 0 < part[_SERIAL] <= len(texts):
            yield _fact("board", texts[part[_SERIAL] - 1].decode("latin-1"))
        if kind == _SYSTEM and length >= _UUID.stop:
            yield _fact("board", str(uuid.UUID(bytes_le=part[_UUID])))
        place = end + 2


def _addresses(system: Path) -> Iterator[str]:
    for card in _within(system / "class/net"):
        if _is_built_in(card) and _text(card / "addr_assign_type") == _PERMANENT:
            yield _text(card / "address")
    for radio in _within(system / "class/ieee80211"):  # its own address, whatever it calls itself today
        if _is_built_in(radio):
            yield _text(radio / "macaddress")


def _disks(system: Path) -> Iterator[str]:
    names = ("serial", "wwid", "device/serial", "device/wwid", "device/cid")
    for disk in _within(system / "block"):
        if _is_built_in(disk) and _text(disk / "removable") != "1":
            yield next(filter(None, (_text(disk / name) for name in names)), "")


def _is_built_in(device: Path) -> bool:
    """Not made by software, and not at the end of a USB cable."""
    with suppress(OSError):
        return (device / "device").exists() and "/usb" not in (device / "device").resolve().as_posix()
    return False


def _elsewhere() -> Iterator[str]:
    with suppress(OSError, AttributeError, ValueError):
        yield from filter(None, of_firmware(_firmware_of_windows()))
    address = uuid.getnode()
    if not address & _RANDOM:
        yield _fact("card", f"{address:012x}")


def _firmware_of_windows() -> bytes:
    """What GetSystemFirmwareTable gives of provider RSMB, behind its head: that needs no rights."""
    ask = ctypes.windll.kernel32.GetSystemFirmwareTable  # type: ignore[attr-defined]  # Windows alone has it
    size = ask(_RSMB, 0, None, 0)
    read = ctypes.create_string_buffer(size)
    if not size or ask(_RSMB, 0, read, size) != size:
        return b""
    head = struct.Struct("<BBBBL")
    return read.raw[head.size : head.size + head.unpack_from(read.raw)[4]]


def _installation() -> Iterator[str]:
    with suppress(ImportError, OSError):  # Windows alone has it
        registry = importlib.import_module("winreg")
        where = registry.OpenKey(registry.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography")
        yield _fact("system", str(registry.QueryValueEx(where, "MachineGuid")[0]))


def _fact(kind: str, told: str) -> str:
    """A number that tells something, with what it is the number of; "" if it tells nothing."""
    number = told.strip("\0 \t\r\n").casefold()
    bare = number.replace("-", "").replace(":", "").replace(".", "")
    tells = number not in _NO_NUMBERS and len(bare) >= _SHORTEST and len(set(bare)) > 1
    return f"{kind}:{number}" if tells else ""


def _within(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="latin-1").strip("\0 \t\r\n")
    return ""
