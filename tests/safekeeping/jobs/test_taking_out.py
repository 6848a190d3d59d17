"""Everything in files that anybody can read: whole, exact, described, and nothing that opens anything."""

import csv
import hashlib
import json
import re

import pytest
from sqlalchemy import text

from eduapp.core.errors import Unavailable
from eduapp.core.progress import NoProgress
from eduapp.safekeeping import jobs, terms
from eduapp.safekeeping.jobs import taking_out
from eduapp.safekeeping.jobs.taking_out import WITHHELD, BeingWritten, NotEmpty
from eduapp.schema import Base
from tests.support import accounts, given

HOSTILE = '=HYPERLINK("x"),\r\n"Åse"'
OPEN = {  # sound like secrets and are none: by what lists are sorted and found, and what a setting is called
    ("course", "sort_key"),
    ("learner", "sort_key"),
    ("paper_bundle", "label_key"),
    ("site_setting", "key"),
    ("tool", "code_key"),
}
pytestmark = pytest.mark.both_databases


def out(database, folder, actor=given.LEADER):
    order = jobs.TakeOut(folder=folder, reason="Somebody else takes over")
    return jobs.take_out(database.acting_as(actor), order, NoProgress())


def test_other_programs_read_every_row_of_every_table(database, tmp_path):
    given.a_learner(database, "Åse Berg")
    with accounts.owner_of(database) as owner, owner.engine.begin() as connection:
        connection.execute(text("UPDATE learner SET given_name = :name"), {"name": HOSTILE})
    taken = out(database, tmp_path)

    rows = 0
    for table in Base.metadata.sorted_tables:
        with (taken.folder / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            records = list(csv.reader(file, strict=True))
        objects = json.loads((taken.folder / "json" / f"{table.name}.json").read_text("utf-8"))
        assert len(records) - 1 == len(objects)
        assert all(list(one) == records[0] for one in objects)
        rows += len(objects)
    assert (taken.tables, taken.rows) == (len(Base.metadata.sorted_tables), rows)
    learner = json.loads((taken.folder / "json" / "learner.json").read_text("utf-8"))[0]
    assert learner["given_name"] == HOSTILE
    lines = (taken.folder / "csv" / "learner.csv").read_text("utf-8")
    assert "\"'=HYPERLINK" in lines


def test_the_description_says_what_each_table_and_column_is(database, tmp_path):
    told = json.loads((out(database, tmp_path).folder / "description.json").read_text("utf-8"))
    assert set(told["tables"]) == set(Base.metadata.tables)
    for name, table in told["tables"].items():
        assert table["about"], name
        assert set(table["columns"]) == set(Base.metadata.tables[name].c.keys())
    entry = told["tables"]["audit_entry"]
    assert entry["columns"]["actor_name"]["about"] == "as it was then"
    assert told["tables"]["user_account"]["columns"]["password_hash"]["left_out"]


def test_sums_tell_of_any_change(database, tmp_path):
    folder = out(database, tmp_path).folder
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    assert set(sums) == there - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_nothing_that_opens_anything_is_in_it(database, tmp_path):
    folder = out(database, tmp_path).folder
    with database.engine.connect() as connection:
        keys = list(connection.scalars(text("SELECT key FROM audit_detail_key")))
    assert keys
    from base64 import b64encode  # noqa: PLC0415

    everything = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    for key in keys:
        assert b64encode(bytes(key)) not in everything
    assert b'password_hash"' not in (folder / "json" / "user_account.json").read_bytes()


def test_every_column_that_sounds_like_a_secret_was_thought_of():
    secret = re.compile(r"(^|_)(hash|key|password|secret|pin|code_key|box)$")
    sounding = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.c
        if secret.search(column.name)
    }
    assert sounding <= WITHHELD | OPEN
    assert all(column in Base.metadata.tables[table].c for table, column in WITHHELD)


def test_who_may_and_that_the_trail_tells(database, tmp_path, notes):
    with pytest.raises(Exception, match="NotAllowed"):
        out(database, tmp_path, actor=given.ADMINISTRATOR)
    assert list(tmp_path.iterdir()) == []
    out(database, tmp_path)
    assert notes[-1].action == terms.HANDED_OUT
    assert notes[-1].details["reason"] == "Somebody else takes over"


def test_a_folder_of_the_same_day_is_left_alone(database, tmp_path):
    out(database, tmp_path)
    with pytest.raises(NotEmpty):
        out(database, tmp_path)


def test_what_reads_otherwise_leaves_nothing(database, tmp_path, monkeypatch):
    monkeypatch.setattr(taking_out.readable, "plain", lambda cell: f"{cell}!")
    with pytest.raises(Unavailable):
        out(database, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_of_two_at_once_the_second_is_told_and_disturbs_nothing(database, tmp_path):
    meanwhile = []

    class Meanwhile:
        def step(self, done, total, label=""):
            if not meanwhile:
                with pytest.raises(BeingWritten) as told:
                    out(database, tmp_path)
                meanwhile.append(told.value.sentence())

    order = jobs.TakeOut(folder=tmp_path, reason="Somebody else takes over")
    taken = jobs.take_out(database.acting_as(given.LEADER), order, Meanwhile())
    assert meanwhile == [f"{taken.folder} is being written just now. Wait until it is done."]
    assert list(tmp_path.iterdir()) == [taken.folder]
