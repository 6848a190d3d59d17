import sys

import pytest

from eduapp.app.crash import CrashReports, describe

NAME = "Karim Haddad"


@pytest.fixture
def reports(tmp_path):
    made = CrashReports(tmp_path, lambda: None, lambda: None)
    made.told = []
    made._tell = made.told.append
    return made


def a_bug():
    try:
        {}[NAME]
    except KeyError as inner:
        bug = ValueError(f"no such learner: {NAME}")
        bug.__cause__ = inner
    return bug


def test_no_byte_of_a_report_names_anybody(reports, tmp_path, capsys):
    reports.report(a_bug())

    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for part in NAME.split():
        assert part.encode() not in written
        assert part not in capsys.readouterr().err
    assert b"ValueError" in written
    assert b"KeyError" in written


def test_a_report_says_where_in_the_program(reports):
    assert "test_crash.py:" in describe(a_bug())
    assert "a_bug" in describe(a_bug())


def test_each_report_has_a_file_of_its_own_and_the_oldest_go(reports, tmp_path):
    for _bug in range(23):
        reports.report(a_bug())

    assert len(set(reports.told)) == 23
    assert len(list((tmp_path / "reports").iterdir())) == 20


def test_a_disk_that_cannot_be_written_is_said_instead(reports, tmp_path):
    (tmp_path / "reports").write_text("in the way")
    reports.report(a_bug())

    assert reports.told == ["no file, since the disk cannot be written"]


def test_a_bug_while_a_bug_is_told_is_told_once(reports):
    reports._tell = lambda place: reports.told.append(place) or reports.report(a_bug())
    reports.report(a_bug())

    assert len(reports.told) == 1


def test_ctrl_c_ends_the_program(reports):
    with pytest.raises(SystemExit) as end:
        reports.report(KeyboardInterrupt())
    assert end.value.code == 130


def test_nothing_ends_in_silence(reports, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", None)
    monkeypatch.setattr("eduapp.app.crash.qInstallMessageHandler", lambda _handler: None)
    reports.install()
    bug = a_bug()
    sys.excepthook(type(bug), bug, None)

    assert len(reports.told) == 1
