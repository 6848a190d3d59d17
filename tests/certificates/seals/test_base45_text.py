import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.seals.base45_text import ALPHABET, NotBase45, decode, encode


@pytest.mark.parametrize(
    ("content", "text"),
    [  # RFC 9285 sections 4.3 and 4.4
        (b"", ""),
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
        (b"\xff\xff", "FGW"),
    ],
)
def test_the_examples_of_the_standard(content, text):
    assert encode(content) == text
    assert decode(text) == content


@given(st.binary(max_size=400))
def test_every_bytes_come_back(content):
    assert decode(encode(content)) == content


@given(st.text(ALPHABET, max_size=60))
def test_what_is_read_is_what_would_be_written(text):
    try:
        content = decode(text)
    except NotBase45:
        return
    assert encode(content) == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GGW", 1),  # 65536
        (":::", 1),
        ("BB8GGW", 4),
        ("::", 1),  # 2024 in one byte
        ("BB8V5", 4),  # 256 in one byte
        ("A", 1),
        ("BB8A", 4),
        ("bb8", 1),
        ("BB8\n", 4),
        ("BBÅ", 3),
        ("٣BB", 1),
    ],
)
def test_all_else_is_refused_at_its_place(text, place):
    with pytest.raises(NotBase45) as refused:
        decode(text)

    assert refused.value.place == place
