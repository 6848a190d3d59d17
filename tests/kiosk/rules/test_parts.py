from eduapp.kiosk.rules.parts import Grid, Paragraph, PictureHere, parts_of, words_of


def test_plain_words_are_paragraphs():
    assert parts_of("One  line\n\nanother", "plain") == [Paragraph("One line"), Paragraph("another")]


def test_the_html_of_the_bank_is_read():
    html = (
        "<p>Look:</p><ol><li>first</li><li>10<sup>3</sup></li></ol><table><tr><td>a</td><td>b</td></tr></table>"
        '<p><img src="@@PLUGINFILE@@/a%20b.png" alt="A lathe"></p>'
    )

    assert parts_of(html, "html") == [
        Paragraph("Look:"),
        Paragraph("first", "1."),
        Paragraph("10³", "2."),
        Grid((("a", "b"),)),
        PictureHere("a b.png", "A lathe"),
    ]


def test_what_is_no_tag_of_ours_is_only_its_words():
    told = parts_of('<script src="http://x">alert</script><a href="javascript:x">word</a>', "html")

    assert told == [Paragraph("alertword")]


def test_words_are_told_of_every_part():
    assert [words_of(one) for one in (Paragraph("a"), Grid((("b", "c"),)), PictureHere("d"))] == [
        "a",
        "b c",
        "",
    ]
