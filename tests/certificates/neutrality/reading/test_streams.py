import io
import struct

from PIL import Image

from eduapp.certificates.neutrality.reading import streams
from eduapp.core.resources import resource

PACKET = b"""<?xpacket?><x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- laget i Celle 3 -->
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source='Hus &amp; hage'>
<dc:title>Kursbevis &lt;1&gt;</dc:title></rdf:Description></x:xmpmeta>"""


def test_texts_values_and_comments_of_a_packet_are_read():
    told = [one.strip() for one in streams.of_xmp(PACKET)]

    assert told == ["laget i Celle 3", "Hus & hage", "Kursbevis <1>"]


def test_names_in_a_packet_are_read_apart():
    told = streams.names_in_xmp(PACKET).split("\n")

    assert "http://purl.org/dc/elements/1.1/" in told
    assert "dc:title" in told


def test_the_names_in_a_font_are_read():
    told = list(streams.of_font(resource("fonts/NotoSans-Regular.ttf").read_bytes()))

    assert "Noto Sans" in told
    assert list(streams.of_font(b"no font")) == []
    assert list(streams.of_font(b"")) == []


def test_a_damaged_table_of_names_is_read_as_far_as_it_goes():
    table = struct.pack(">HHH", 0, 3, 6 + 36) + struct.pack(">6H", 3, 1, 0, 1, 8, 0)
    head = (
        b"\0\1\0\0"
        + struct.pack(">H", 1)
        + bytes(6)
        + b"name"
        + bytes(4)
        + struct.pack(">II", 28, len(table))
    )

    assert len(list(streams.of_font(head + table))) == 1


def test_what_a_picture_says_beside_itself_is_read():
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Verksted B, Ringberg fengsel"
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif, comment=b"Canon, celle 3")
    told = " ".join(streams.of_picture(file.getvalue()))

    assert "Ringberg fengsel" in told
    assert "celle 3" in told
    assert list(streams.of_picture(b"\x89PNG")) == []


def test_what_is_said_of_parts_of_a_page_is_read():
    drawn = b"/Span << /ActualText (fengsel) /Alt <FEFF00630065006C006C0065> >> BDC\n% laget i fengsel\n"

    assert list(streams.of_drawing(drawn)) == ["fengsel", "celle", " laget i fengsel"]


def test_letters_of_one_or_two_bytes_are_found_among_bytes():
    content = b"\x00\x01fengsel\x02" + "celle 3".encode("utf-16-le") + b"\xff"

    assert "fengsel" in list(streams.runs(content))
    assert any("celle 3" in one for one in streams.runs(content))
