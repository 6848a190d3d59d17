"""One exam for fourteen: planned, printed, held on paper and closed; then it is held against a pencil.

101 has a quarter more time in a room apart and 102 a larger print; 103 and 104 are kept apart; 114 is moved
away the evening before. On the day 105 comes at 09:40, everybody stands in the yard for nine minutes because
of the fire alarm, 106 is suspected of something and goes on, and 113 hands in early.

When each must hand in stands in ENDS, how many sheets there are in RECEIVED and HANDED_IN. Nothing there was
asked of the program.
"""

import subprocess
from datetime import timedelta

import pytest

from eduapp.core.codes import code_list
from eduapp.core.progress import NoProgress
from eduapp.exams.custody import queries as custody
from eduapp.exams.papers import drawing as printing
from eduapp.exams.papers import queries as papers
from eduapp.exams.papers.rules.printed import Print
from eduapp.exams.room import jobs, queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.sittings import jobs as lists
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.rules.seating import neighbours
from tests.support import given, given_custody, given_education
from tests.support.given_an_exam import EMPTY, NAMES, planned
from tests.support.given_exams import cancelled, published, refused
from tests.support.given_room import DAY

pytestmark = pytest.mark.both_databases

# By pencil. Four hours from 09:00 to 13:00; a quarter of 240 is 60; the alarm gives 9 to who sat then.
ENDS = {
    101: "14:09",  # 13:00 + 1:00 + 0:09
    105: "13:00",  # came at 09:40, after the alarm; no time back
    **dict.fromkeys((102, 103, 104, 106, 107, 108, 109, 110, 111, 112, 113), "13:09"),
}
MISSED = {105: 42}  # let in at 09:42
# Question papers: seven of each version and one of version B in large print came; thirteen sat.
RECEIVED = {"Version A": 8, "Version B": 8, "Large print": 1, "Answer sheets": 60}
HANDED_IN = 3 * 12 + 5  # three sheets each, and five of 101


@pytest.fixture
def exam(database, clock):
    given_education.the_school(database)
    return planned(database, clock)


def the_evening_before(hall):
    """Published with seats and versions; then one is moved, and nobody else's plan changes."""
    published(hall.database, hall.sitting_id)
    hall.clock.moment += timedelta(hours=9)
    before = {row.candidate_number: (row.seat, row.letter) for row in rows(hall)}
    given.a_state(hall.database, hall.learners[114], "moved", DAY - timedelta(days=1))
    with hall.database.reading() as session:
        [gone] = sittings.unavailable(session, hall.sitting_id)
    assert gone.number == 114
    cancelled(hall.database, hall.candidates[114], "moved")
    after = {row.candidate_number: (row.seat, row.letter) for row in rows(hall) if not row.cancelled}
    assert after == {number: facts for number, facts in before.items() if number != 114}


def rows(hall):
    with hall.database.reading() as session:
        return sittings.sitting(session, hall.sitting_id).candidates


def received(hall):
    """Bundles as they came the day before, each with its seal."""
    kinds = {"Large print": "large_print", "Answer sheets": "answer_sheets"}
    found = {}
    for label, count in RECEIVED.items():
        letter = label[-1] if label.startswith("Version") else ""
        holds = kinds.get(label, "question_papers")
        seal = f"S-{label}"
        bundle = given_custody.a_bundle(
            hall.database, hall.sitting_id, label, holds, count, seal, variant=letter
        )
        found[label] = bundle
    return found


def opened_by_two(hall, bundles):
    for label, bundle in bundles.items():
        given_custody.by_two(hall.database, bundle, "opened", count=RECEIVED[label])


def the_day(hall):
    """From the opened door to the last one out."""
    hall.at("08:30").step(steps.OPENED)
    here = [number for number in hall.candidates if number not in {105, 114}]
    hall.at("08:40").check_in(*here)
    hall.at("08:55").act(steps.AUTHORISE, *here)
    hall.at("09:00").step(steps.STARTED)
    stop = hall.at("09:20").step(steps.STOPPED, "Fire alarm, everybody in the yard")
    hall.at("09:29").step(steps.RESUMED)
    hall.at("09:30").credit(stop, 9)
    hall.at("09:40").check_in(105)
    hall.at("09:42").act(steps.AUTHORISE, 105)
    hall.at("10:30").act(steps.LEAVE, 107, facts=Facts("toilet", person="Åse Bakke"))
    hall.at("10:34").act(steps.BACK, 107)
    noted = hall.at("11:05").incident("suspicion", "A slip with formulas lay under the answer sheet.", 106)
    hall.at("11:07").case(noted, "reported", person="Solveig Nes", kept="The slip, in an envelope")
    hall.at("11:08").case(noted, "warned", words="Told what was seen and what may follow")
    hall.at("11:40").act(steps.HAND_IN, 113, facts=Facts(sheets=3))
    hall.at("13:00").act(steps.HAND_IN, 105, facts=Facts(sheets=3))
    for number in (102, 103, 104, 106, 107, 108, 109, 110, 111, 112):
        hall.at("13:09").act(steps.HAND_IN, number, facts=Facts(sheets=3))
    hall.at("14:09").act(steps.HAND_IN, 101, facts=Facts(sheets=5))
    hall.at("14:10").step(steps.COLLECTED)
    return noted


def sheets_accounted_for(hall, bundles):
    """What was used, what came back, and what was destroyed by two; the answers go to the examiners."""
    used = dict.fromkeys(RECEIVED, 0)
    for row in rows(hall):
        if not row.cancelled:
            used["Large print" if row.candidate_number == 102 else f"Version {row.letter}"] += 1
    for label in ("Version A", "Version B", "Large print"):
        given_custody.step(hall.database, bundles[label], "handed_out", count=used[label])
        left = RECEIVED[label] - used[label]
        if left:
            given_custody.by_two(
                hall.database, bundles[label], "destroyed", count=left, words="Shredder of the office"
            )
    sheets = bundles["Answer sheets"]
    given_custody.step(hall.database, sheets, "handed_out", count=HANDED_IN)
    assert "NotHandedIn" in closing(hall)
    given_custody.step(hall.database, sheets, "handed_in", count=HANDED_IN)
    given_custody.step(
        hall.database, sheets, "returned", count=RECEIVED["Answer sheets"] - HANDED_IN, words="The county"
    )
    return used


def closing(hall):
    return refused(lambda: hall.sign(given.INVIGILATOR))


def test_seats_and_versions_keep_to_the_rules(exam):
    hall, _paper = exam
    seats = {row.id: row.seat for row in rows(hall) if row.seat}
    letters = {row.id: row.letter for row in rows(hall)}
    numbers = {row.candidate_number: row for row in rows(hall)}
    assert len(seats) == 13
    assert numbers[101].own_place == "Study 2"
    assert numbers[103].seat.distance(numbers[104].seat) >= 3
    assert all(letters[one] != letters[other] for one, other in neighbours(seats, EMPTY))


def test_what_is_printed_is_what_was_frozen_and_names_nobody(exam):
    hall, paper_id = exam
    published(hall.database, hall.sitting_id)
    with hall.database.acting_as(given.LEADER).reading() as session:
        assert papers.verify(session, paper_id) == []
        versions = papers.printed(session, paper_id)
    for letter, paper in versions.items():
        pdf = printing.draw_paper(paper, Print(), DAY)
        sheets = printing.draw_answer_sheets(paper, Print(), DAY, "MAT", range(1, 9))
        for page in (text_of(pdf), text_of(sheets)):
            assert f"{letter}" in page
            assert not [name for name in NAMES if name.split()[1] in page]


def test_lists_labels_and_copies_are_printed_and_only_the_invigilators_list_has_names(exam, tmp_path):
    hall, _paper = exam
    published(hall.database, hall.sitting_id)
    database = hall.database.acting_as(given.LEADER)
    for kind in (code.key for code in code_list("sitting_papers")):
        made = lists.make_paper(database, lists.MakePaper(hall.sitting_id, kind, "nb"), NoProgress())
        named = [name for name in NAMES if name.split()[1] in text_of(made.pdf)]
        assert len(named) == (len(NAMES) if kind == "watch_list" else 0)
    copies = lists.make_copies(database, lists.MakeCopies(hall.sitting_id, tmp_path), NoProgress())
    assert [int(path.stem[-3:]) for path in copies.paths] == list(range(101, 115))
    letters = {row.candidate_number: row.letter for row in rows(hall)}
    for path in copies.paths:
        number = int(path.stem[-3:])
        page = text_of(path.read_bytes())
        assert f"-{letters[number]}{number}-S" in page  # the code on the answer sheet
        assert not [name for name in NAMES if name.split()[1] in page]


def test_the_day_is_told_to_the_minute_and_to_the_sheet(exam):
    hall, _paper = exam
    the_evening_before(hall)
    hall.at("08:10")
    bundles = received(hall)
    hall.at("08:15")
    opened_by_two(hall, bundles)
    the_day(hall)

    assert {number: hall.end_of(number) for number in ENDS} == ENDS
    accounts = {number: hall.day().account(id) for number, id in hall.candidates.items() if number != 114}
    for number, account in accounts.items():
        assert account.planned == 240
        assert account.extra == (60 if number == 101 else 0)
        assert account.credited == (0 if number == 105 else 9)
        assert account.late == MISSED.get(number, 0)
    assert hall.course(106).state == steps.SUBMITTED  # a suspicion ends nothing (§ 9-42)

    hall.at("14:20")
    used = sheets_accounted_for(hall, bundles)
    assert sum(used.values()) == 13
    with hall.database.reading() as session:
        balance = custody.balance(session, hall.sitting_id)
    assert balance.settled
    assert hall.at("14:30").sign(given.INVIGILATOR) is False
    assert hall.at("14:35").sign(given.LEADER) is True
    with hall.database.reading() as session:
        assert queries.verify(session, hall.sitting_id).holds
    the_protocol_reads_like_the_real_thing(hall)


def the_protocol_reads_like_the_real_thing(hall):
    order = jobs.MakeProtocol(sitting_id=hall.sitting_id, language="en", names=False)
    made = jobs.make_protocol(hall.database, order, NoProgress())
    page = text_of(made.pdf)
    for said in ("Fire alarm, everybody in the yard", "09:40", "14:09", "Berit Moe", "Solveig Nes"):
        assert said in page
    assert "A slip with formulas lay under the answer sheet." in page
    assert not [name for name in NAMES if name.split()[1] in page]  # numbers, never names


def test_no_exam_is_closed_while_a_sheet_or_a_person_is_missing(exam):
    hall, _paper = exam
    the_evening_before(hall)
    hall.at("08:10")
    bundles = received(hall)
    hall.at("08:15")
    opened_by_two(hall, bundles)
    hall.at("08:30").step(steps.OPENED)
    here = [number for number in hall.candidates if number not in {105, 114}]
    hall.at("08:40").check_in(*here)
    hall.at("08:55").act(steps.AUTHORISE, *here)
    hall.at("09:00").step(steps.STARTED)
    assert closing(hall.at("14:30")) == {"NotCollectedYet", "NotAccountedFor"}


def text_of(pdf: bytes) -> str:
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return told.stdout.decode()
