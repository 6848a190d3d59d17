"""Every kind of paper is issued, signed, archived and judged genuine, in every layout and kind of letters."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.queries import Item
from eduapp.certificates.rules import KINDS
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.service import SetLook
from eduapp.certificates.verification import judge
from tests.support import given_certificates, given_education, preflight
from tests.support.list_pages import scanned

SIGNED = Outcome.LIST_OLD  # signed by the school; a list of what was revoked is not asked here


@pytest.fixture
def items(database, key, clock):
    """What each kind of paper is wanted for, of somebody who has earned it."""
    done = given_certificates.a_course_done(database, grade="B", kind="basic")
    part = given_certificates.a_course_done(database, "Jonas Lie", grade="IB", kind="basic")
    module = given_education.a_module(database, done.course_id, "1", "Hverdag")
    given_education.a_reached_module(database, done.learner_id, module)
    practice = given_certificates.a_whole_practice(database, "Ola Moen")
    clock.moment += timedelta(days=30)  # when the course is over
    return {
        "kursbevis": done.item,
        "deltakerbevis": part.item,
        "praksisattest": practice,
        "bekreftelse": replace(done.item, kind="bekreftelse"),
        "modulbevis": replace(done.item, kind="modulbevis"),
        "resultatoversikt": Item(done.learner_id, done.learner_id, kind="resultatoversikt"),
        "opplaeringslogg": replace(practice, practice=False, kind="opplaeringslogg"),
    }


def issued(database, item, key, **wishes):
    """The file, and what the keys of the school say of it."""
    certificate_id = jobs.issue_one(database, item, key=key, **wishes)
    with database.reading() as session:
        pdf = queries.pdf(session, certificate_id)
        head = queries.certificate(session, certificate_id)
        judged = judge(pdf, keys.public_keys(session), None, None, database.today())
    return pdf, head, judged


@pytest.mark.parametrize("language", ["nb", "se"])
def test_every_kind_is_genuine_by_its_file_and_says_so_by_its_square(database, items, key, language):
    files = {}
    for kind, item in items.items():
        pdf, head, judged = issued(database, item, key, language=language)
        assert (head.row.kind, head.facts["language"]) == (kind, language)
        assert judged.outcome is SIGNED, kind
        assert judged.facts.kind == kind
        [code] = scanned(pdf)
        with database.reading() as session:
            assert judge(code, keys.public_keys(session), None, None, database.today()).outcome is SIGNED
        files[kind] = pdf

    assert set(files) == set(KINDS)


@preflight.needs_preflight
def test_every_kind_is_pdfa_after_it_was_signed(database, items, key):
    files = {kind: issued(database, item, key)[0] for kind, item in items.items()}

    assert preflight.verdicts(files) == dict.fromkeys(files, preflight.VALID)


@pytest.mark.parametrize("letters", ["", *terms.LETTERS])
def test_letters_change_how_it_looks_and_not_what_it_says(database, items, key, letters):
    pdf, head, judged = issued(database, items["kursbevis"], key, letters=letters)

    assert judged.outcome is SIGNED
    assert head.template == f"kursbevis.{letters}".rstrip(".")
    assert len(scanned(pdf)) == 1


@pytest.mark.parametrize("layout", ["landscape", "a5", "card"])
def test_so_does_the_layout(database, items, key, layout):
    order = SetLook(kind="kursbevis", look=f"kursbevis.{layout}", before="kursbevis")
    database.execute(service.set_look, order)

    _pdf, head, judged = issued(database, items["kursbevis"], key)

    assert (head.template, judged.outcome) == (f"kursbevis.{layout}", SIGNED)
