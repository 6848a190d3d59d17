"""A school's own template as one file: a ZIP of a template's folder, equal for equal templates.

    template.toml            the whole table, with layout and letters
    words.<language>.toml    words in place of the program's, by language
    sample.json              the invented paper that shows it off
    background.png           a pale picture behind everything

What comes from elsewhere is looked through first: only these names, each once, in one folder at most,
unpacked in memory up to a limit whatever size its header tells. Nothing of it touches the disk.
"""

import io
import tomllib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.assembly import FILE, SAMPLE, Values
from eduapp.certificates.drawing.facts import PAPER_LANGUAGES, CertificateFacts, Language, NotFacts
from eduapp.certificates.drawing.school_pictures import MOST_BYTES, pale, plain
from eduapp.certificates.drawing.toml_text import to_toml
from eduapp.core.errors import Refused
from eduapp.core.files import FileTooLarge, bytes_of

BACKGROUND = "background.png"
MOST_PACKED = 6_000_000  # bytes of a whole file
MOST_TEXT = 300_000  # bytes of one text in it, once it is unpacked
_MOST_ENTRIES = 20
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_NEVER = (1980, 1, 1, 0, 0, 0)  # no date: it would tell when, and equal templates are equal bytes
_WORDS: Mapping[str, Language] = {f"words.{language}.toml": language for language in PAPER_LANGUAGES}
_PARTS = (FILE, SAMPLE, BACKGROUND, *_WORDS)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class Package:
    """A template, taken apart. `words` holds what the files of words say, by language."""

    table: Values
    words: Mapping[Language, Values] = field(default_factory=dict)
    sample: bytes = field(default=b"", repr=False)
    background: bytes = field(default=b"", repr=False)

    def facts(self) -> CertificateFacts:
        """The invented paper. Raises Refused if it is none."""
        try:
            return CertificateFacts.from_json(self.sample)
        except NotFacts as error:
            raise Refused(faults.TemplateUnreadable(template=SAMPLE, reason=error)) from error


def to_bytes(package: Package) -> bytes:
    """The file; equal templates give equal bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in _contents(package):
            entry = zipfile.ZipInfo(name, _NEVER)
            entry.compress_type = zipfile.ZIP_STORED  # libraries of packing differ from system to system
            entry.create_system = 0
            archive.writestr(entry, content)
    return made.getvalue()


def from_bytes(content: bytes, name: str = FILE) -> Package:
    """A file that a school kept, or was given. Raises Refused with one sentence for what it is not."""
    if len(content) > MOST_PACKED:
        raise Refused(faults.PackageTooLarge(file=name, most=f"{MOST_PACKED // 1_000_000} MB"))
    if content.count(_ENTRY) > _MOST_ENTRIES:
        raise Refused(faults.NotAPackage(file=name))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _package({part: _unpacked(archive, entry) for part, entry in _entries(archive)}, name)
    except _BROKEN as error:
        raise Refused(faults.NotAPackage(file=name)) from error


def from_folder(folder: Path) -> Package:
    """The folder of a template as it lies on a disk; other files in it are left alone. Raises Refused."""
    found: dict[str, bytes] = {}
    for part in _PARTS:
        file = folder / part
        if not file.is_file():
            continue
        try:
            found[part] = bytes_of(file, _most(part))
        except FileTooLarge as error:
            raise Refused(faults.PackageTooLarge(file=part, most=_told(_most(part)))) from error
    return _package(found, folder.name)


def _contents(package: Package) -> list[tuple[str, bytes]]:
    told = [(FILE, to_toml(package.table).encode())]
    told += [
        (f"words.{language}.toml", to_toml(words).encode())
        for language, words in sorted(package.words.items())
        if words
    ]
    rest = ((SAMPLE, package.sample), (BACKGROUND, package.background))
    return [*told, *((name, content) for name, content in rest if content)]


def _entries(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The parts of a template in it. Raises Refused for anything else."""
    found: dict[str, zipfile.ZipInfo] = {}
    folders = set[str]()
    for entry in archive.infolist():
        *folder, part = entry.orig_filename.split("/")
        if entry.is_dir() and len(folder) == 1:
            continue
        strange = part not in _PARTS or len(folder) > 1 or {"", ".", ".."} & {*folder} or part in found
        if strange or entry.flag_bits & _ENCRYPTED:
            raise Refused(faults.NoPartOfTemplate(text=entry.orig_filename[:60]))
        folders.add("/".join(folder))
        found[part] = entry
    if len(folders) > 1:
        raise Refused(faults.NoPartOfTemplate(text=max(folders)[:60]))
    return list(found.items())


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    part = entry.orig_filename.rpartition("/")[2]
    with archive.open(entry) as packed:
        content = packed.read(_most(part) + 1)
    if len(content) > _most(part):
        raise Refused(faults.PackageTooLarge(file=part, most=_told(_most(part))))
    return content


def _package(found: Mapping[str, bytes], name: str) -> Package:
    if FILE not in found:
        raise Refused(faults.NotAPackage(file=name))
    background = found.get(BACKGROUND, b"")
    return Package(
        _table(found[FILE], FILE),
        {language: _table(found[part], part) for part, language in _WORDS.items() if part in found},
        found.get(SAMPLE, b""),
        pale(plain(background, BACKGROUND)) if background else b"",
    )


def _table(content: bytes, part: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(faults.TemplateUnreadable(template=part, reason=error)) from error


def _most(part: str) -> int:
    return MOST_BYTES if part == BACKGROUND else MOST_TEXT


def _told(count: int) -> str:
    return f"{count // 1000} kB"
