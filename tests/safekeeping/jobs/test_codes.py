from eduapp.safekeeping import jobs, queries
from eduapp.safekeeping.formats.recovery import open_with
from tests.support.given_backups import make, newest, own


def test_the_code_is_in_no_file_and_not_in_the_database(database, tmp_path):
    made = jobs.make_code(own(database), jobs.MakeCode(folder=tmp_path), None)
    make(database, tmp_path)
    code = made.code.replace(" ", "")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert made.code.encode() not in content
            assert code.encode() not in content
    with database.reading() as session:
        [*_older, row] = queries.keys(session)
    assert open_with(newest(tmp_path).manifest.recovery, made.code) == row.key
    assert made.code not in repr(made)
