"""Columns of minutes, and their words where there is no room for them."""

from dataclasses import fields

from eduapp.exchange.handoff.rules import Minutes, PersonSum
from eduapp.exchange.handoff.ui.columns import columns
from tests.support import given

ROW = PersonSum(given.LEADER.user_id, "1", "Dahl, Petter", Minutes(attended=60, lost=30), 1, final=True)


def test_every_kind_of_minutes_has_its_column():
    titles = [column.title for column in columns(money=False)]

    assert len(titles) == len(set(titles)) == len(fields(Minutes)) + 3  # name, planned, state


def test_what_is_hidden_still_says_what_its_minutes_are():
    said = {column.title: (column.words(ROW), column.text(ROW)) for column in columns(money=False)}

    assert (said["Lost"], said["Refused"]) == (("Lost 30", "30"), ("", ""))


def test_money_has_a_column_only_where_there_is_some():
    assert [c.title for c in columns(money=True) if "kr" in c.title] == ["Amount (kr)"]
    assert [c.title for c in columns(money=False) if "kr" in c.title] == []
