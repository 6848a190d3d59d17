from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from eduapp.core.errors import Refused
from eduapp.drawing.archive import standard
from tests.certificates.drawing import papers
from tests.support import given_signing


def names(call, *arguments):
    with pytest.raises(Refused) as refused:
        call(*arguments)
    return [one.name for one in refused.value.violations]


def locked(**passwords):
    out = BytesIO()
    with pikepdf.open(BytesIO(papers.sample_pdf("kursbevis"))) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="owner", **passwords))
    return out.getvalue()


@pytest.mark.parametrize("passwords", [{"user": "secret"}, {"user": ""}])
def test_a_locked_file_is_refused_also_when_it_opens_by_itself(passwords):
    assert names(standard.archived, locked(**passwords), given_signing.about()) == ["Encrypted"]


@pytest.mark.parametrize("cut", [0, 4, 400, -40])
def test_a_file_cut_short_is_refused_and_not_mended(cut):
    assert names(standard.archived, papers.sample_pdf("kursbevis")[:cut], given_signing.about()) == [
        "NotAPaper"
    ]


def test_hidden_letters_in_what_the_file_says_of_itself_are_refused():
    about = replace(given_signing.about(), title="Kurs\x07bevis", subject="\ud800")

    assert names(standard.archived, papers.sample_pdf("kursbevis"), about) == ["UnwritableWords"] * 2


def test_what_was_said_before_is_said_no_more():
    with standard.opened(papers.sample_pdf("kursbevis")) as file:
        file.docinfo.Producer = "a program"
        file.docinfo.Keywords = "a place"
        file.Root.Metadata = file.make_stream(b"<old/>")
        drawn = standard.written(file)

    made = standard.archived(drawn, given_signing.about())

    with standard.opened(made) as file:
        assert not {"/Producer", "/Keywords"} & set(file.docinfo.keys())
        assert b"<old/>" not in file.Root.Metadata.read_bytes()


def test_an_archived_paper_can_be_archived_again():
    once = standard.archived(papers.sample_pdf("kursbevis"), given_signing.about())

    assert standard.archived(once, given_signing.about())[:9] == b"%PDF-1.4\n"


def test_what_is_written_needs_no_newer_reader():
    made = standard.archived(papers.sample_pdf("kursbevis"), given_signing.about())

    assert b"/ObjStm" not in made
    assert b"/XRef" not in made
    assert b"\nxref\n" in made
