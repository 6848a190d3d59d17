"""Bundles, sums and logs in words: nothing by colour alone."""

from eduapp.exams.custody.ui import looks
from tests.support.given_custody import a_bundle, by_two, step, take_back, the_bundle


def test_a_bundle_says_what_it_holds_its_seal_and_where_it_lies(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id, seal="P 1", variant="A")
    step(database, bundle_id, "moved", words="The safe")
    row = the_bundle(database, bundle_id)
    assert looks.where_text(row) == "Question papers, version A · Seal P 1 · The safe"
    assert looks.state_chip(row)[2] == "sealed"
    assert looks.bundle_sentence(row) == (
        "Version A, Question papers, version A · Seal P 1 · The safe, sealed, all accounted for"
    )


def test_the_sum_says_what_is_not_accounted_for_and_what_waits(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    step(database, bundle_id, "opened", count=28)
    row = the_bundle(database, bundle_id)
    assert looks.state_chip(row)[2] == looks.sum_chip(row.balance)[2] == "waits for a second person"
    take_back(database, bundle_id, row.waiting.event.id)
    by_two(database, bundle_id, "opened", count=28)
    row = the_bundle(database, bundle_id)
    assert looks.sum_chip(row.balance)[2] == "2 not accounted for"
    assert dict(looks.sum_lines(row.balance))["Not accounted for"] == 2


def test_a_line_says_who_when_and_what_it_is_worth(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    by_two(database, bundle_id, "opened", count=30)
    out = step(database, bundle_id, "handed_out", count=5, first_number=1, last_number=5)
    take_back(database, bundle_id, out, count=4)
    came, opened, sure, handed, back = the_bundle(database, bundle_id).log
    assert looks.line_text(came) == "1. Received, 30, unused, with us"
    assert looks.line_note(came) == "The county · Åse Bakke · 23.11.2026 at 08:30"
    assert looks.line_note(opened) == "Berit Moe and Solveig Nes · 23.11.2026 at 08:30"
    assert looks.line_text(sure) == "3. Confirmed by a second person: line 2"
    assert looks.line_text(handed) == "4. Handed out, 5, unused, with us, copies 1 to 5"
    assert looks.line_note(handed).endswith("Put right: 4 instead.")
    assert looks.line_text(back) == "5. Taken back: line 4, instead 4"
    assert [looks.line_chip(row) for row in (came, handed, back)] == [None, None, None]


def test_what_is_out_and_may_stay_out_is_said_with_its_number(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    by_two(database, bundle_id, "opened", count=30)
    step(database, bundle_id, "handed_out", count=5)

    said = looks.sum_chip(the_bundle(database, bundle_id).balance)

    assert said == ("present", "check", "5 out, all accounted for")
