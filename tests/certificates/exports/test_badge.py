import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eduapp.certificates.drawing import KINDS
from eduapp.certificates.exports.badge import (
    CONTEXT,
    credential,
    did_key,
    identity_hash,
    is_signed,
    signed_badge,
    told_by,
    words_of,
)
from eduapp.certificates.neutrality import Reason, SiteWords, check_texts
from tests.certificates.drawing import papers
from tests.support import given_seals, open_badges

SCHOOL = given_seals.a_school()
SALT = "q8Zr1mVb0TnX5wLd"
SERIAL = given_seals.SERIAL


def a_badge(kind="kursbevis", key=SCHOOL.issuing, **changes):
    return signed_badge(papers.a_paper(kind, **changes), SERIAL, key, salt=SALT)


def payload(token):
    return open_badges.read(token)[1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("make", [papers.a_paper, papers.full])
def test_every_kind_of_paper_makes_a_badge_as_the_standard_asks(kind, make):
    token = signed_badge(make(kind), SERIAL, SCHOOL.issuing, salt=SALT, valid_until=date(2029, 11, 19))

    assert open_badges.faults_of_token(token) == []


@pytest.mark.parametrize("kind", KINDS)
def test_as_little_as_a_paper_can_say_is_a_badge_too(kind):
    assert (
        open_badges.faults_of_token(signed_badge(papers.bare(kind), SERIAL, SCHOOL.issuing, salt=SALT)) == []
    )


def test_the_standard_is_asked_by_a_check_that_finds_faults():
    told = credential(papers.a_paper(), SERIAL, "urn:uuid:" + "0" * 8, salt=SALT)
    del told["credentialSubject"]["achievement"]["criteria"]
    told["extra"] = None

    assert open_badges.faults(told) == [
        ".extra: unknown",
        f".issuer.id: 'urn:uuid:{'0' * 8}'",
        ".credentialSubject.achievement.criteria: missing",
        ".extra: empty",
    ]


def test_a_changed_letter_breaks_the_signature():
    head, body, signature = a_badge().split(".")
    place = len(body) // 2
    other = body[:place] + ("A" if body[place] != "A" else "B") + body[place + 1 :]
    try:
        found = open_badges.faults_of_token(f"{head}.{other}.{signature}")
    except ValueError:
        return  # no JSON any more
    assert "signature" in found


def test_the_issuer_is_the_key_that_signs_the_square():
    header, told, *_rest = open_badges.read(a_badge())

    assert told["issuer"]["id"] == did_key(SCHOOL.issuing.public)
    assert header["kid"].startswith(did_key(SCHOOL.issuing.public) + "#z6Mk")
    assert told["issuer"]["name"] == papers.a_paper().issuer.name


def test_a_key_is_named_as_did_key_names_it():
    public = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()

    assert did_key(public) == "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"


def test_the_holder_is_told_by_a_digest_that_the_name_and_the_salt_make():
    (identity,) = payload(a_badge(name="Łukasz Żółć"))["credentialSubject"]["identifier"]

    assert identity["identityHash"] == identity_hash("Łukasz Żółć", identity["salt"])
    example = "b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"  # the standard's own
    assert identity_hash("a@example.com", "Kosher") == f"sha256${example}"


@pytest.mark.parametrize("kind", KINDS)
def test_neither_name_nor_birth_stands_in_a_badge(kind):
    facts = papers.a_paper(kind, name="Łukasz Żółć", born=date(1984, 11, 6))
    text = json.dumps(payload(signed_badge(facts, SERIAL, SCHOOL.issuing, salt=SALT)), ensure_ascii=False)

    assert "Łukasz" not in text
    assert "1984" not in text


def test_one_course_is_one_achievement_and_each_paper_a_credential_of_its_own():
    one, other = (
        payload(a_badge()),
        payload(signed_badge(papers.a_paper(), "7KQ2M9T4XC", SCHOOL.issuing, salt=SALT)),
    )

    assert one["credentialSubject"]["achievement"] == other["credentialSubject"]["achievement"]
    assert one["id"] != other["id"]
    assert (
        payload(a_badge(course="Noe annet"))["credentialSubject"]["achievement"]["id"]
        != (one["credentialSubject"]["achievement"]["id"])
    )


def test_what_a_person_did_changes_nothing_of_the_achievement():
    one = payload(a_badge("praksisattest"))["credentialSubject"]
    other = papers.a_paper(
        "praksisattest", months=(), adjustments=(), practice_minutes=600, tasks=("Maling",)
    )
    told = payload(signed_badge(other, SERIAL, SCHOOL.issuing, salt=SALT))["credentialSubject"]

    assert told["achievement"] == one["achievement"]
    assert "Maling" in told["narrative"]


def test_equal_values_make_equal_letters():
    assert a_badge() == a_badge()


def test_only_a_course_certificate_tells_a_result():
    told = payload(a_badge(result="Bestått"))["credentialSubject"]

    assert told["result"][0]["value"] == "Bestått"
    assert told["result"][0]["resultDescription"] == told["achievement"]["resultDescription"][0]["id"]
    assert "result" not in payload(a_badge("deltakerbevis"))["credentialSubject"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_badge_tells_nothing_of_where_it_was_earned(kind):
    told = payload(a_badge(kind))
    assert tuple(told.pop("@context")) == CONTEXT
    found = check_texts(
        [json.dumps(told, ensure_ascii=False, indent=1)], SiteWords(("Ringberg fengsel", "Verksted B")), ()
    )

    assert [one for one in found if one.reason is not Reason.ROOM] == []


def test_a_root_and_a_short_salt_are_refused():
    with pytest.raises(ValueError, match="root"):
        signed_badge(papers.a_paper(), SERIAL, SCHOOL.root, salt=SALT)
    with pytest.raises(ValueError, match="salt"):
        signed_badge(papers.a_paper(), SERIAL, SCHOOL.issuing, salt="short")


def test_a_token_is_known_again_to_the_letter():
    token, public = a_badge(), SCHOOL.issuing.public
    told = credential(papers.a_paper("kursbevis"), SERIAL, did_key(public), salt=SALT)

    assert is_signed(token, told, public)
    assert not is_signed(token, told, SCHOOL.root.public)
    assert not is_signed(token, told | {"name": "Another"}, public)
    assert not any(is_signed(one, told, public) for one in (token + "A", token[:-1], token[:-1] + "é", ""))


def test_what_people_read_in_a_badge_is_every_text_but_identifiers_and_digests():
    told = told_by(a_badge())
    words = list(words_of(told))

    assert told["name"] in words
    assert told["credentialSubject"]["achievement"]["criteria"]["narrative"] in words
    assert SALT not in words
    assert not any(word.startswith(("urn:", "did:", "sha256$", "https:")) for word in words)
