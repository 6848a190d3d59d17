"""A paper made inside and one made in an ordinary school differ in their facts alone."""

import os
import pickle
import re
import shutil
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from eduapp.certificates.drawing import TEMPLATE_OF_KIND, CertificateFacts, draw
from eduapp.certificates.drawing.facts import texts_in
from eduapp.certificates.neutrality import Element, SiteWords, check, check_texts
from eduapp.certificates.neutrality.reading import file, pages
from eduapp.core.resources import resources_folder
from tests.certificates.drawing import papers
from tests.support import an_installation, given_signing, neutral_papers, shared
from tests.support.an_installation import Made

CODE_FOLDER = resources_folder().parent
PLACES = {
    "inside": {"TZ": "Europe/Oslo", "LC_ALL": "C.UTF-8", "USER": "betjent.berg", "HOSTNAME": "ringberg-pc-3"},
    "ordinary": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "USER": "larer", "HOSTNAME": "skole-pc"},
}
SITE = SiteWords(
    (an_installation.SITE.prison_name, *an_installation.ROOMS), ("Fjellveien 12, 1234 Ringberg",)
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, list[Made]]:
    """What two installations make of the same facts, each in a process and a folder of its own."""
    key = pickle.dumps(given_signing.the_authority().key)
    running = {}
    for kind, environment in PLACES.items():
        folder = tmp_path_factory.mktemp("ringberg-fengsel" if kind == "inside" else "skolen")
        shutil.copy(shared.staffed_database(tmp_path_factory), folder / "dagverk.db")
        running[kind] = subprocess.Popen(
            [sys.executable, "-m", "tests.support.an_installation", folder, kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=CODE_FOLDER,
            env=environment | {"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.environ["PATH"]},
        )
    said = {kind: process.communicate(key)[0] for kind, process in running.items()}
    return {kind: [Made(*one) for one in pickle.loads(told)] for kind, told in said.items()}  # noqa: S301


def test_the_same_facts_make_the_same_bytes_and_names_inside_and_in_an_ordinary_school(made):
    for inside, ordinary in zip(made["inside"], made["ordinary"], strict=True):
        assert inside.facts == ordinary.facts
        assert inside.pdf == ordinary.pdf
        assert (inside.file_name, inside.print_title) == (ordinary.file_name, ordinary.print_title)


def test_other_facts_change_nothing_but_the_facts(made):
    other = papers.a_paper("praksisattest", name="Máret Ánne Kaŋas")
    drawn = draw(other, TEMPLATE_OF_KIND["praksisattest"])
    about = given_signing.About(
        "Praksisattest", other.issuer.name, other.field_of_work, other.issued_on, "nb", "x"
    )
    paper = given_signing.archived(drawn, about)
    practice = made["inside"][1]

    assert shape(practice.pdf, practice.facts) == shape(
        given_signing.signed(
            given_signing.Order(paper, given_signing.the_authority().key, an_installation.MOMENT)
        ),
        other.to_json(),
    )


def shape(pdf, facts):
    """Everything in a file but its pages, with the facts taken out of the texts: entry and what is left."""
    told = CertificateFacts.from_json(facts)
    said = sorted({*texts_in(tuple(vars(told).values())), told.issuer.name}, key=len, reverse=True)
    gone = re.compile("|".join(map(re.escape, (one for one in said if len(one) > 4))))
    found = set()
    for one in file.read(pdf):
        if one.where.element not in (Element.HIDDEN, Element.CERTIFICATE, Element.FONT):
            left = re.sub(r"20\d\d-?\d\d-?\d\d(?:T?\d{6})?", "‹day›", gone.sub("‹fact›", one.text))
            found.add((one.where.element, one.where.detail.split("+")[-1], left))
    return found


@pytest.mark.parametrize(
    "mark",
    [
        lambda pdf: pdf.docinfo.__setitem__("/Producer", "Dagverk"),
        lambda pdf: pdf.docinfo.__setitem__("/Creator", "/srv/ringberg/dagverk"),
        lambda pdf: pdf.Root.__setitem__("/Site", "018f3c2e"),
        lambda pdf: setattr(pdf.Root, "PageLabels", pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(P="R-")])),
    ],
)
def test_whatever_a_site_would_put_in_is_seen(made, mark):
    paper = made["inside"][0]
    with pikepdf.open(BytesIO(paper.pdf)) as pdf:
        mark(pdf)
        out = BytesIO()
        pdf.save(out)

    before = {(one.where, one.text) for one in file.read(paper.pdf)}
    after = {(one.where, one.text) for one in file.read(out.getvalue())}
    assert after - before


def test_papers_made_inside_are_neutral(made):
    for paper in made["inside"]:
        facts = CertificateFacts.from_json(paper.facts)
        allowed = {facts.name, facts.issuer.name, *facts.issuer.address, *(one.name for one in facts.signers)}
        found = neutral_papers.found(
            paper.pdf,
            names=SITE.names,
            addresses=SITE.addresses,
            allowed=allowed,
            file_name=paper.file_name,
            title=paper.print_title,
        )
        assert [one.sentence() for one in found] == []


def test_texts_are_judged_before_anything_is_drawn():
    facts = papers.a_paper(
        "kursbevis", name="Kari Fange", course="Snekring i Verksted B avd. 2", result="Bestått"
    )
    found = check_texts(facts.own_words(), SITE, [facts.name])

    assert [(one.word, one.where.element, one.strength.value) for one in found] == [
        ("Verksted B avd. 2", Element.FACTS, "strong"),
    ]
    assert check_texts(["Fengsel"], SiteWords())[0].word == "Fengsel"


@pytest.mark.parametrize("kind", ["kursbevis", "deltakerbevis", "praksisattest"])
def test_the_samples_of_the_templates_are_neutral(kind):
    pdf = given_signing.a_signed_paper(kind)

    assert check(neutral_papers.Paper(pdf, "bevis.pdf", "Bevis", SITE)) == ()


def test_looking_through_a_paper_leaves_it_as_it_was():
    pdf = given_signing.a_signed_paper()
    before = bytes(pdf)
    list(pages.read(pdf))

    assert pdf == before
