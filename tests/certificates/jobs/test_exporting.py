"""Papers in formats of others: only what counts, the same a second time, and what the paper says."""

import base64
import json
from datetime import timedelta

import pytest
from lxml import etree

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.exports import Form
from eduapp.certificates.exports.badge import did_key, identity_hash, told_by
from eduapp.certificates.exports.elmo import NAMESPACE
from eduapp.certificates.jobs.papers import PAPERS
from eduapp.certificates.keys import jobs as keys
from eduapp.certificates.keys.opened import KeyRing
from eduapp.core.errors import NotAllowed, NotFound, Refused, Unavailable
from eduapp.core.progress import NoProgress
from tests.support import (
    elmo_schema,
    given,
    given_certificates,
    given_keys,
    given_register,
    given_seals,
    open_badges,
)


@pytest.fixture
def paper(database, key):
    return given_register.a_paper(database, key=key)


def exported(database, paper, form, path, key=None):
    return jobs.export(database, jobs.Export(paper, form, path, key), NoProgress()).read_bytes()


def names(refusal):
    return {violation.name for violation in refusal.value.violations}


def test_a_badge_says_what_was_frozen_signed_by_the_school(database, paper, key, tmp_path):
    token = exported(database, paper, Form.BADGE, tmp_path / "a.jwt", key).decode()

    assert open_badges.faults_of_token(token) == []
    told, head = told_by(token), given_register.head(database, paper)
    subject = told["credentialSubject"]
    identity = subject["identifier"][0]
    assert told["issuer"]["id"] == did_key(key.public)
    assert subject["licenseNumber"] == head.row.number
    assert subject["result"][0]["value"] == head.facts["result"]
    assert identity["identityHash"] == identity_hash(head.facts["name"], identity["salt"])
    assert "Haddad" not in json.dumps(told)


def test_a_second_badge_is_the_first_and_takes_no_password(database, paper, key, tmp_path, clock):
    first = exported(database, paper, Form.BADGE, tmp_path / "a.jwt", key)
    clock.moment += timedelta(days=400)
    given_register.renamed(database, given_register.head(database, paper).row.learner_id, "Karima")

    assert exported(database, paper, Form.BADGE, tmp_path / "b.jwt") == first
    with database.reading() as session:
        assert not queries.badge_needs_key(session, paper)


def test_two_papers_of_one_person_have_salts_of_their_own(database, key, tmp_path):
    def salt(name):
        paper = given_register.a_paper(database, name, key)
        token = exported(database, paper, Form.BADGE, tmp_path / "a.jwt", key).decode()
        return told_by(token)["credentialSubject"]["identifier"][0]["salt"]

    assert salt("Karim Haddad") != salt("Jonas Lie")


def test_without_the_key_the_first_badge_is_refused_and_nothing_is_written(database, paper, tmp_path):
    with pytest.raises(Refused) as refusal:
        exported(database, paper, Form.BADGE, tmp_path / "a.jwt")

    assert names(refusal) == {"KeysLocked"}
    assert not (tmp_path / "a.jwt").exists()


def test_a_key_that_is_not_in_use_signs_no_badge(database, paper, tmp_path, key):
    with pytest.raises(Refused) as refusal:
        exported(database, paper, Form.BADGE, tmp_path / "a.jwt", given_seals.a_school().issuing)
    assert names(refusal) == {"KeyOutOfUse"}


@pytest.fixture
def kept(database, school, tmp_path):
    return given_keys.held(database, tmp_path)


def test_a_badge_of_a_key_that_was_renewed_holds_and_one_of_a_lost_key_is_made_anew(database, kept, tmp_path):
    key = given_register.the_key(database)
    paper = given_register.a_paper(database, key=key)
    first = exported(database, paper, Form.BADGE, tmp_path / "a.jwt", key)
    order = {"second": given_keys.SECOND, "way": kept.by_file, "folder": tmp_path, "cost": given_keys.CHEAP}
    keys.rotate(database, keys.Rotate(password=given_keys.OTHER, before=1, **order), NoProgress())
    assert exported(database, paper, Form.BADGE, tmp_path / "b.jwt") == first

    lost = {"kid": key.kid, "day": given.TODAY, "entry": 0, "letters": "", "papers": PAPERS}
    order |= {"way": kept.by_halves, "before": 2, "password": given_keys.OTHER}
    keys.tell_lost(database, keys.TellLost(**(order | lost)), NoProgress())
    with pytest.raises(Refused):
        exported(database, paper, Form.BADGE, tmp_path / "b.jwt")
    fresh = KeyRing().unlock(database, given_keys.OTHER).issuing
    anew = exported(database, paper, Form.BADGE, tmp_path / "b.jwt", fresh).decode()
    was = told_by(first.decode())
    assert told_by(anew)["issuer"]["id"] == did_key(fresh.public) != was["issuer"]["id"]
    assert told_by(anew)["credentialSubject"]["identifier"] == was["credentialSubject"]["identifier"]


def test_elmo_says_the_same_with_the_paper_in_it_and_is_equal_a_second_time(database, paper, tmp_path, clock):
    first = exported(database, paper, Form.ELMO, tmp_path / "a.xml")
    clock.moment += timedelta(days=3)

    assert elmo_schema.faults(first) == []
    assert exported(database, paper, Form.ELMO, tmp_path / "b.xml") == first
    found = etree.fromstring(first)

    def text(*path):
        return found.findtext("/".join(f"{{{NAMESPACE}}}{step}" for step in path))

    assert (text("learner", "givenNames"), text("learner", "familyName")) == ("Karim", "Haddad")
    content = text("attachment", "content")
    with database.reading() as session:
        assert base64.b64decode(content.rpartition(",")[2]) == queries.pdf(session, paper)


@pytest.mark.parametrize(
    "names",
    ["given_name = 'Karima'", "given_name = 'Karim Ali'", "given_name = '', family_name = 'Karim Haddad'"],
)
def test_elmo_is_the_same_to_the_byte_after_every_change_of_name(database, paper, tmp_path, names):
    first = exported(database, paper, Form.ELMO, tmp_path / "a.xml")
    given_register.touched(database, f"UPDATE learner SET {names}")

    assert exported(database, paper, Form.ELMO, tmp_path / "b.xml") == first


@pytest.mark.parametrize(("cause", "given_name"), [("lost", "Karim"), ("name", "Karima")])
def test_what_replaces_a_paper_has_the_parts_of_the_name_that_it_bears(
    database, paper, key, tmp_path, cause, given_name
):
    given_register.renamed(database, given_register.head(database, paper).row.learner_id, "Karima")
    fresh = given_register.replaced(database, paper, key, cause)

    found = etree.fromstring(exported(database, fresh, Form.ELMO, tmp_path / "a.xml"))
    parts = [found.findtext(f".//{{{NAMESPACE}}}{part}") for part in ("givenNames", "familyName")]
    assert parts == [given_name, "Haddad"]


def test_a_paper_from_before_the_keys_can_be_elmo_and_no_badge(database, school, tmp_path):
    old = given_register.a_paper(database)

    assert elmo_schema.faults(exported(database, old, Form.ELMO, tmp_path / "a.xml")) == []
    with pytest.raises(Refused) as refusal:
        exported(database, old, Form.BADGE, tmp_path / "a.jwt")
    assert names(refusal) == {"NotSigned"}


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("ended", ["replaced", "revoked", "proposed"])
def test_only_what_counts_goes_out(database, paper, key, tmp_path, form, ended):
    ending = {
        "replaced": lambda: given_register.replaced(database, paper, key),
        "revoked": lambda: given_register.revoked(database, paper, key),
        "proposed": lambda: given_register.proposed(database, paper),
    }
    ending[ended]()

    with pytest.raises(Refused) as refusal:
        exported(database, paper, form, tmp_path / "a.out", key)
    assert names(refusal) == {"RevocationWaits" if ended == "proposed" else "NotInForce"}
    assert "2026-00001" in refusal.value.sentence()
    assert not (tmp_path / "a.out").exists()


def test_a_void_number_and_none_at_all_go_nowhere(database, key, tmp_path):
    item = given_certificates.a_course_done(database, grade="B").item
    void = database.execute(service.reserve, service.Reserve(item=item, kid=key.kid.hex()))
    database.execute(service.void, service.Void(certificate_id=void, reason="The PC stopped."))
    with pytest.raises(Refused):
        exported(database, void, Form.ELMO, tmp_path / "a.xml")
    with pytest.raises(NotFound):
        exported(database, given.LEADER.user_id, Form.ELMO, tmp_path / "a.xml")


def test_what_tells_where_keeps_the_file_back(database, paper, tmp_path):
    with pytest.raises(Refused) as refusal:
        exported(database, paper, Form.ELMO, tmp_path / "fra-fengselet.xml")

    assert names(refusal) == {"ExportTells"}
    assert list(tmp_path.glob("*.xml")) == []


def test_everything_that_leaves_stands_in_the_trail(database, paper, key, tmp_path, notes):
    exported(database, paper, Form.BADGE, tmp_path / "a.jwt", key)
    exported(database, paper, Form.ELMO, tmp_path / "a.xml")

    acts = [(note.action, note.details.get("form")) for note in notes[-3:]]
    assert acts == [
        ("certificates.badge_signed", None),
        ("certificates.exported", "Open Badge 3.0"),
        ("certificates.exported", "ELMO 1.5"),
    ]


def test_who_may_only_look_takes_nothing_along(database, paper, tmp_path):
    with pytest.raises(NotAllowed):
        exported(database.acting_as(given.AUDITOR), paper, Form.ELMO, tmp_path / "a.xml")
    assert not (tmp_path / "a.xml").exists()


def test_where_nothing_can_be_written_that_is_said(database, paper, tmp_path):
    (tmp_path / "a").write_text("no folder", encoding="utf-8")
    with pytest.raises(Unavailable):
        exported(database, paper, Form.ELMO, tmp_path / "a" / "a.xml")


def test_the_file_is_called_as_the_paper_is(database, paper):
    row = given_register.head(database, paper).row

    assert jobs.export_name(row, Form.BADGE) == jobs.file_name(row).replace(".pdf", ".jwt")
    assert jobs.export_name(row, Form.ELMO).endswith("2026-00001.xml")
