"""The code on each page of a copy: which sheet it is, for a person and a machine, and of no person. Pure.

    7KQ2M1-B017-S0204-X

the mark of the sitting (or of the paper, on a print for looking), the version's letter and the number of the
copy, whether it is a page of the questions (Q) or of the answer sheet (S), page and pages, and a check
character after ISO 7064 MOD 37,36: one wrong character or two neighbours in the wrong order are always
noticed.
"""

import re
from dataclasses import dataclass

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_

LONGEST_MARK, MOST_COPIES, MOST_PAGES = 8, 999, 99
QUESTIONS, SHEET = "Q", "S"
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE = len(_ALPHABET)
_CODE = re.compile(
    r"(?P<mark>[0-9A-Z]{1,8})-(?P<letter>[A-H])(?P<copy>\d{3})-(?P<part>[QS])(?P<page>\d\d)(?P<pages>\d\d)-(?P<check>[0-9A-Z])"
)


class NotAPageCode(EduError):
    """A code that no page of ours carries."""

    message = N_("“{text}” is not the code of a page. Scan it again, or type all of it.")


@dataclass(frozen=True)
class PageCode:
    """One page of one copy."""

    mark: str
    letter: str
    copy: int
    part: str  # QUESTIONS or SHEET
    page: int
    pages: int

    @property
    def text(self) -> str:
        """As it is printed, with its check character."""
        body = f"{self.mark}-{self.letter}{self.copy:03}-{self.part}{self.page:02}{self.pages:02}"
        return f"{body}-{check_character(body.replace('-', ''))}"


def check_character(text: str) -> str:
    """After ISO 7064 MOD 37,36."""
    product = _BASE
    for letter in text:
        total = (product + _ALPHABET.index(letter)) % _BASE or _BASE
        product = total * 2 % (_BASE + 1)
    return _ALPHABET[(_BASE + 1 - product) % _BASE]


def read_page_code(text: str) -> PageCode:
    """The page a code belongs to, however it was typed. Raises NotAPageCode for everything else."""
    found = _CODE.fullmatch(text.strip().upper())
    if found is None:
        raise NotAPageCode(text=text[:40])
    code = PageCode(
        found["mark"],
        found["letter"],
        int(found["copy"]),
        found["part"],
        int(found["page"]),
        int(found["pages"]),
    )
    if code.text[-1] != found["check"] or not 1 <= code.page <= code.pages:
        raise NotAPageCode(text=text[:40])
    return code
