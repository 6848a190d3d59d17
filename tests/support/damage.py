"""Text that came to harm: cut, doubled, mixed with signs of every format, and in letters of another kind."""

ODD = (
    "{", "}", "~", "=", "#", "####", "::", "->", "%", "%50%", "%x%", "\\", "\\{", "\n\n", "\n", "\r", "//",
    "[html]", "$CATEGORY:", "[id:", "[tag:]", "{T}", "{#", "1,5", "1e999", "..", ":", "A)", "Z.", "ANSWER:",
    "ANSWER: Z", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "أحمد", "x" * 3_000, "{0}", "%s", "<script>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<", "&", "]]>", "<x>", "</quiz>", "<file/>", "<img>",
    "{1:SA:", "{1:MULTICHOICE:=a~b}", "[[1]]", "{:NM:=1}", '<file name="a.png" encoding="base64">AA==</file>',
)  # fmt: skip


def damaged(dice, text, odd=ODD):
    """The bytes of the text after one to seven mishaps."""
    letters = list(text)
    for _time in range(dice.randrange(1, 8)):
        at = dice.randrange(len(letters) or 1)
        match dice.randrange(4):
            case 0:
                letters[at:at] = dice.choice(odd)
            case 1:
                del letters[at : at + dice.randrange(1, 20)]
            case 2:
                letters[at:at] = letters[dice.randrange(len(letters) or 1) :][:30]
            case _:
                letters = letters[: dice.randrange(len(letters) + 1)] if dice.random() < 0.1 else letters
    data = bytearray(
        "".join(letters).encode(dice.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace")
    )
    if data and dice.random() < 0.2:
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)
