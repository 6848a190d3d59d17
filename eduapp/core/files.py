"""Files of our own: written whole or not at all, named safely, kept in one folder."""

import contextlib
import errno
import os
import re
import stat
import tempfile
import unicodedata
from io import BufferedReader
from pathlib import Path

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _

DISK_FULL = N_("The disk is full ({place}).")
READ_ONLY = N_("The folder {place} cannot be written to.")
CANNOT_WRITE = N_("The file {place} cannot be written.")
CANNOT_READ = N_("The file {place} cannot be read.")
TOO_LARGE = N_(
    "The file is larger than the disk or stick takes ({place}). Format it for large files (exFAT)."
)
NO_PLAIN_FILE = N_("{place} is no ordinary file, and was not opened.")
FILE_TOO_LARGE = N_("The file {place} is larger than {most} MB, and was not read.")
MOST_BYTES = 64 * 2**20  # of a file that is read whole: no file of ours or of others comes near
_LONGEST = 120  # characters of a name of ours, without its ending
_MINDED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in "123456789¹²³"))
)
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_FULL = (errno.ENOSPC, errno.EDQUOT)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_TRIED = 1 << 18  # bytes that a disk with room for a log of SQLite takes


def default_data_folder() -> Path:
    """Where the program keeps its database when nobody says otherwise."""
    from platformdirs import user_data_path  # noqa: PLC0415 - heavy, and not needed if a folder was named

    return user_data_path("Dagverk", appauthor=False)


def write_atomically(path: Path, content: bytes) -> None:
    """The old file or the new one, never half: temporary file beside it, synced, renamed, folder synced.

    So is each folder that had to be made for it: a key is of no use in a folder whose name the disk forgot.

    Raises Unavailable with what happened (disk full, read-only) and leaves the old file as it was.
    """
    temporary: str | None = None
    try:
        make_lasting(path.parent)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
        sync_names(path.parent)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise could_not(error, path) from error


def make_lasting(folder: Path) -> None:
    """Make a folder with all above it, each name on the disk: to sync what is in it promises no name."""
    if folder.is_dir():
        return
    make_lasting(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_names(folder.parent)


class NoPlainFile(Unavailable):
    """A pipe, a device, a folder, or a link where none may be: it could be without end, or another's."""


class FileTooLarge(Unavailable):
    """More bytes than anything of its kind has."""


def open_plain(path: Path, *, follow: bool = True) -> BufferedReader:
    """An ordinary file, open for reading. Nothing else is waited for: a pipe has no end, a device neither.

    Raises NoPlainFile for whatever else is there (with follow=False also for a link), and OSError.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not follow:
            if path.is_symlink():
                raise NoPlainFile(reason=_(NO_PLAIN_FILE).format(place=one_line(path.name)))
            flags |= getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path, flags)
    except ValueError as error:  # a NUL in its name
        raise OSError(errno.EINVAL, "no name of a file") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NoPlainFile(reason=_(NO_PLAIN_FILE).format(place=one_line(path.name)))
    return os.fdopen(handle, "rb")


def bytes_of(path: Path, most: int = MOST_BYTES, *, follow: bool = True) -> bytes:
    """All bytes of an ordinary file: never more than `most`, whatever it says of itself or grows to.

    Raises NoPlainFile, FileTooLarge and OSError.
    """
    with open_plain(path, follow=follow) as file:
        if os.fstat(file.fileno()).st_size <= most:
            content = file.read(most + 1)
            if len(content) <= most:
                return content
    told = {"place": one_line(path.name), "most": max(1, most // 2**20)}
    raise FileTooLarge(reason=_(FILE_TOO_LARGE).format(**told))


def read_whole(path: Path, most: int = MOST_BYTES) -> bytes:
    """All bytes of a file as `bytes_of` gives them, or Unavailable with its name."""
    try:
        return bytes_of(path, most)
    except OSError as error:
        raise Unavailable(reason=_(CANNOT_READ).format(place=one_line(path.name))) from error


def one_line(text: str) -> str:
    """What others wrote, fit for a line of a message: no controls, and nothing that turns letters around."""
    return "".join("·" if unicodedata.category(sign) in _UNSHOWN else sign for sign in text)


def make_folder(folder: Path) -> None:
    """Make a folder with all above it. Raises Unavailable, which names the place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = DISK_FULL if error.errno in _FULL else READ_ONLY
        raise Unavailable(reason=_(said).format(place=one_line(str(folder)))) from error


def is_full_or_closed(error: OSError) -> bool:
    """Whether the disk is full or may not be written to: something for people to put right."""
    return error.errno in (*_FULL, *_CLOSED)


def trouble_with(folder: Path) -> Unavailable | None:
    """Why a folder takes nothing just now, by trying: the disk is full, or may not be written to."""
    tried = (
        folder / f".dagverk-{os.urandom(8).hex()}"
    )  # tempfile would try names for ever where Windows says no
    try:
        with tried.open("xb") as file:
            file.write(bytes(_TRIED))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in _CLOSED:
            return could_not(error, folder / "-")
        if error.errno in (*_FULL, errno.EFBIG):  # the latter where the system lets no file grow
            return Unavailable(reason=_(DISK_FULL).format(place=one_line(str(folder))))
    finally:
        with contextlib.suppress(OSError):
            tried.unlink(missing_ok=True)
    return None


def could_not(error: OSError, path: Path) -> Unavailable:
    """An error of the operating system as one sentence that names the place."""
    folder = one_line(str(path.parent))
    if error.errno in _FULL:
        return Unavailable(reason=_(DISK_FULL).format(place=folder))
    if error.errno in _CLOSED:
        return Unavailable(reason=_(READ_ONLY).format(place=folder))
    if error.errno == errno.EFBIG:
        return Unavailable(reason=_(TOO_LARGE).format(place=folder))
    return Unavailable(reason=_(CANNOT_WRITE).format(place=one_line(path.name)))


def sha256(content: bytes) -> str:
    """The digest of bytes, as 64 hexadecimal digits."""
    import hashlib  # noqa: PLC0415 - heavy, and the window needs no digest

    return hashlib.sha256(content).hexdigest()


def safe_file_name(*parts: str, suffix: str) -> str:
    """`Haddad-Karim-Truckteori-2026-11-19.pdf`: letters of any script and digits, nothing else."""
    words = [re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", part)).strip("-_") for part in parts]
    stem = "-".join(filter(None, words))[:_LONGEST] or "fil"
    return f"{_not_a_device(stem)}{suffix}"


def titled_file_name(title: str) -> str:
    """`Pultlapper – Engelsk` of “Pultlapper: Engelsk”: as people read it, without what a file system minds.

    Windows refuses a colon and some other signs, dots and spaces at the end, and names of devices. An ending
    is kept.
    """
    plain = unicodedata.normalize("NFC", title).replace(": ", " – ")
    plain = " ".join(_MINDED.sub("-", plain).split()).strip(" .")
    stem, dot, ending = plain.rpartition(".") if _ENDING.search(plain) else (plain, "", "")
    return f"{_not_a_device(stem[:_LONGEST].rstrip(' .') or 'fil')}{dot}{ending}"


def _not_a_device(stem: str) -> str:
    """Windows takes `con.pdf` for the console."""
    return f"{stem}_" if stem.partition(".")[0].strip().casefold() in _DEVICES else stem


def sync_names(folder: Path) -> None:
    """The names in a folder are on the disk."""
    if os.name != "posix":
        return  # Windows keeps renames in its own journal and cannot open a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
