import hashlib
import os
import pickle
import subprocess
import sys

import pytest

from eduapp.certificates.drawing import KINDS
from eduapp.certificates.signing import Order, Soundness, check, signed
from eduapp.core.errors import Refused
from eduapp.core.resources import resources_folder
from eduapp.drawing.archive import archived
from tests.certificates.drawing import papers
from tests.support import given_signing, preflight
from tests.support.given_signing import DAY, MOMENT
from tests.support.nss import pdfsig

SCHOOL = given_signing.the_authority()


@preflight.needs_preflight
def test_a_signed_paper_is_still_pdfa_1b_by_an_independent_validator():
    files = {kind: given_signing.a_signed_paper(kind) for kind in KINDS}
    files |= {
        f"name-{n}": given_signing.a_signed_paper(name=name) for n, name in enumerate(papers.NAMES.values())
    }

    assert preflight.verdicts(files) == dict.fromkeys(files, preflight.VALID)


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_of_others_calls_the_signature_valid_trusted_and_of_the_whole_file(kind):
    said = pdfsig(given_signing.a_signed_paper(kind), SCHOOL.root)

    assert "Signature is Valid." in said
    assert "Certificate is Trusted." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert f"Signer Certificate Common Name: {given_signing.SCHOOL}" in said
    assert said.count("Signature #") == 1


def test_a_reader_of_others_does_not_trust_a_stranger():
    assert "Certificate is Trusted" not in pdfsig(
        given_signing.a_signed_paper(), given_signing.an_authority().root
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_signed_paper_is_sound(kind):
    report = check(given_signing.a_signed_paper(kind), [SCHOOL.root], DAY)

    assert report.soundness is Soundness.SOUND
    assert [(one.ours, one.intact, one.trusted, one.bottom_line) for one in report.signatures] == [
        (True,) * 4
    ]
    assert report.signatures[0].moment == MOMENT
    assert report.signatures[0].signer == hashlib.sha256(SCHOOL.key.certificate).hexdigest()


def test_the_page_is_what_it_was():
    plain = given_signing.an_archived_paper("praksisattest", "صلاح Đặng ወርቅነህ")
    made = signed(Order(plain, SCHOOL.key, MOMENT))

    assert papers.lines_of(made) == papers.lines_of(plain)
    assert papers.pages_of(made) == papers.pages_of(plain)
    assert all(row[1:] == ["yes", "yes", "yes"] for row in papers.fonts_of(made))


def test_an_order_goes_to_another_process_and_comes_back_the_same():
    order = Order(given_signing.an_archived_paper(), SCHOOL.key, MOMENT)
    program = (
        "import pickle, sys; from eduapp.certificates.signing import signed;"
        "sys.stdout.buffer.write(signed(pickle.load(sys.stdin.buffer)))"
    )
    elsewhere = {"PYTHONPATH": str(resources_folder().parent), "LC_ALL": "C", "TZ": "Asia/Tokyo"}

    answer = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps(order),
        capture_output=True,
        check=True,
        cwd="/",
        env=os.environ | elsewhere,
    )

    assert answer.stdout == given_signing.a_signed_paper()


def test_nothing_in_the_file_tells_by_what_or_where_it_was_signed():
    made = given_signing.a_signed_paper()

    for word in (
        b"anko",
        b"Prop_Build",
        b"/Location",
        b"/Reason",
        b"/ContactInfo",
        b"/Name ",
        b"agverk",
        b"qpdf",
    ):
        assert word not in made
    assert b"/M (D:20261119113000Z)" in made


def test_what_is_signed_is_not_signed_again():
    with pytest.raises(Refused) as refused:
        signed(Order(given_signing.a_signed_paper(), SCHOOL.key, MOMENT))

    assert [one.name for one in refused.value.violations] == ["AlreadySigned"]


def test_what_is_signed_is_not_archived_again():
    with pytest.raises(Refused) as refused:
        archived(given_signing.a_signed_paper(), given_signing.about())

    assert [one.name for one in refused.value.violations] == ["AlreadySigned"]


def test_importing_costs_nothing():
    heavy = ("pyhanko", "asn1crypto", "pikepdf", "aiohttp", "reportlab")
    program = f"import sys, eduapp.certificates.signing; print([n for n in {heavy} if n in sys.modules])"

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )

    assert answer.stdout.strip() == "[]"
