from eduapp.certificates.neutrality import Paper, SiteWords


def test_a_paper_shows_neither_its_bytes_nor_its_code_when_it_is_told():
    told = repr(Paper(b"%PDF-secret", "a.pdf", "A", SiteWords(), frozenset(), "BEVIS1:X"))

    assert "secret" not in told
    assert "BEVIS1" not in told


def test_a_paper_needs_no_site():
    assert Paper(b"", "a.pdf", "A").words == SiteWords((), ())
