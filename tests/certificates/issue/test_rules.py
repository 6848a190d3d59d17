"""What stands against replacing, revoking, checking and handing over, in each state there is."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from eduapp.certificates.issue import rules
from eduapp.certificates.issue.rules import Checked, Standing
from tests.certificates.drawing import papers

DAY = date(2026, 11, 23)
ONE, OTHER = UUID(int=1), UUID(int=2)


def names(violations):
    return {one.name for one in violations}


def standing(state="issued", proposed_by=""):
    return Standing("2026-00001", state, proposed_by)


STATES = ("reserved", "issued", "replaced", "revoked", "void")


@pytest.mark.parametrize("state", STATES)
def test_only_what_counts_is_replaced(state):
    found = names(rules.check_replacing(standing(state), "lost", "A", "A"))
    assert found == (set() if state == "issued" else {"NotInForce"})


@pytest.mark.parametrize("state", STATES)
def test_what_was_issued_is_revoked_and_handed_over_also_where_it_was_replaced(state):
    wanted = set() if state in ("issued", "replaced") else {"NotInForce"}
    assert names(rules.check_proposing(standing(state), "fraud", "Because.")) == wanted
    assert names(rules.check_attesting(standing(state), own=False, decided=False)) == wanted
    assert names(rules.check_handing(standing(state), "in_hand", DAY, DAY, DAY)) == wanted


def test_a_new_name_must_be_one():
    assert names(rules.check_replacing(standing(), "name", "A", "A")) == {"SameName"}
    assert names(rules.check_replacing(standing(), "name", "A", "B")) == set()
    assert names(rules.check_replacing(standing(), "lost", "A", "B")) == set()


def test_all_that_stands_against_a_proposal_is_told_at_once():
    found = names(rules.check_proposing(standing("revoked", "Åse"), "lost", ""))
    assert found == {"NotInForce", "RevocationWaits", "BasisUnknown", "ReasonMissing"}


def test_a_check_holds_for_what_was_seen_and_not_for_who_made_it():
    seen = Checked(ONE, "Åse", DAY, "m")
    assert names(rules.check_seen(None, "m", OTHER)) == {"NotChecked"}
    assert names(rules.check_seen(seen, "m", OTHER)) == set()
    assert names(rules.check_seen(seen, "n", ONE)) == {"ChangedSinceCheck", "CheckedByYourself"}


def test_what_a_paper_says_is_the_same_under_any_number_on_any_day():
    one = papers.a_paper("kursbevis", number="2026-00001", issued_on=DAY)
    other = papers.a_paper("kursbevis", number="2027-00009", issued_on=DAY + timedelta(days=9))
    assert rules.matter_of(one) == rules.matter_of(other)
    assert rules.matter_of(one) != rules.matter_of(papers.a_paper("kursbevis", name="Somebody Else"))


def test_a_period_that_goes_on_is_the_same_tomorrow():
    days = [DAY, DAY + timedelta(days=1)]
    one, other = (papers.a_paper("kursbevis", issued_on=day, last=day) for day in days)
    assert rules.matter_of(one) == rules.matter_of(other)
    assert rules.matter_of(one) != rules.matter_of(papers.a_paper("kursbevis", issued_on=days[1], last=DAY))
