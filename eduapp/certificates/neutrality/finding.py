"""What was found: which word, where in the file, how surely it tells, and the sentence that says so. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from eduapp.core.i18n import N_, _


class Strength(StrEnum):
    """STRONG keeps a paper back until a named person confirms it with a reason; WEAK warns."""

    STRONG = "strong"
    WEAK = "weak"


class Element(StrEnum):
    """Where something stands: what people see, or what only a program that looks into the file does."""

    FACTS = "facts"
    PAGE = "page"
    METADATA = "metadata"
    FONT = "font"
    ATTACHMENT = "attachment"
    ANNOTATION = "annotation"
    LINK = "link"
    SIGNATURE = "signature"
    CERTIFICATE = "certificate"
    SQUARE = "square"
    PAGE_LABEL = "page_label"
    PICTURE = "picture"
    HIDDEN = "hidden"
    FILE_NAME = "file_name"
    PRINT_TITLE = "print_title"


class Reason(StrEnum):
    """Why a word counts."""

    WORD = "word"
    SITE_NAME = "site_name"
    SITE_ADDRESS = "site_address"
    SITE_PERSON = "site_person"
    PHONE = "phone"
    MAP = "map"
    ROOM = "room"
    WHOLE_WEEK = "whole_week"
    NATIONAL_NUMBER = "national_number"
    HOST = "host"
    PATH = "path"
    OTHER_SQUARE = "other_square"
    UNREAD = "unread"


@dataclass(frozen=True)
class Where:
    """A place in or around the file. `detail` is the name of the entry in PDF, where there is one."""

    element: Element
    page: int = 0  # counted from 1; 0: not on a page
    detail: str = ""

    def text(self) -> str:
        """The place in words, in the language spoken now."""
        words = _(_PLACES[self.element])
        return words.format(page=self.page, detail=self.detail or "–")


@dataclass(frozen=True)
class Finding:
    """One word that would tell where the paper was earned, or something else that has no place on it."""

    word: str  # as it stands there
    where: Where
    strength: Strength
    language: str  # of the list that knows the word: nb, nn, en, se; "" for names of the site and patterns
    quote: str  # the word among its neighbours
    reason: Reason = Reason.WORD

    def sentence(self) -> str:
        """What was found, in the language spoken now."""
        return _(_SAID[self.reason]).format(word=self.word, where=self.where.text(), quote=self.quote)

    def told(self) -> dict[str, object]:
        """The finding as plain values (JSON), to be kept with the paper."""
        return asdict(self)

    @property
    def is_strong(self) -> bool:
        """Whether it keeps the paper back."""
        return self.strength is Strength.STRONG


_PLACES: Mapping[Element, str] = {
    Element.FACTS: N_("in what the paper would say"),
    Element.PAGE: N_("on page {page}"),
    Element.METADATA: N_("in what the file says of itself ({detail})"),
    Element.FONT: N_("in the name of a font ({detail})"),
    Element.ATTACHMENT: N_("in an enclosed file ({detail})"),
    Element.ANNOTATION: N_("in a note or field in the file ({detail})"),
    Element.LINK: N_("in a link in the file"),
    Element.SIGNATURE: N_("in the signature ({detail})"),
    Element.CERTIFICATE: N_("in the certificate of the signature"),
    Element.SQUARE: N_("in the square for checking"),
    Element.PAGE_LABEL: N_("in the labels of the pages"),
    Element.PICTURE: N_("in what a picture says of itself"),
    Element.HIDDEN: N_("hidden in the file ({detail})"),
    Element.FILE_NAME: N_("in the name of the file"),
    Element.PRINT_TITLE: N_("in the title of the print job"),
}
_SAID: Mapping[Reason, str] = {
    Reason.WORD: N_("“{word}” {where} can tell where the paper was earned: “{quote}”."),
    Reason.SITE_NAME: N_("“{word}” {where} is a name from your own site: “{quote}”."),
    Reason.SITE_ADDRESS: N_("“{word}” {where} is an address of your own site: “{quote}”."),
    Reason.SITE_PERSON: N_("“{word}” {where} is somebody who works at your site: “{quote}”."),
    Reason.PHONE: N_("“{word}” {where} is a telephone number: “{quote}”."),
    Reason.MAP: N_("“{word}” {where} is a place on the map: “{quote}”."),
    Reason.ROOM: N_("“{word}” {where} looks like an internal room or unit: “{quote}”."),
    Reason.WHOLE_WEEK: N_("“{word}” {where} tells of work on all seven days of a week: “{quote}”."),
    Reason.NATIONAL_NUMBER: N_("A national identity number stands {where}. It belongs on no paper."),
    Reason.HOST: N_("“{word}” {where} is an address on a network: “{quote}”."),
    Reason.PATH: N_("“{word}” {where} tells which computer or folder the file comes from."),
    Reason.OTHER_SQUARE: N_("A square {where} says something else than the code of this paper: “{quote}”."),
    Reason.UNREAD: N_("What stands {where} cannot be read as text, so it was not checked."),
}
