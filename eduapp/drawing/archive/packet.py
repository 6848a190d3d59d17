"""What the file says of itself, as XMP (ISO 16684-1): the same words as in the dictionary of PDF, in XML."""

from datetime import date
from xml.sax.saxutils import escape

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'  # this id is the same in all files
_FOOT = '<?xpacket end="r"?>'  # "r": nobody is to write over it in place
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PART, _CONFORMANCE = "1", "B"


def packet(*, title: str, author: str, subject: str, day: date, language: str) -> bytes:
    """The packet in UTF-8. `language` is a tag such as nb-NO (RFC 5646); the moments are midnight UTC.

    Each namespace stands on its own description: validators refuse those that stand on the properties.
    The words must hold nothing that XML cannot carry (`unwritable`).
    """
    moment = f"{day:%Y-%m-%d}T00:00:00+00:00"
    said = (
        ("dc", "http://purl.org/dc/elements/1.1/", _dublin(title, author, subject, language)),
        ("xmp", "http://ns.adobe.com/xap/1.0/", _of("xmp", CreateDate=moment, ModifyDate=moment)),
        ("pdfaid", "http://www.aiim.org/pdfa/ns/id/", _of("pdfaid", part=_PART, conformance=_CONFORMANCE)),
    )
    lines = [f'<rdf:Description rdf:about="" xmlns:{n}="{u}">{body}</rdf:Description>' for n, u, body in said]
    whole = f'<rdf:RDF xmlns:rdf="{_RDF}">\n' + "\n".join(lines) + "\n</rdf:RDF>"
    return f'{_HEAD}\n<x:xmpmeta xmlns:x="adobe:ns:meta/">{whole}</x:xmpmeta>\n{_FOOT}'.encode()


def unwritable(words: str) -> bool:
    """Whether the words hold a letter that XML 1.0 cannot carry (2.2)."""
    return any(
        (letter < " " and letter not in "\t\n\r")
        or "\ud800" <= letter <= "\udfff"
        or letter in "\ufffe\uffff"
        for letter in words
    )


def _dublin(title: str, author: str, subject: str, language: str) -> str:
    parts = (
        ("title", "Alt", ' xml:lang="x-default"', title),
        ("creator", "Seq", "", author),
        ("description", "Alt", ' xml:lang="x-default"', subject),
        ("language", "Bag", "", language),
    )
    return "".join(
        f"<dc:{name}><rdf:{kind}><rdf:li{about}>{escape(words)}</rdf:li></rdf:{kind}></dc:{name}>"
        for name, kind, about, words in parts
        if words
    )


def _of(prefix: str, **values: str) -> str:
    return "".join(f"<{prefix}:{name}>{value}</{prefix}:{name}>" for name, value in values.items())
