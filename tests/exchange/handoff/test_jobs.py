"""A week handed over as a file: what stands in it, and that it equals the ledgers."""

from datetime import timedelta
from decimal import Decimal

import pytest

from eduapp.app.behind import AT_OPENING
from eduapp.core.errors import NotAllowed, Refused, Unavailable
from eduapp.core.progress import NoProgress
from eduapp.education.attendance import queries as attendance
from eduapp.exchange.files.formats import read_table
from eduapp.exchange.handoff import jobs, queries
from eduapp.gui.loading import load
from eduapp.people.learners.models import Learner
from tests.support import given, given_attendance, given_handoff, given_workshops
from tests.support.given_handoff import MONDAY, SUNDAY, exported, overview


@pytest.fixture
def week(database, clock):
    """A class of four with one of each kind, and a workshop with hours that are approved, waiting, missed."""
    given_workshops.at(clock, given.TODAY, 16)
    group = given_attendance.a_class(database, 4)
    here, away, refused, _unmarked = group.learner_ids
    shop = given_workshops.a_workshop(database)
    given_workshops.some_hours(database, shop, here, given.TODAY)  # the register is taken later, and wins
    given_attendance.marked(database, group.session_id, here)
    given_attendance.marked(database, group.session_id, away, "late", minutes=60, reason="not_fetched")
    given_attendance.marked(database, group.session_id, refused, "absent", reason="refused")
    worker, waits, missing = given_workshops.placed(database, shop, "Ada Holm", "Bo Ek", "Carl Foss")
    with database.writing() as uow:  # as names could be entered once
        uow.session.get_one(Learner, worker).family_name = "=Holm"
    given_workshops.a_signed_shift(database, shop, given.TODAY, away={missing: "prison", waits: "visit"})
    with database.reading() as session:
        [entry] = [row.id for row in hours_of(session, shop) if row.content.learner_id == worker]
    given_workshops.approved(database, entry)
    return group


def hours_of(session, shop):
    from eduapp.workshops.hours import queries as hours  # noqa: PLC0415 - one look

    return hours.to_approve(session, shop)


def rows_of(path):
    table = read_table(path)
    return [dict(zip(table.headings, row.cells, strict=False)) for row in table.rows]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_each_person_and_day_stands_in_the_file_with_minutes_and_codes(database, week, tmp_path, suffix):
    done = exported(database, tmp_path / f"week.{suffix}")

    rows = {row["Name"]: row for row in rows_of(done.paths[0])}
    assert (done.number, done.rows, done.not_final, done.unmarked) == ("2026-1", 7, 7, 1)
    names = ("Attended", "Worked, approved", "Worked, not approved", "Excused", "Refused")
    names += ("Lost to the prison", "Absent", "Cancelled or free", "Not recorded", "Planned")
    figures = {name: [int(row[kind]) for kind in names] for name, row in rows.items()}
    assert figures == {
        "Dahl, Petter": [90, 0, 390, 0, 0, 0, 0, 0, 0, 480],
        "Haddad, Karim": [60, 0, 0, 0, 0, 30, 0, 0, 0, 90],
        "Kovács, Daniel": [0, 0, 0, 0, 90, 0, 0, 0, 0, 90],
        "Lie, Jonas": [0, 0, 0, 0, 0, 0, 0, 0, 90, 90],
        "=Holm, Ada": [0, 390, 0, 0, 0, 0, 0, 0, 0, 390],
        "Ek, Bo": [0, 0, 0, 390, 0, 0, 0, 0, 0, 390],
        "Foss, Carl": [0, 0, 0, 0, 0, 390, 0, 0, 0, 390],
    }
    assert rows["Haddad, Karim"]["Codes"] == "late/not_fetched=60 late/not_fetched:lost=30"
    assert rows["Foss, Carl"]["Codes"] == "workshop/prison=390"
    assert [heading for heading in rows["Lie, Jonas"] if "kr" in heading] == []  # no rate, no money


def test_the_file_equals_the_ledger_minute_by_minute(database, week, tmp_path):
    rows = rows_of(exported(database, tmp_path / "week.csv").paths[0])

    with database.reading() as session:
        ledger = attendance.day_ledger(session, MONDAY, SUNDAY)
    for kind, column in (("attended", "Attended"), ("refused", "Refused"), ("unmarked", "Not recorded")):
        assert sum(getattr(row.total, kind) for row in ledger) == sum(int(row[column]) for row in rows)
    workshop = 390 * 4
    assert sum(row.total.offered for row in ledger) + workshop == sum(int(row["Planned"]) for row in rows)


def test_a_text_file_is_harmless_and_comes_with_persons_codes_and_what_it_is(database, week, tmp_path):
    done = exported(database, tmp_path / "week.csv")

    assert [path.name for path in done.paths] == [
        "week.csv", "week-persons.csv", "week-codes.csv", "week-about.csv",
    ]  # fmt: skip
    raw = done.paths[0].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 8
    assert b"'=Holm, Ada" in raw  # no spreadsheet takes it for a formula
    meanings = {
        row["Code"]: (row["Meaning"], row["Counted as"], row["Rule"]) for row in rows_of(done.paths[2])
    }
    assert meanings["absent/refused"] == ("absent, did not want to", "refused", "strgj.forskr. § 3-13")
    assert meanings["workshop/worked"][0] == "workshop: worked, approved"
    persons = rows_of(done.paths[1])
    assert persons[-1]["Name"] == "Sum"
    assert int(persons[-1]["Planned"]) == sum(int(row["Planned"]) for row in persons[:-1])
    about = {row["What"]: row["Value"] for row in rows_of(done.paths[3])}
    assert (about["Export"], about["By"]) == ("2026-1", "Åse Bakke")


def test_with_a_rate_there_is_money_in_whole_ore(database, week, tmp_path):
    given_handoff.a_rate(database, 1250)

    rows = {row["Name"]: row for row in rows_of(exported(database, tmp_path / "week.xlsx").paths[0])}

    amounts = {name: row["Amount (kr)"] for name, row in rows.items()}
    assert amounts["Dahl, Petter"] == "18,75"  # 90 minutes; what waits for approval is not paid yet
    assert amounts["Haddad, Karim"] == "18,75"  # kept back by the prison, so not the learner's loss
    assert amounts["Kovács, Daniel"] == "0"
    assert Decimal(amounts["=Holm, Ada"].replace(",", ".")) == Decimal("81.25")


def test_a_file_that_cannot_be_written_counts_for_nothing(database, week, tmp_path):
    (tmp_path / "a file").write_text("not a folder", encoding="utf-8")

    with pytest.raises(Unavailable):
        exported(database, tmp_path / "a file" / "week.csv")

    assert overview(database).before is None
    assert exported(database, tmp_path / "week.csv").number == "2026-1"


def test_what_is_recorded_between_freezing_and_writing_stops_it(database, week, tmp_path, monkeypatch):
    real = queries.to_write

    def late(session, export_id):
        given_attendance.marked(database, week.session_id, week.learner_ids[3])
        return real(session, export_id)

    monkeypatch.setattr(queries, "to_write", late)

    with pytest.raises(jobs.ChangedMeanwhile):
        exported(database, tmp_path / "week.csv")

    assert list(tmp_path.glob("*.csv")) == []


def test_days_without_anything_are_not_handed_over(database, tmp_path):
    with pytest.raises(Refused) as refused:
        exported(database, tmp_path / "week.csv")

    assert [one.name for one in refused.value.violations] == ["NothingToHandOver"]


def test_who_may_not_hand_over_writes_nothing(database, week, tmp_path):
    with pytest.raises(NotAllowed):
        exported(database, tmp_path / "week.csv", by=given.TEACHER)


def test_what_tells_of_refusals_goes_when_the_program_opens_long_after(database, week, tmp_path, clock):
    exported(database, tmp_path / "week.csv")
    assert jobs.reduce_due in [load(part) for part in AT_OPENING]
    assert jobs.reduce_due(database, None, NoProgress()) == 0
    clock.moment += timedelta(days=400)

    assert jobs.reduce_due(database, None, NoProgress()) == 1
    assert jobs.reduce_due(database, None, NoProgress()) == 0
