"""Files as somebody hostile or a failing stick makes them of good ones: text, archives, any bytes."""

import io
import random
import tempfile
import zipfile
from pathlib import Path

from tests.support.damage import ODD, damaged

SIZES = (
    b"\x00\x00\x00\x00",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\x80\x00\x00\x00",
)
SIGNS = ("\x00", "\x1b[2J", "\x07", "\u202e", "\u2066", "\u200f", "\ufeff", "\r", "\ud7ff", "🙂")
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;">]>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
OUTSIDE_FILE = str(Path(tempfile.gettempdir()) / "outside-of-dagverk.txt")  # nobody may write it
NAMES = (
    "../outside.txt", OUTSIDE_FILE, "..\\outside.txt", "C:outside.txt", "CON", "a/../../outside.txt",
    "x" * 400, "name\u202efdp.exe", "a\x00b", ".", "",
)  # fmt: skip
BOMB = 40_000_000  # bytes that pack to 39,000
DEEP = 30_000  # brackets within brackets


def fuzzed(dice: random.Random, sample: bytes, *, is_text: bool) -> bytes:
    """A bad copy of a good file; now and then something that has nothing to do with it."""
    if dice.random() < 0.03:
        return dice.choice(
            (b"", b"\x00" * 70_000, dice.randbytes(2_000), b"{" * DEEP, b"[" * DEEP, b"<a>" * DEEP)
        )
    if zipfile.is_zipfile(io.BytesIO(sample)) and not sample.startswith(b"%PDF") and dice.random() < 0.7:
        return _packed_anew(dice, sample)
    if is_text:
        text = sample.decode("utf-8", "replace")
        return damaged(dice, _with_entities(dice, text), (*ODD, *SIGNS))
    return _bytes(dice, sample)


def _bytes(dice: random.Random, sample: bytes) -> bytes:
    data = bytearray(sample)
    for _time in range(dice.randrange(1, 8)):
        at = dice.randrange(len(data) or 1)
        match dice.randrange(6):
            case 0 | 1 if data:
                data[at] ^= 1 << dice.randrange(8)
            case 2 if dice.random() < 0.3:
                del data[at:]
            case 3:
                data[at:at] = data[dice.randrange(len(data) or 1) :][: dice.choice((8, 300, 5_000))]
            case 4:
                data[at : at + 4] = dice.choice(SIZES)
            case _:
                data[at : at + dice.randrange(9)] = dice.choice(SIGNS).encode("utf-8", "surrogatepass")
    return bytes(data)


def _with_entities(dice: random.Random, text: str) -> str:
    if not text.lstrip("\ufeff").startswith("<") or dice.random() > 0.2:
        return text
    head, close, rest = text.partition("?>")
    bomb = dice.choice((ENTITIES, OUTSIDE)).decode()
    rest = rest.replace(">", ">&f;" if "ENTITY f" in bomb else ">&a;", 2)
    return f"{head}{close}{bomb}{rest}" if close else bomb + text


def _packed_anew(dice: random.Random, sample: bytes) -> bytes:
    """The same members with one of them hurt, and with others that nobody asked for."""
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    at = dice.randrange(len(members))
    name, content = members[at]
    is_text = name.endswith((".xml", ".rels", ".toml", ".json", ".txt"))
    match dice.randrange(6):
        case 0:
            members.append((dice.choice(NAMES), b"outside"))
        case 1:
            members.append((name, content))  # twice
        case 2:
            members[at] = name, b" " * BOMB if dice.random() < 0.2 else ENTITIES + content
        case 3:
            del members[at]
        case _:
            members[at] = name, fuzzed(dice, content, is_text=is_text)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name or "x")
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = (0o120777 if dice.random() < 0.03 else 0o100644) << 16
            with _quiet():
                archive.writestr(entry, content)
    return _bytes(dice, held.getvalue()) if dice.random() < 0.2 else held.getvalue()


def _quiet() -> "object":
    import warnings  # noqa: PLC0415 - two members of one name are what is wanted

    return warnings.catch_warnings(action="ignore")
