"""Bytes as letters that nobody mistakes for one another (base58btc), as `did:key` writes keys. Pure."""

LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def encode(content: bytes) -> str:
    """The bytes as letters; each byte 0 at the beginning is a “1”."""
    number = int.from_bytes(content, "big")
    letters = ""
    while number:
        number, digit = divmod(number, len(LETTERS))
        letters = LETTERS[digit] + letters
    return LETTERS[0] * (len(content) - len(content.lstrip(b"\0"))) + letters
