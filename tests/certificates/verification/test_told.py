import hashlib

from eduapp.certificates.seals.verdict import Outcome, Verdict
from eduapp.certificates.verification.judged import Basis, Judged
from eduapp.certificates.verification.told import headline, rows_of
from eduapp.core.i18n import speaking
from tests.certificates.seals.test_facts import WORST
from tests.support.given_seals import printed


def told(**changed):
    return {row.field: row.text for row in rows_of(printed(**changed))}


def test_every_line_stands_as_it_is_printed():
    assert told() == {
        "name": "Áile Østby-Çelik",
        "born": "05.06.1990",
        "kind": "Course certificate",
        "title": "Sveising nivå 2",
        "minutes": "40 hours",
        "grade": "Passed",
        "period": "01.03.2026 – 28.03.2026",
        "modules": "Buesveising\nTegningslesing",
        "issuer": "Fjordbyen videregående skole",
        "issued_on": "27.11.2026",
        "number": "2026-000123",
        "serial": "7KQ2M 9T4XB",
    }


def test_what_the_paper_does_not_say_is_left_out():
    bare = told(born=None, minutes=None, grade="", scale="", first=None, last=None, modules=())

    assert set(bare) == {"name", "kind", "title", "issuer", "issued_on", "number", "serial"}


def test_hours_of_lessons_one_day_and_a_replaced_paper_have_words_of_their_own():
    day = printed().first
    rows = told(minutes=630, minutes_per_hour=45, first=day, last=day, replaces="0123456789")

    assert (rows["minutes"], rows["period"]) == ("14 hours of 45 minutes", "01.03.2026")
    assert rows["replaces"] == "01234 56789"


def test_a_result_of_a_scale_unknown_here_is_told_by_its_codes():
    assert told(grade="5", scale="K16")["grade"] == "5 five"
    assert told(grade="5", scale="1-6")["grade"] == "5 (1-6)"
    assert told(grade="ZZ", scale="K16")["grade"] == "ZZ (K16)"


def test_a_text_too_long_for_the_square_is_told_by_its_fingerprint():
    facts = printed(**WORST).fitted()
    rows = {row.field: row for row in rows_of(facts)}

    assert hashlib.sha256("\n".join(printed(**WORST).aims).encode()).hexdigest() in rows["aims"].text
    assert rows["aims"].is_long


def test_kinds_speak_the_language_of_the_person():
    with speaking("nn"):
        assert told(kind="deltakerbevis")["kind"] == "Deltakarbevis"
        assert told(kind="modulbevis")["kind"] == "Modulbevis"


def test_a_code_is_called_genuine_and_not_the_paper():
    verdict = Verdict(Outcome.GENUINE, printed())

    assert headline(Judged(verdict, Basis.CODE)) == "The code is genuine: compare the paper"
    assert headline(Judged(verdict, Basis.NUMBER)) == "The number is known: compare the paper"
    assert headline(Judged(verdict, Basis.FILE)) == "Genuine"
    assert headline(Judged(Verdict(Outcome.REVOKED), Basis.CODE)) == "Revoked"


def test_a_list_of_a_day_to_come_is_no_old_one():
    by_old = Judged(Verdict(Outcome.LIST_OLD, printed(), printed().issued_on, 200), Basis.FILE)
    to_come = Judged(Verdict(Outcome.LIST_OLD, printed(), printed().issued_on, -200), Basis.FILE)
    assert headline(by_old) == "Genuine, by an old list"
    assert headline(to_come) == "Genuine, by a list dated in the future"
