"""What a school hands out so that others can check its papers: its public keys and its revoked papers.

    {"format": "bevis-lists-1", "root": hexadecimal, "keys": base64, "status": base64 or null,
     "head": {"n": number, "digest": the hash in short} or null}

`head` tells how far the register of issue went when it was handed out. Nobody signs it: it proves nothing to
who reads it, but whoever keeps the file is a witness for the school, should a key of it be lost.

Who takes the file trusts the root in it; everything else is held against the root. verify.html carries the
same text, so it may be given in the place of the file.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass

from eduapp.certificates.seals.faults import Damaged, Fault
from eduapp.certificates.seals.key_list import PUBLIC, KeyList, read_key_list
from eduapp.certificates.seals.status_list import StatusList, read_status_list
from eduapp.core.i18n import N_

FORMAT = "bevis-lists-1"
LARGEST = 16 * 2**20  # bytes: the web page with all it carries has four
_IN_A_PAGE = re.compile(rb'<script type="application/json" id="lists">(.*?)</script>', re.DOTALL)


class NotLists(Fault):
    """A file of something else."""

    message = N_(
        "This is not a file with the keys of a school ({place}). Ask the school for it, or for its page for"
        " checking papers."
    )


class NotAList(Fault):
    """A file of something else, or one that came without the list."""

    message = N_(
        "This is no list of revoked papers. Give the list itself, or the page or file that the school hands"
        " out."
    )


@dataclass(frozen=True)
class Lists:
    """A school's lists as they are handed out: bytes as they were signed. `root` has 32 bytes.

    `head`: the number of the last entry of the register, and the beginning of its hash in groups.
    """

    root: bytes
    keys: bytes
    status: bytes | None = None
    head: tuple[int, str] | None = None

    def key_list(self) -> KeyList:
        """Its public keys. Raises what `read_key_list` does."""
        return read_key_list(self.keys, self.root)

    def status_list(self) -> StatusList | None:
        """Its revoked papers, None if the list is not here. Raises what `read_status_list` does."""
        return None if self.status is None else read_status_list(self.status, self.key_list())


def written(lists: Lists) -> str:
    """The text of the file, the same for the same lists."""
    head = None if lists.head is None else {"n": lists.head[0], "digest": lists.head[1]}
    told = {
        "format": FORMAT,
        "root": lists.root.hex(),
        "keys": base64.b64encode(lists.keys).decode(),
        "status": None if lists.status is None else base64.b64encode(lists.status).decode(),
        "head": head,
    }
    return json.dumps(told)


def read(content: bytes) -> Lists:
    """The lists in the bytes of the file or of the page, not checked yet. Raises NotLists."""
    if len(content) > LARGEST:
        raise NotLists(place=len(content))
    in_a_page = _IN_A_PAGE.search(content)
    try:
        told = json.loads(in_a_page.group(1) if in_a_page else content)
        if told["format"] != FORMAT:
            raise NotLists(place="format")
        root = bytes.fromhex(told["root"])
        keys = base64.b64decode(told["keys"], validate=True)
        status = told["status"]
        head = told.get("head")
        read_ = Lists(
            root,
            keys,
            None if status is None else base64.b64decode(status, validate=True),
            None if head is None else (int(head["n"]), str(head["digest"])),
        )
    except (ValueError, KeyError, TypeError, binascii.Error, RecursionError) as error:
        raise NotLists(place=type(error).__name__) from None
    if len(root) != PUBLIC:
        raise NotLists(place="root")
    return read_


def status_in(content: bytes) -> bytes:
    """The signed list of revoked papers in some bytes: by itself, or in the file or page that holds it.

    Not checked yet. Raises NotAList for what holds none, NotLists for a file of lists that came to harm.
    """
    if not (content.startswith(b"{") or _IN_A_PAGE.search(content)):
        return content
    status = read(content).status
    if status is None:
        raise NotAList
    return status


def read_status(content: bytes, keys: KeyList) -> StatusList:
    """The list of revoked papers in some bytes, checked. Raises as `read_status_list` does, and NotAList."""
    try:
        return read_status_list(content, keys)
    except Damaged:
        raise NotAList from None
