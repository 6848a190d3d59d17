import pytest
from hypothesis import assume
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exchange.files.formats import encoding as encodings
from eduapp.exchange.files.formats.encoding import find_encoding
from eduapp.exchange.files.formats.unusable import MixedLetters, NotATable, UnknownLetters
from tests.support.given_files import a_file, sample

NORWEGIAN = "Navn;Sted\r\nBjørn;Ås\r\nÆrlend;Østby\r\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_norwegian_letters_are_found_in_every_encoding_they_come_in(codec, name):
    content = a_file(NORWEGIAN, encoding=codec)

    found = find_encoding(content)

    assert found.name == name
    assert content.data.decode(found.codec) == NORWEGIAN


@pytest.mark.parametrize(
    ("file", "name"), [("deltakere.csv", "Windows-1252"), ("deltakere-mange-skrifter.csv", "UTF-8")]
)
def test_the_samples_are_read_as_they_were_written(file, name):
    assert find_encoding(a_file(sample(file).read_bytes())).name == name


def test_plain_letters_alone_are_utf_8():
    assert find_encoding(a_file(b"Navn;Sted\n")).name == "UTF-8"


def test_a_letter_in_the_last_line_of_a_long_file_is_seen():
    content = a_file(b"a;b\n" * 600_000 + "Bjørn;Ås".encode("cp1252"))

    assert find_encoding(content).name == "Windows-1252"


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_bytes_that_are_neither_name_their_line(byte):
    with pytest.raises(UnknownLetters) as error:
        find_encoding(a_file(b"Navn\nOla\nK" + bytes([byte]) + b"ri\n"))

    assert "Line 3 of liste.csv" in error.value.sentence()


def test_one_windows_letter_in_a_file_of_utf_8_is_not_taken_for_windows():
    text = "Navn\nBjørn\nÅse\n".encode() + "Jørn\n".encode("cp1252")

    with pytest.raises(MixedLetters) as error:
        find_encoding(a_file(text))

    assert "Line 4" in error.value.sentence()


def test_a_mark_at_the_start_is_a_promise():
    with pytest.raises(UnknownLetters) as error:
        find_encoding(a_file(b"\xef\xbb\xbfNavn\nJ\xf8rn\n"))

    assert "Line 2" in error.value.sentence()


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"Navn\0;Alder\nKari;41\n", b"\x00" * 4096])
def test_bytes_that_are_no_letters_are_no_table(data):
    with pytest.raises(NotATable):
        find_encoding(a_file(data))


def test_utf_32_is_not_taken_for_utf_16():
    with pytest.raises((UnknownLetters, NotATable)):
        find_encoding(a_file("Navn\nKari\n", encoding="utf-32"))


@forall(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back_from_utf_8(text):
    content = a_file(text)

    assert content.data.decode(find_encoding(content).codec).removeprefix("\ufeff") == text.removeprefix(
        "\ufeff"
    )


@forall(st.text(st.sampled_from("aebøåæÆØÅéäöüßñ ;,\n1-"), min_size=1))
def test_norwegian_text_comes_back_from_windows(text):
    content = a_file(text, encoding="cp1252")

    assert content.data.decode(find_encoding(content).codec) == text


@forall(st.binary(max_size=400))
def test_any_bytes_are_decoded_whole_or_refused(data):
    assume(data)
    try:
        found = find_encoding(a_file(data))
    except (UnknownLetters, MixedLetters, NotATable):
        return

    data.decode(found.codec)  # would raise


@pytest.mark.parametrize("at", range(-4, 5))
def test_a_letter_on_the_edge_of_two_chunks_stays_whole(at, monkeypatch):
    monkeypatch.setattr(encodings, "_CHUNK", 16)

    assert find_encoding(a_file("x" * (16 + at) + "ø日😀" + "y" * 20)).name == "UTF-8"


def test_a_fault_behind_the_edge_of_a_chunk_is_found_where_it_is(monkeypatch):
    monkeypatch.setattr(encodings, "_CHUNK", 8)

    with pytest.raises(UnknownLetters) as error:
        find_encoding(a_file(b"\xef\xbb\xbfaaaa\nbbb\ncc\xc3\xb8c\nd\xffd\n"))

    assert error.value.facts["line"] == 4
