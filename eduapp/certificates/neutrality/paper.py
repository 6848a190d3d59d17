"""What is looked through before a paper goes out: its bytes, and what names it on the way. Pure."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SiteWords:
    """What only this installation knows: its own names, and the addresses of where people live and work.

    `names` are those of the site, its houses, units and rooms; never the school's public name. `addresses`
    hold a whole address each, lines or commas between the parts, also telephones, hosts and places on the
    map. `people` work there and not for the school.
    """

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A finished paper. `pdf` is drawn, archived and signed.

    `allowed` are texts that may stand there although a word of them is known: the holder's name, those who
    sign or trained, the issuer's public name, place and address, and what a named person has confirmed.
    Each counts as a whole: “Kari Fange” lets no other “fange” pass.

    `code` is the text of the square; a square in the picture must say the same. "" if the paper has none.
    """

    pdf: bytes = field(repr=False)
    file_name: str
    print_title: str
    words: SiteWords = SiteWords()
    allowed: frozenset[str] = frozenset()
    code: str = field(default="", repr=False)
