import hashlib
import socket
from datetime import date, timedelta

import pytest

from eduapp.certificates.seals.faults import UnknownKey
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import Basis, judge
from eduapp.certificates.verification.bounded import MOST_OF_ONE
from eduapp.certificates.verification.faults import (
    ForeignSignature,
    NoSignature,
    NotInRegister,
    NotReadable,
    NumberAlone,
    OtherFile,
    SignedOutOfTime,
)
from tests.certificates.verification.test_bounded import packed, pdf_of
from tests.support import checked_papers, drawn_scans, tampered_papers
from tests.support.given_seals import ISSUED_ON
from tests.support.tamperings import TODAY


def judged(world, data, register=None, today=TODAY):
    return judge(data, world.keys, world.status, register, today)


def fault_of(found):
    return type(found.verdict.fault)


def register_of(facts, file):
    return {facts.serial: hashlib.sha256(file).hexdigest()}


@pytest.fixture(scope="module")
def facts(world):
    return world.facts()


@pytest.fixture(scope="module")
def paper(world, facts):
    return world.paper(facts)


def test_a_file_says_what_was_signed_and_how_much_its_signature_is_worth(world, facts, paper):
    found = judged(world, paper)

    assert (found.outcome, found.basis, found.exit_code) == (Outcome.GENUINE, Basis.FILE, 0)
    assert found.facts == facts
    assert [one.bottom_line for one in found.report.signatures] == [True]
    assert found.digest == hashlib.sha256(paper).hexdigest()
    assert found.kept is None


def test_with_the_register_at_hand_the_stored_file_is_the_only_one(world, facts, paper):
    assert judged(world, paper, register_of(facts, paper)).kept is True

    other = judged(world, paper, register_of(facts, b"another file"))
    assert (other.outcome, fault_of(other), other.kept) == (Outcome.NOT_GENUINE, OtherFile, False)


@pytest.mark.parametrize("form", ["file", "code", "picture"])
def test_what_the_register_never_issued_is_not_genuine_however_well_it_is_signed(world, facts, form):
    shown = {
        "file": world.paper(facts),
        "code": world.code(facts),
        "picture": checked_papers.as_png(world.picture(facts)),
    }[form]

    found = judged(world, shown, {"0000000000": "00"})

    assert (found.outcome, fault_of(found)) == (Outcome.NOT_GENUINE, NotInRegister)


def test_a_file_of_a_lost_key_rests_on_its_code_unless_the_register_has_it(world):
    """Whoever has the key could put the genuine square of an old paper onto another page and sign that."""
    old = world.paper(world.before_loss, world.gone)
    forged = checked_papers.signed_by(
        world.gone, checked_papers.page(world.code(world.before_loss, world.gone), "Karakter: 6")
    )

    assert judged(world, old).basis is Basis.CODE
    assert judged(world, forged).basis is Basis.CODE
    register = register_of(world.before_loss, old)
    assert judged(world, old, register).basis is Basis.FILE
    assert fault_of(judged(world, forged, register)) is OtherFile


@pytest.mark.parametrize("kind", ["a stamp", "a field of a form", "letters twenty forms deep"])
def test_a_scan_with_something_drawn_on_it_is_not_genuine(world, kind):
    """What a reader shows is the other name, though the square and the picture below it are genuine."""
    picture = world.pictures[0]
    scan, forged = checked_papers.scanned(picture), drawn_scans.drawn(picture, kind)

    assert (judged(world, scan).outcome, judged(world, scan).basis) == (Outcome.GENUINE, Basis.CODE)
    assert (fault_of(judged(world, forged)), judged(world, forged).exit_code) == (NoSignature, 1)


def test_a_paper_dated_before_its_key_began_is_out_of_time(world):
    """The list may say that a key was used from a day on which its certificate had not begun."""
    late = world.late
    record = next(one for one in world.records if one.public == late.public)
    keys = world.school.keys(*(one for one in world.records if one is not record))
    assert record.first > ISSUED_ON
    assert judge(world.paper(world.facts(), late), keys, world.status, None, TODAY).outcome is (
        Outcome.UNKNOWN_KEY
    )


def test_a_key_changed_since_harms_no_paper_and_a_clock_that_is_behind_neither(world, paper):
    assert judged(world, world.paper(world.facts(issued_on=date(2026, 5, 1)), world.old)).exit_code == 0
    for today in (ISSUED_ON, date(2026, 12, 1)):
        assert judged(world, paper, today=today).outcome is Outcome.GENUINE
    # The list is of a day to come then, and told as that.
    behind = judged(world, paper, today=date(2020, 1, 1))
    assert (behind.outcome, behind.exit_code, behind.basis) == (Outcome.LIST_OLD, 0, Basis.FILE)


def test_a_serial_alone_proves_nothing_but_what_became_of_the_paper(world, facts):
    assert judged(world, world.revoked.serial).outcome is Outcome.REVOKED
    assert judged(world, f" {world.replaced.serial[:5].lower()}-{world.replaced.serial[5:]} ").outcome is (
        Outcome.REPLACED
    )
    assert fault_of(judged(world, facts.serial)) is NumberAlone
    assert fault_of(judged(world, facts.serial, {facts.serial: "00"})) is NumberAlone
    assert fault_of(judged(world, facts.serial, {"0000000000": "00"})) is NotInRegister
    assert judged(world, facts.serial).exit_code == 2
    assert {judged(world, facts.serial).basis} == {Basis.NUMBER}


@pytest.mark.parametrize(
    "content", [b"", b"%PDF", b"%PDF-1.4\n%%EOF", b"GIF89a", b"\xff\xd8\xff", b"PK\3\4" * 9]
)
def test_what_is_no_paper_cannot_be_read(world, content):
    found = judged(world, content)

    assert (found.outcome, fault_of(found), found.exit_code) == (Outcome.DAMAGED, NotReadable, 2)


def test_a_file_too_large_to_be_a_paper_is_not_looked_into(world, paper, monkeypatch):
    monkeypatch.setattr("eduapp.certificates.verification.judging.LARGEST", 1000)

    assert fault_of(judged(world, paper)) is NotReadable
    assert fault_of(judged(world, checked_papers.as_png(world.pictures[0]))) is NotReadable


def test_an_old_list_or_none_leaves_a_paper_genuine_and_never_plainly_so(world, paper):
    fresh = judged(world, paper)
    old = judged(world, paper, today=world.status.as_of + timedelta(days=91))
    without = judge(paper, world.keys, None, None, TODAY)

    assert fresh.is_plainly_genuine
    assert {old.outcome, without.outcome} == {Outcome.LIST_OLD}
    assert not old.is_plainly_genuine
    assert not without.is_plainly_genuine
    assert "91" in old.sentence()


def test_every_answer_on_a_code_asks_for_comparison(world, facts, paper):
    by_code = judged(world, world.code(facts)).sentences()
    by_file = judged(world, paper).sentences()

    assert any("compare every line" in one for one in by_code)
    assert not any("copied onto another page" in one for one in by_file)
    assert judged(world, "BEVIS1:0").sentences() == (judged(world, "BEVIS1:0").sentence(),)


def test_nothing_is_asked_of_any_network(world, paper, monkeypatch):
    def forbidden(*_asked, **_how):
        raise AssertionError("the network was asked")

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, forbidden)
    monkeypatch.setattr(socket.socket, "connect", forbidden)

    assert judged(world, paper).exit_code == 0
    assert judged(world, tampered_papers.with_a_note(paper)).exit_code == 1
    assert judged(world, checked_papers.as_png(world.pictures[0])).outcome is Outcome.GENUINE


def test_out_of_time_is_said_in_words_of_its_own():
    assert "did not use" in SignedOutOfTime().sentence()


def test_the_paper_of_another_school_is_by_an_unknown_key_in_every_form(world):
    """An employer who has the pages of two schools is not told that a true paper is false."""
    facts = world.facts()
    other = world.other
    file = checked_papers.signed_by(other.issuing, world.page(facts, other.issuing))
    shown = (file, world.code(facts, other.issuing), checked_papers.as_png(checked_papers.drawn(file)))

    for one in shown:
        found = judged(world, one)
        assert (found.outcome, fault_of(found), found.exit_code) == (Outcome.UNKNOWN_KEY, UnknownKey, 2)


def test_a_foreign_signature_makes_no_genuine_code_another_schools(world):
    facts = world.facts()
    other = world.other.issuing
    over_ours = checked_papers.signed_by(other, world.page(facts))  # whoever copied the code, signed the page
    without_code = checked_papers.signed_by(other, checked_papers.page("", "Kursbevis"))
    added_to = tampered_papers.with_a_note(checked_papers.signed_by(other, world.page(facts, other)))

    for file in (over_ours, without_code, added_to):
        found = judged(world, file)
        assert (found.outcome, found.exit_code) == (Outcome.NOT_GENUINE, 1)
        assert fault_of(found) is ForeignSignature


def test_a_file_that_unpacks_without_end_cannot_be_read(world, paper):
    behind = pdf_of(packed(MOST_OF_ONE + (1 << 20))).partition(b"\n")[2]  # an object more, and a new end
    assert fault_of(judged(world, paper + behind)) is NotReadable
