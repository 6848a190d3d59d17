from datetime import date

from sqlalchemy import text

from eduapp.app.sample_data import making
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.education.school.models import Term
from tests.support.given_sample_data import a_new_file


def add_terms(file, count):
    rows = file.rows(Term, "id version name first_day last_day")
    day = rows.converter("first_day")
    for number in range(count):
        rows.add(rows.new_id(), 1, str(number), day(date(2026, 1, 1)), day(date(2026, 2, 1)))
    return rows


def asked(folder, query):
    engine = open_engine(sqlite_url(folder / "new.db"))
    with engine.connect() as connection:
        answer = connection.execute(text(query)).all()
    engine.dispose()
    return answer


def test_rows_arrive_whole_in_batches_of_any_size(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "BATCH", 3)
    file = a_new_file(tmp_path)
    rows = add_terms(file, 7)
    assert (rows.count, file.row_count()) == (6, 6)
    file.finish()

    assert asked(tmp_path, "SELECT count(*), min(first_day) FROM term") == [(7, "2026-01-01")]


def test_ids_are_of_version_7_count_up_and_come_from_the_seed(tmp_path):
    file = a_new_file(tmp_path)
    add_terms(file, 3)
    file.finish()
    ids = [id for (id,) in asked(tmp_path, "SELECT id FROM term ORDER BY rowid")]

    assert ids == sorted(ids)
    assert {(len(id), id[12], id[16]) for id in ids} == {(32, "7", "8")}


def test_indexes_are_away_meanwhile_and_back_afterwards(tmp_path):
    count = "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    file = a_new_file(tmp_path)
    before = file._session.scalar(text(count))
    file.finish()

    assert before == 0
    assert asked(tmp_path, count)[0][0] > 20


def test_the_finished_file_is_one_file(tmp_path):
    file = a_new_file(tmp_path)
    add_terms(file, 1)
    file.finish()

    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]
    assert asked(tmp_path, "PRAGMA quick_check") == [("ok",)]
