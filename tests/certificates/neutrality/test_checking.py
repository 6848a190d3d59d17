from datetime import date

import pytest

from eduapp.certificates.drawing.facts import Month
from eduapp.certificates.neutrality import Element, Reason, SiteWords, Strength, check_texts
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers
from tests.certificates.neutrality.reading.test_pages import CODE, a_square
from tests.support import given_seals, given_signing, neutral_papers
from tests.support.neutral_papers import found, places, with_lines

SCHOOL = given_seals.a_school()


def test_what_stands_on_a_page_is_told_with_its_page_and_neighbours():
    (one,) = found(with_lines("Kursbevis", "Snekring ved Ringberg fengsel høsten 2026"))

    assert (one.word, one.where.element, one.where.page) == ("fengsel", Element.PAGE, 1)
    assert (one.strength, one.language) == (Strength.STRONG, "nb")
    assert one.quote == "Kursbevis Snekring ved Ringberg fengsel høsten 2026"


@pytest.mark.parametrize(
    ("lines", "language"),
    [(["for innsette"], "nn"), (["prison kitchen"], "en"), (["giddagasas"], "se"), (["i varetekt"], "nb")],
)
def test_it_tells_the_language_of_the_word(lines, language):
    assert [one.language for one in found(with_lines(*lines))] == [language]


def test_what_leads_to_the_site_keeps_a_paper_back_and_what_leads_elsewhere_warns():
    texts = ("Ring 35 90 00 00", "Se kurs.verkstedene.no")
    site = SiteWords(addresses=("35 90 00 00", "verkstedene.no"))

    for words, strength in ((site, Strength.STRONG), (SiteWords(), Strength.WEAK)):
        assert [one.strength for one in check_texts(texts, words)] == [strength] * 2


def test_names_of_file_and_print_job_are_looked_at():
    told = found(neutral_papers.plain(), file_name="Kari-Nordmann-fengsel.pdf", title="Bevis, avdeling Nord")

    assert places(told) == {("file_name", "fengsel"), ("print_title", "avdeling")}


def test_strong_ones_come_first():
    told = found(with_lines("avdeling", "celle", "fengsel"))

    assert [one.strength.value for one in told] == ["strong", "weak", "weak"]


def test_a_word_counts_once_in_a_place():
    assert len(found(with_lines("fengsel", "Fengsel", "FENGSEL"))) == 1


def test_what_is_allowed_passes_everywhere():
    pdf = with_lines("Kari Fange", "har deltatt", "Bevis til Kari Fange")

    assert found(pdf, allowed=["Kari Fange"], file_name="Fange-Kari.pdf") != ()
    assert found(pdf, allowed=["Kari Fange", "Fange-Kari"], file_name="Fange-Kari.pdf") == ()


def test_the_facts_in_the_square_are_looked_at_and_the_name_is_whatever_it_is():
    code = SCHOOL.code(title="Sveising i Ringberg fengsel", name="Kari Fange", modules=("Lukket avdeling",))
    told = found(a_square(code), code=code, allowed=["Kari Fange"])

    assert places(told) == {("square", "fengsel"), ("square", "Lukket avdeling")}


def test_a_code_that_is_none_of_ours_is_looked_at_as_it_stands():
    url = "https://krus.no/bevis"
    told = found(a_square(url), code=url)

    assert {(one.where.element, one.reason) for one in told} == {(Element.SQUARE, Reason.HOST)}


def test_a_square_that_says_something_else_is_told():
    other = SCHOOL.code(number="2026-000999")
    told = found(a_square(other), code=CODE)

    assert [(one.reason, one.where.page, one.strength.value) for one in told] == [
        (Reason.OTHER_SQUARE, 1, "strong")
    ]


def test_a_square_nobody_asked_for_is_told():
    assert [one.reason for one in found(a_square(CODE))] == [Reason.OTHER_SQUARE]


def test_a_paper_whose_square_cannot_be_seen_is_told():
    assert [(one.reason, one.where.element) for one in found(neutral_papers.plain(), code=CODE)] == [
        (Reason.UNREAD, Element.SQUARE)
    ]


def test_a_square_as_it_should_be_is_no_finding():
    assert found(a_square(CODE), code=CODE) == ()


def test_certificates_of_a_signature_are_looked_at():
    strange = given_signing.an_authority("Ringberg fengsel, skolen")
    pdf = given_signing.signed(
        given_signing.Order(given_signing.an_archived_paper(), strange.key, given_signing.MOMENT)
    )

    assert ("certificate", "fengsel") in places(found(pdf))


def test_names_of_parts_tell_strong_words_alone():
    def put(pdf):
        pdf.Root["/CellAvdeling"] = True
        pdf.Root["/FengselId"] = True

    assert places(found(neutral_papers.changed(put))) == {("hidden", "FengselId")}


def test_a_national_number_is_told_and_never_repeated():
    number = next(iter(_numbers()))
    (one,) = found(with_lines(f"Fødselsnummer: {number[:6]} {number[6:]}"))

    assert one.reason is Reason.NATIONAL_NUMBER
    assert number[:6] not in one.word + one.quote + one.sentence()


def _numbers():
    from eduapp.certificates.neutrality.national import is_national_number  # noqa: PLC0415

    return (f"050690{rest:05d}" for rest in range(10**5) if is_national_number(f"050690{rest:05d}"))


def test_what_is_no_paper_is_refused():
    with pytest.raises(Refused):
        found(b"%PDF-1.4 cut")


@pytest.mark.parametrize(("hours", "told"), [(150, []), (190, ["november 2026 190:00"])])
def test_hours_of_a_whole_week_are_seen_in_the_appendix_as_it_is_drawn(hours, told):
    minutes = hours * 60
    facts = papers.a_paper(
        "praksisattest",
        months=(Month(first=date(2026, 11, 1), minutes=minutes),),
        adjustments=(),
        practice_minutes=minutes,
    )
    findings = found(papers.drawn(facts))

    assert [one.word.lower() for one in findings] == told
    assert {one.reason for one in findings} <= {Reason.WHOLE_WEEK}
