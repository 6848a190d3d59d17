"""Makes PDF/A-1b of a paper: XMP, the meaning of its colours, its language, and a form that lasts."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from eduapp.core.errors import Refused
from eduapp.drawing.archive import checks, packet, profile
from eduapp.drawing.archive.faults import Encrypted, NotAPaper, UnwritableWords
from eduapp.drawing.document import About, language_tag

_INTENT, _COLOURS = Name("/GTS_PDFA1"), "sRGB"


def archived(pdf: bytes, about: About) -> bytes:
    """See `eduapp.drawing.archive.archived`."""
    with opened(pdf) as file:
        wordy = [UnwritableWords(text=one) for one in _words(about).values() if packet.unwritable(one)]
        if wrong := [*wordy, *checks.against(file)]:
            raise Refused(*wrong)
        _describe(file, about)
        _say_what_colours_mean(file)
        return written(file)


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The file, to look at and change. Raises Refused if it is no whole PDF; nothing is mended silently."""
    try:
        file = pikepdf.open(BytesIO(pdf), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise Refused(Encrypted()) from None
    except pikepdf.PdfError:
        raise Refused(NotAPaper()) from None
    with file:
        yield file


def written(file: pikepdf.Pdf) -> bytes:
    """The bytes of the file, without what PDF/A-1 does not know; its ID follows from its content."""
    out = BytesIO()
    file.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        fix_metadata_version=False,  # it would write into our packet
    )
    return out.getvalue()


def _words(about: About) -> dict[str, str]:
    """What the file says of itself in words; what is empty is left out in both places."""
    said = {"title": about.title, "author": about.author, "subject": about.subject}
    return {name: words for name, words in said.items() if words}


def _describe(file: pikepdf.Pdf, about: About) -> None:
    words, tag = _words(about), language_tag(about.language)
    day = f"D:{about.day:%Y%m%d}000000Z"
    info = {f"/{name.capitalize()}": said for name, said in words.items()}
    file.trailer.Info = file.make_indirect(Dictionary(info | {"/CreationDate": day, "/ModDate": day}))
    said = packet.packet(
        title=about.title, author=about.author, subject=about.subject, day=about.day, language=tag
    )
    stream = file.make_stream(said, Type=Name.Metadata, Subtype=Name.XML)
    file.Root.Metadata = stream
    file.Root.Lang = tag


def _say_what_colours_mean(file: pikepdf.Pdf) -> None:
    icc = file.make_stream(profile.srgb(), N=profile.CHANNELS)
    file.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=_INTENT,
                OutputConditionIdentifier=_COLOURS,
                Info=_COLOURS,
                DestOutputProfile=icc,
            )
        ]
    )
