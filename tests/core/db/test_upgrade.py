import pytest
from sqlalchemy import text

from eduapp.core.db.engine import open_engine
from eduapp.core.db.upgrade import check_references, needs_upgrade, revisions, upgrade
from eduapp.core.errors import Unavailable


def run(url, *statements):
    engine = open_engine(url, foreign_keys=False)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_fresh_database_needs_it_and_then_no_more(tmp_path):
    url = f"sqlite:///{tmp_path}/a.db"
    assert needs_upgrade(url)
    upgrade(url)
    assert not needs_upgrade(url)


def test_a_newer_database_is_refused_with_one_sentence_and_left_alone(tmp_path):
    url = f"sqlite:///{tmp_path}/a.db"
    upgrade(url)
    run(url, "UPDATE alembic_version SET version_num = 'r9999'")
    before = (tmp_path / "a.db").read_bytes()

    for act in (needs_upgrade, upgrade):
        with pytest.raises(Unavailable) as error:
            act(url)
        assert "r9999" in error.value.sentence()
        assert "newest version" in error.value.sentence()
    assert (tmp_path / "a.db").read_bytes() == before


def test_somebody_elses_database_is_refused(tmp_path):
    url = f"sqlite:///{tmp_path}/other.db"
    run(url, "CREATE TABLE recipes (id INTEGER)")
    with pytest.raises(Unavailable) as error:
        upgrade(url)
    assert "not one of Dagverk" in error.value.sentence()


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "a.db").write_bytes(b"Dear county, here are the names " * 200)
    with pytest.raises(Unavailable) as error:
        needs_upgrade(f"sqlite:///{tmp_path}/a.db")
    assert "not a Dagverk database" in error.value.sentence()


def test_broken_references_are_counted_and_told(tmp_path):
    url = f"sqlite:///{tmp_path}/a.db"
    upgrade(url)
    run(
        url,
        "INSERT INTO role_grant (user_id, role) VALUES ('00000000000000000000000000000009', 'teacher')",
    )
    engine = open_engine(url)
    with engine.connect() as connection, pytest.raises(Unavailable) as error:
        check_references(connection)
    engine.dispose()
    assert "nowhere (1)" in error.value.sentence()


def test_a_step_that_would_keep_broken_references_is_not_taken(tmp_path):
    url = f"sqlite:///{tmp_path}/a.db"
    upgrade(url, "r0001")
    run(
        url,
        "INSERT INTO role_grant (user_id, role) VALUES ('00000000000000000000000000000009', 'teacher')",
    )

    with pytest.raises(Unavailable) as error:
        upgrade(url)

    assert "left as it was" in error.value.sentence()
    engine = open_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "r0001"
        assert connection.scalar(text("SELECT count(*) FROM role_grant")) == 1
    engine.dispose()


def test_steps_are_in_order():
    assert revisions() == sorted(revisions())
    assert revisions()[0] == "r0001"
