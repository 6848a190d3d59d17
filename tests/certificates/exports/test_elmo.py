import base64
from datetime import UTC, date, datetime

import pytest
from lxml import etree

from eduapp.certificates.drawing import KINDS
from eduapp.certificates.drawing.facts import Issuer, Module
from eduapp.certificates.exports.elmo import NAMESPACE, Names, elmo_document, words_of
from eduapp.certificates.neutrality import Reason, SiteWords, check_texts
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers
from tests.support import elmo_schema, given_seals, given_signing

MOMENT = datetime(2026, 11, 27, 12, 30, tzinfo=UTC)
SERIAL = given_seals.SERIAL


def written(facts, **more):
    return elmo_document(facts, SERIAL, MOMENT, **more)


def said(document, path):
    """Texts at a path such as learner/bday."""
    steps = "/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/"))
    return [one.text for one in etree.fromstring(document).findall(steps)]


INSTANCE = "report/learningOpportunitySpecification/specifies/learningOpportunityInstance"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("make", [papers.a_paper, papers.full, papers.bare])
def test_every_kind_of_paper_is_valid_by_the_published_schema(kind, make):
    assert elmo_schema.faults(written(make(kind))) == []


@pytest.mark.parametrize("name", papers.NAMES.values())
def test_names_of_every_script_are_written(name):
    document = written(papers.a_paper(name=name))

    assert elmo_schema.faults(document) == []
    assert said(document, "learner/familyName") == [papers.a_paper(name=name).name]


def test_the_schema_finds_faults():
    broken = (
        written(papers.a_paper())
        .replace(b"<issueDate>", b"<issueDay>")
        .replace(b"</issueDate>", b"</issueDay>")
    )

    assert "issueDay" in elmo_schema.faults(broken)[0]


def test_it_says_what_the_paper_says():
    facts = papers.a_paper(
        course="Sveising",
        course_code="SV1",
        number="2026-00417",
        first=date(2026, 3, 1),
        last=date(2026, 3, 28),
        scope_minutes=2400,
        minutes_per_hour=45,
        result="Bestått",
        modules=(Module(text="M1 Buesveising", day=date(2026, 3, 9)),),
        issuer=Issuer(name="Granli skole", org_number="974 000 000"),
        born=date(1990, 6, 5),
    )
    document = written(facts)

    assert said(document, "report/issuer/title") == ["Granli skole"]
    assert said(document, "report/issuer/identifier") == ["974000000"]
    assert said(document, "report/issuer/url") == [None]
    assert said(document, "report/learningOpportunitySpecification/title") == ["Sveising"]
    assert said(document, f"{INSTANCE}/identifier") == ["2026-00417", SERIAL]
    assert said(document, f"{INSTANCE}/start") == ["2026-03-01"]
    assert said(document, f"{INSTANCE}/date") == ["2026-03-28"]
    assert said(document, f"{INSTANCE}/status") == ["passed"]
    assert said(document, f"{INSTANCE}/resultLabel") == ["Bestått"]
    assert said(document, f"{INSTANCE}/engagementHours") == ["40"]
    part = "report/learningOpportunitySpecification/hasPart/learningOpportunitySpecification"
    assert said(document, f"{part}/title") == ["M1 Buesveising"]
    assert said(document, f"{part}/specifies/learningOpportunityInstance/date") == ["2026-03-09"]
    assert said(document, "learner/bday") == ["1990-06-05"]
    assert said(document, "generatedDate") == ["2026-11-27T12:30:00Z"]


def test_hours_of_practice_are_hours_of_engagement_and_nothing_is_called_passed():
    document = written(papers.bare("praksisattest", practice_minutes=74_425))

    assert said(document, f"{INSTANCE}/engagementHours") == ["1240.42"]
    assert said(document, f"{INSTANCE}/status") == []


def test_who_took_part_passed_nothing():
    assert said(written(papers.a_paper("deltakerbevis")), f"{INSTANCE}/status") == []


def test_the_parts_of_a_name_are_never_guessed():
    facts = papers.a_paper(name="Máret Ánne Kaŋas")
    known = written(facts, names=Names("Máret Ánne", "Kaŋas"))
    other = written(facts, names=Names("Máret", "Nilsen"))

    assert (said(known, "learner/givenNames"), said(known, "learner/familyName")) == (
        ["Máret Ánne"],
        ["Kaŋas"],
    )
    assert (said(other, "learner/givenNames"), said(other, "learner/familyName")) == (
        [None],
        ["Máret Ánne Kaŋas"],
    )


def test_the_signed_paper_can_be_enclosed_to_the_byte():
    pdf = given_signing.a_signed_paper()
    document = written(papers.a_paper(), pdf=pdf)
    (content,) = said(document, "attachment/content")

    assert elmo_schema.faults(document) == []
    assert base64.b64decode(content.removeprefix("data:application/pdf;base64,")) == pdf


@pytest.mark.parametrize("kind", KINDS)
def test_it_tells_nothing_of_where_it_was_earned(kind):
    texts = [text for text in etree.fromstring(written(papers.a_paper(kind))).itertext() if text.strip()]
    found = check_texts(texts, SiteWords(("Ringberg fengsel", "Verksted B")))

    assert [one for one in found if one.reason is not Reason.ROOM] == []


def test_equal_values_make_equal_bytes():
    assert written(papers.a_paper()) == written(papers.a_paper())


def test_a_text_that_xml_cannot_carry_is_refused():
    with pytest.raises(Refused):
        written(papers.a_paper(name="Kari\x0bNordmann"))
    with pytest.raises(ValueError, match="zone"):
        elmo_document(papers.a_paper(), SERIAL, datetime(2026, 11, 27))


def test_what_people_read_in_it_is_every_text():
    words = list(words_of(written(papers.a_paper(number="2026-00417"))))

    assert "2026-00417" in words
    assert all(word.strip() for word in words)
