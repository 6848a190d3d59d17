import pytest

from eduapp.certificates.exports import base58_text


@pytest.mark.parametrize(
    ("content", "letters"),  # draft-msporny-base58, section 5
    [
        (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (bytes.fromhex("0000287fb4cd"), "11233QC4"),
        (b"", ""),
    ],
)
def test_bytes_are_written_as_the_draft_writes_them(content, letters):
    assert base58_text.encode(content) == letters
