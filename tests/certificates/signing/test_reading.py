import random
import socket
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from eduapp.certificates.signing import Coverage, Order, Soundness, check, form, signed
from eduapp.certificates.signing.signature import hole
from tests.certificates.drawing import papers
from tests.support import given_signing, tampered_papers
from tests.support.given_signing import DAY, MOMENT

SCHOOL = given_signing.the_authority()
KEPT = Path(__file__).parent / "kept"
REFUSED = {Soundness.CHANGED, Soundness.DAMAGED}


def judged(pdf, *, day=DAY, roots=(SCHOOL.root,)):
    return check(pdf, roots, day)


def soundness(pdf, **how):
    return judged(pdf, **how).soundness


@pytest.mark.parametrize(
    "edit",
    [
        tampered_papers.with_a_name_on_top,
        tampered_papers.with_a_note,
        tampered_papers.with_another_title,
        lambda pdf: pdf + b"\n",
        lambda pdf: pdf + b"% nothing at all\n",
    ],
)
def test_what_was_added_after_is_caught_although_the_signature_stays_valid_and_trusted(edit):
    report = judged(edit(given_signing.a_signed_paper()))

    (found,) = report.signatures
    assert (found.intact, found.trusted, found.ours) == (True, True, True)
    assert report.soundness is Soundness.EDITED_AFTER
    assert found.coverage is not Coverage.WHOLE_FILE


@pytest.mark.parametrize("whose", ["ours", "a stranger's"])
def test_a_second_signature_is_caught(whose):
    key = SCHOOL.key if whose == "ours" else given_signing.an_authority().key

    report = judged(tampered_papers.signed_again(given_signing.a_signed_paper(), key))

    assert report.soundness is Soundness.SEVERAL
    assert len(report.signatures) == 2
    assert [one.ours for one in report.signatures] == [True, whose == "ours"]


def test_a_strangers_signature_is_not_ours_whatever_name_it_gives():
    stranger = given_signing.an_authority(given_signing.SCHOOL)
    plain = tampered_papers.without_its_signature(given_signing.a_signed_paper())

    report = judged(signed(Order(plain, stranger.key, MOMENT)))

    assert report.soundness is Soundness.FOREIGN
    assert report.signatures[0].intact


def test_a_key_under_our_root_that_is_not_for_papers_signs_nothing():
    """Its owner may sign with other programs; the file is then as foreign as any."""
    root = x509.load_der_x509_certificate(SCHOOL.root)
    other = given_signing.an_issuing_key(root, SCHOOL.root_key, papers=False)
    whole = given_signing.a_signed_paper()
    start, end = tampered_papers.hole_of(whole)
    made = form.first_value(bytes.fromhex(whole[start:end].decode()))

    assert SCHOOL.key.certificate in made
    swapped = made.replace(SCHOOL.key.certificate, other.certificate)
    assert soundness(filled(whole, swapped)) in {*REFUSED, Soundness.FOREIGN}


def test_a_paper_without_a_signature_says_so():
    assert soundness(given_signing.an_archived_paper()) is Soundness.UNSIGNED
    assert (
        soundness(tampered_papers.without_its_signature(given_signing.a_signed_paper())) is Soundness.UNSIGNED
    )


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"GIF89a", b"\xff" * 3000, b"%PDF-1.4\n%%EOF"])
def test_what_is_no_paper_is_damaged(content):
    assert soundness(content) is Soundness.DAMAGED


def test_a_file_too_large_to_be_a_paper_is_not_read(monkeypatch):
    monkeypatch.setattr("eduapp.certificates.signing.reading.LARGEST", 1000)

    assert soundness(given_signing.a_signed_paper()) is Soundness.DAMAGED


def test_a_flipped_byte_anywhere_is_caught():
    dice, whole = random.Random(300), given_signing.a_signed_paper("praksisattest")

    answers = [soundness(tampered_papers.flipped(whole, dice)) for _time in range(300)]

    assert set(answers) <= REFUSED


def test_a_flipped_byte_in_the_hole_that_the_signature_does_not_cover_is_caught():
    dice, whole = random.Random(120), given_signing.a_signed_paper()
    hole_ = tampered_papers.hole_of(whole)

    answers = [soundness(tampered_papers.flipped(whole, dice, hole_)) for _time in range(120)]

    assert set(answers) <= {*REFUSED, Soundness.FOREIGN}


def test_a_file_cut_anywhere_is_caught():
    dice, whole = random.Random(60), given_signing.a_signed_paper()

    answers = {soundness(whole[: dice.randrange(len(whole))]) for _time in range(60)}

    assert answers <= REFUSED


def filled(whole, made, padding=b"0"):
    """A signed file with something else in its hole."""
    start, end = tampered_papers.hole_of(whole)
    return whole[:start] + made.hex().encode().ljust(end - start, padding) + whole[end:]


def test_the_hole_holds_our_one_form_and_nothing_else():
    whole = given_signing.a_signed_paper()
    start, end = tampered_papers.hole_of(whole)
    digits = whole[start:end]
    made = form.first_value(bytes.fromhex(digits.decode()))
    assert filled(whole, made) == whole

    capitals = whole[:start] + digits.upper() + whole[end:]
    hidden = filled(whole, made, padding=b"4")
    assert soundness(capitals) is Soundness.CHANGED
    assert soundness(hidden) is Soundness.CHANGED
    assert judged(capitals).signatures[0].bottom_line, "by itself the signature is as good as before"


def test_the_other_signature_that_anybody_can_make_of_ours_is_caught():
    whole = given_signing.a_signed_paper()
    start, end = tampered_papers.hole_of(whole)
    made = form.first_value(bytes.fromhex(whole[start:end].decode()))
    read = cms.ContentInfo.load(made)["content"]
    signer = read["signer_infos"][0]
    first, second = decode_dss_signature(signer["signature"].native)
    signer["signature"] = encode_dss_signature(first, form.ORDER - second)

    report = judged(filled(whole, cms.ContentInfo({"content_type": "signed_data", "content": read}).dump()))

    assert report.signatures[0].bottom_line, "by itself it is as good"
    assert report.soundness is Soundness.CHANGED


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2026, 7, 31), Soundness.OUT_OF_TIME),
        (date(2026, 8, 1), Soundness.SOUND),
        (date(2028, 7, 31), Soundness.SOUND),
        (date(2028, 8, 2), Soundness.OUT_OF_TIME),
    ],
)
def test_the_key_must_have_been_in_use_on_the_day_of_issue(day, answer):
    assert soundness(given_signing.a_signed_paper(), day=day) is answer


def test_a_key_may_sign_on_the_day_it_was_made():
    made = given_signing.an_authority(since=datetime(2026, 11, 19, 11, 15, tzinfo=UTC))
    whole = signed(Order(given_signing.an_archived_paper(), made.key, MOMENT))

    assert soundness(whole, roots=[made.root]) is Soundness.SOUND
    assert soundness(whole, roots=[made.root], day=DAY - timedelta(days=1)) is Soundness.OUT_OF_TIME


def test_every_root_the_school_ever_had_vouches():
    assert soundness(
        given_signing.a_signed_paper(), roots=[given_signing.an_authority().root, SCHOOL.root]
    ) is (Soundness.SOUND)
    assert soundness(given_signing.a_signed_paper(), roots=[]) is Soundness.FOREIGN


def test_a_root_that_is_none_is_a_fault_of_ours_and_not_of_the_paper():
    with pytest.raises(ValueError):
        judged(given_signing.a_signed_paper(), roots=[b"no root"])


def test_nothing_is_asked_of_any_network(monkeypatch):
    """Although the certificate names places to ask."""

    def forbidden(*_asked, **_how):
        raise AssertionError("the network was asked")

    root = x509.load_der_x509_certificate(SCHOOL.root)
    key = given_signing.an_issuing_key(root, SCHOOL.root_key, asks="http://status.invalid/")
    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, forbidden)
    monkeypatch.setattr(socket.socket, "connect", forbidden)

    whole = signed(Order(given_signing.an_archived_paper(), key, MOMENT))

    assert soundness(whole) is Soundness.SOUND
    assert soundness(tampered_papers.with_a_note(whole)) is Soundness.EDITED_AFTER


def test_hostile_files_say_nothing_on_the_screen_or_to_a_log(caplog, capfd):
    stranger = signed(
        Order(given_signing.an_archived_paper(), given_signing.an_authority("Kari").key, MOMENT)
    )
    judged(stranger)
    judged(tampered_papers.with_a_name_on_top(stranger))

    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_a_paper_signed_long_ago_is_still_sound():
    """Kept since the first version: whatever libraries come, this must never be anything else."""
    root = (KEPT / "root.der").read_bytes()

    assert soundness((KEPT / "paper.pdf").read_bytes(), roots=[root]) is Soundness.SOUND


def test_ours_are_never_called_anything_else():
    for name in papers.NAMES.values():
        assert soundness(given_signing.a_signed_paper(name=name)) is Soundness.SOUND


def test_a_hole_is_as_long_as_it_was():
    assert len(hole(b"\x30\x00", 20)) == 20


def test_a_copy_locked_with_a_password_is_not_sound():
    out = BytesIO()
    with pikepdf.open(BytesIO(given_signing.a_signed_paper())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))

    assert soundness(out.getvalue()) in REFUSED


def test_a_copy_that_another_program_wrote_anew_is_not_sound():
    """The same page and the same signature, but not one byte where it was."""
    out = BytesIO()
    with pikepdf.open(BytesIO(given_signing.a_signed_paper())) as file:
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    assert soundness(out.getvalue()) is Soundness.CHANGED
