"""The step to states of learners: nobody's record is lost, up or down."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from eduapp.core.db.engine import open_engine
from eduapp.core.db.upgrade import downgrade, upgrade

ADD = """
INSERT INTO learner (id, version, number, family_name, given_name, sort_key, search_text, first_language,
                     norwegian_level, unit, security_level, available_until, here)
VALUES (:id, 3, :number, 'Vik', '', 'vik', ' vik', '', 'A2', 'C', 'high', '2027-03-01', :here)
"""


@pytest.fixture
def engine(database_url):
    downgrade(database_url, "r0001")
    engine = open_engine(database_url)
    with engine.begin() as connection:
        for number, here in (("1", True), ("2", False)):
            connection.execute(text(ADD), {"id": uuid4().hex, "number": number, "here": here})
    yield engine
    engine.dispose()


def look(engine, columns):
    with engine.connect() as connection:
        return connection.execute(text(f"SELECT {columns} FROM learner ORDER BY number")).all()


def test_who_was_here_is_here_and_who_was_not_has_moved(engine, database_url):
    upgrade(database_url, "r0002")

    assert [tuple(row) for row in look(engine, "number, version, unit, state")] == [
        ("1", 3, "C", "here"),
        ("2", 3, "C", "moved"),
    ]


def test_what_nobody_had_asked_is_not_known(engine, database_url):
    upgrade(database_url, "r0002")

    rows = look(engine, "available_source, available_as_of, participation, site, staff_note, learner_note")
    assert {tuple(row) for row in rows} == {("not_known", None, "offer", "", "", "")}
    assert [str(row[0]) for row in look(engine, "available_until")] == ["2027-03-01"] * 2


@pytest.mark.parametrize(
    ("state", "here"), [("here", 1), ("on_leave", 1), ("outside_programme", 1), ("moved", 0), ("released", 0)]
)
def test_on_the_way_back_only_those_who_left_are_gone(engine, database_url, state, here):
    upgrade(database_url, "r0002")
    with engine.begin() as connection:
        connection.execute(text("UPDATE learner SET state = :state"), {"state": state})

    downgrade(database_url, "r0001")

    assert [int(row[0]) for row in look(engine, "here")] == [here, here]
