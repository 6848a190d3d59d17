"""The bytes of a file, taken once and with a cap, so that nothing changes between looking and reading."""

from dataclasses import dataclass
from pathlib import Path

from eduapp.core.files import FileTooLarge, NoPlainFile, bytes_of, sha256
from eduapp.exchange.files.formats.remarks import quoted
from eduapp.exchange.files.formats.unusable import EmptyFile, FileGone, NotAFile, NotReadable, TooLarge

MOST_BYTES = 64 * 2**20  # some 800,000 rows of workshop hours
MOST_MEGABYTES = MOST_BYTES // 2**20


@dataclass(frozen=True)
class Content:
    """A file as it was when it was taken. `name` is fit to be shown, without its folder."""

    name: str
    data: bytes
    sha256: str

    @classmethod
    def of(cls, name: str, data: bytes) -> "Content":
        """Content that is not on a disk."""
        return cls(quoted(name), data, sha256(data))

    def line_at(self, position: int) -> int:
        """The line, from 1, that holds the byte at `position`."""
        return self.data.count(b"\n", 0, position) + 1


def load(path: Path) -> Content:
    """Take the file once. Raises Unusable for what is gone, closed, endless, too large or empty."""
    name = quoted(path.name)
    try:
        data = bytes_of(path, MOST_BYTES)
    except NoPlainFile as error:
        raise NotAFile(file=name) from error
    except FileTooLarge as error:
        raise TooLarge(file=name, limit=MOST_MEGABYTES) from error
    except FileNotFoundError as error:
        raise FileGone(file=name) from error
    except OSError as error:
        raise NotReadable(file=name) from error
    if not data:
        raise EmptyFile(file=name)
    return Content.of(path.name, data)
