"""`eduapp certificates verify` and `verify-page`: what is said, and exit codes."""

import json
from datetime import date

import pytest

from eduapp.app.main import UNUSABLE, main
from eduapp.app.verify_command import worst
from eduapp.certificates import jobs, queries
from eduapp.certificates.seals.code import sign_facts
from eduapp.certificates.seals.key_list import lost, mark_of, record_of
from eduapp.certificates.seals.keys import new_issuing
from eduapp.certificates.seals.status_list import Status, entry_of
from eduapp.certificates.verification import lists
from eduapp.core.progress import NoProgress
from tests.support import checked_papers, drawn_scans, given_register, tampered_papers
from tests.support.given_seals import a_school, printed
from tests.support.given_verification import a_paper_on_disk

GENUINE, NOT_GENUINE, CANNOT_SAY, NO_LONGER = 0, 1, 2, 3


@pytest.fixture(scope="module")
def school():
    return a_school()


@pytest.fixture
def shown(school, tmp_path):
    """A folder with a genuine paper, one that was changed, one that is none, and the school's lists."""
    paper = checked_papers.paper(school)
    (tmp_path / "ekte.pdf").write_bytes(paper)
    (tmp_path / "endret.pdf").write_bytes(tampered_papers.with_a_note(paper))
    (tmp_path / "bilde.jpg").write_bytes(checked_papers.as_jpeg(checked_papers.drawn(paper)))
    (tmp_path / "annet.pdf").write_bytes(drawn_scans.drawn(checked_papers.drawn(paper), "a stamp"))
    (tmp_path / "brev.txt").write_text("Hei")
    told = lists.Lists(school.root.public, school.list_bytes(), school.status_bytes())
    (tmp_path / "lister.json").write_text(lists.written(told), encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(shown, capsys):
    def command(*words, subject="verify", keys="lister.json", language="en"):
        named = ["--keys", str(shown / keys)] if keys else []
        files = [str(shown / word) if "." in word else word for word in words]
        code = main(["certificates", subject, *files, *named, "--data", str(shown), "--language", language])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_a_genuine_paper_is_told_with_all_that_was_signed(run):
    code, out, _err = run("ekte.pdf")

    assert code == GENUINE
    assert "ekte.pdf: Genuine" in out
    for words in ("Áile Østby-Çelik", "Sveising nivå 2", "40 hours", "7KQ2M 9T4XB", "SHA-256"):
        assert words in out


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("ekte.pdf", "bilde.jpg"), CANNOT_SAY),
        (("bilde.jpg",), CANNOT_SAY),
        (("ekte.pdf", "bilde.jpg", "--accept-code"), GENUINE),
        (("annet.pdf", "--accept-code"), NOT_GENUINE),
        (("endret.pdf",), NOT_GENUINE),
        (("brev.txt",), CANNOT_SAY),
        (("borte.pdf",), CANNOT_SAY),
        (("ekte.pdf", "brev.txt"), CANNOT_SAY),
        (("brev.txt", "endret.pdf", "ekte.pdf"), NOT_GENUINE),
    ],
)
def test_the_worst_of_several_files_has_its_say(run, files, expected):
    code, out, _err = run(*files)

    assert code == expected
    assert all(name in out for name in files if "." in name)


def test_not_genuine_outweighs_no_longer_in_force_and_that_what_cannot_be_read():
    assert worst([0, 2, 3, 1]) == NOT_GENUINE
    assert worst([0, 2, 3]) == NO_LONGER
    assert worst([0, 2]) == CANNOT_SAY
    assert worst([0, 0]) == GENUINE


def test_everything_is_told_as_json(run):
    code, out, _err = run("ekte.pdf", "endret.pdf", "borte.pdf", "--json")
    told = json.loads(out)
    genuine, changed, gone = told["files"]

    assert (code, told["exit"]) == (NOT_GENUINE, NOT_GENUINE)
    assert told["status_list"]["as_of"] == "2026-11-27"
    assert (genuine["outcome"], genuine["basis"], genuine["signature"]) == ("genuine", "file", "sound")
    assert (genuine["signatures"], genuine["bottom_line"]) == (1, [True])
    assert genuine["facts"]["name"] == printed().name
    assert genuine["facts"]["issued_on"] == "2026-11-27"
    assert (changed["outcome"], changed["fault"], changed["facts"]) == ("not_genuine", "FileEdited", None)
    assert changed["bottom_line"] != [True] or changed["signature"] == "edited_after"
    assert gone["exit"] == CANNOT_SAY


def test_a_list_by_itself_is_taken_and_one_of_another_school_is_not(run, shown, school):
    revoked = school.status_bytes(entry_of(printed().serial, Status.REVOKED, printed().issued_on), number=2)
    (shown / "liste.bin").write_bytes(revoked)
    (shown / "fremmed.bin").write_bytes(a_school().status_bytes())

    code, out, _err = run("ekte.pdf", "--status", "liste.bin")
    assert code == NO_LONGER
    assert "Revoked" in out
    assert run("ekte.pdf", "--status", "fremmed.bin")[0] == UNUSABLE


def test_a_newer_page_serves_as_a_list_and_an_older_one_is_told_as_that(run, shown, school):
    (shown / "alt.json").write_text((shown / "lister.json").read_text(encoding="utf-8"), encoding="utf-8")
    page_with(shown, school, revocation(school, number=2, as_of=date(2026, 12, 3)))
    run("ny.html", subject="verify-page")

    assert run("ekte.pdf", "--status", "ny.html", keys="alt.json")[0] == NO_LONGER
    assert run("ekte.pdf", "--status", "lister.json", keys="alt.json")[0] == NO_LONGER
    code, _out, err = run("ekte.pdf", "--status", "alt.json", keys="ny.html")
    assert (code, "It was not used" in err) == (NO_LONGER, True)
    run("nyest.html", "--status", "ny.html", subject="verify-page", keys="alt.json")
    assert run("ekte.pdf", keys="nyest.html")[0] == NO_LONGER


def test_what_is_no_list_is_told_as_that_and_not_as_a_bad_photograph(run, shown, school):
    told = lists.Lists(school.root.public, school.list_bytes(), None)
    (shown / "uten.json").write_text(lists.written(told), encoding="utf-8")

    for named in ("brev.txt", "bilde.jpg", "uten.json"):
        code, out, err = run("ekte.pdf", "--status", named)
        assert (code, out) == (UNUSABLE, ""), named
        assert "no list of revoked papers" in err, named


def test_the_page_is_written_and_serves_as_a_file_of_keys(run, shown):
    code, out, _err = run("verify.html", subject="verify-page")
    assert (code, "verify.html" in out) == (GENUINE, True)

    assert run("ekte.pdf", keys="verify.html")[0] == GENUINE


def test_what_is_no_file_of_keys_is_refused_in_one_sentence(run):
    code, out, err = run("ekte.pdf", keys="brev.txt")

    assert (code, out) == (UNUSABLE, "")
    assert "not a file with the keys of a school" in err


@pytest.mark.parametrize("subject", ["verify", "verify-page"])
def test_without_keys_there_is_nothing_to_check_by_and_no_database_is_made_to_find_out(run, shown, subject):
    before = sorted(shown.iterdir())

    code, _out, err = run("ekte.pdf", keys=None, subject=subject)

    assert code == UNUSABLE
    assert "no keys yet" in err
    assert sorted(shown.iterdir()) == before


@pytest.mark.parametrize(
    ("keys", "error", "words"),
    [
        (None, "NoKeys", "no keys yet"),
        ("brev.txt", "NotLists", "keys of a school"),
        ("borte.json", None, "borte"),
    ],
)
def test_json_is_answered_also_where_nothing_can_be_checked(run, keys, error, words):
    code, out, err = run("ekte.pdf", "--json", keys=keys)
    told = json.loads(out)

    assert (code, told["exit"], told["files"], err) == (CANNOT_SAY, CANNOT_SAY, [], "")
    assert error in (None, told["error"])
    assert words in told["sentence"]


def test_a_code_alone_is_told_as_such_and_no_script_takes_it_for_the_paper(run):
    code, out, _err = run("bilde.jpg", "--json")
    [picture] = json.loads(out)["files"]

    assert (code, picture["exit"], picture["outcome"], picture["basis"]) == (CANNOT_SAY, 2, "genuine", "code")
    assert "The code is genuine: compare the paper" in run("bilde.jpg")[1]


def test_the_words_are_those_of_the_person(run):
    assert "Ikke ekte" in run("endret.pdf", language="nb")[1]
    assert "Ikkje ekte" in run("endret.pdf", language="nn")[1]


def test_by_the_database_the_register_has_its_say(database, ready_made, tmp_path, capsys):
    ready_made(given_register.a_signing_school)
    paper = a_paper_on_disk(database, tmp_path)
    words = ["--database", database.engine.url.render_as_string(hide_password=False), "--language", "en"]

    code = main(["certificates", "verify", str(paper.path), "--json", "--data", str(tmp_path), *words])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["files"][0]["kept_by_the_school"]) == (GENUINE, True)


def revocation(school, **told):
    entry = entry_of(printed().serial, Status.REVOKED, printed().issued_on)
    return school.status_bytes(entry, **told)


def page_with(shown, school, status, *records):
    told = lists.Lists(school.root.public, school.list_bytes(*records), status)
    (shown / "lister.json").write_text(lists.written(told), encoding="utf-8")


def test_an_older_list_beats_none_that_is_here_and_is_told_as_that(run, shown, school):
    page_with(shown, school, revocation(school, number=2, as_of=date(2026, 12, 3)))
    (shown / "gammel.list").write_bytes(school.status_bytes())

    code, out, err = run("ekte.pdf", "--status", "gammel.list")
    assert (code, "Revoked" in out) == (NO_LONGER, True)
    assert "gammel.list of 27.11.2026 is older than what is here, of 03.12.2026" in err
    told = json.loads(run("ekte.pdf", "--status", "gammel.list", "--json")[1])
    assert told["exit"] == NO_LONGER
    assert len(told["notes"]) == 1
    assert json.loads(run("ekte.pdf", "--json")[1])["notes"] == []

    run("ny.html", "--status", "gammel.list", subject="verify-page")  # nor is it handed on
    assert run("ekte.pdf", keys="ny.html")[0] == NO_LONGER


def test_a_list_that_a_lost_key_signed_is_told_as_that_and_what_is_here_counts(run, shown, school):
    fresh = new_issuing(school.root, "Fjordbyen", printed().issued_on)
    gone = lost(school.record, date(2026, 12, 3), 1, [mark_of(sign_facts(printed(), school.issuing))])
    anew = revocation(school, key=school.root, beginning=2, number=2, as_of=date(2026, 12, 3))
    page_with(shown, school, anew, gone, record_of(fresh, printed().issued_on))
    (shown / "gammel.list").write_bytes(school.status_bytes())

    code, _out, err = run("ekte.pdf", "--status", "gammel.list")
    assert code == NO_LONGER
    assert "signed with a key that was lost on 03.12.2026" in err


def test_no_list_beats_the_register_and_what_both_tell_counts(database, ready_made, tmp_path, capsys):
    ready_made(given_register.a_signing_school)
    paper = a_paper_on_disk(database, tmp_path)
    key = given_register.the_key(database)
    kept = tmp_path / "gammel.list"
    jobs.renew_list(database, jobs.RenewList(key), NoProgress())
    with database.reading() as session:
        kept.write_bytes(queries.newest_list(session).content)
    given_register.revoked(database, paper.id, key)
    words = ["--database", database.engine.url.render_as_string(hide_password=False), "--language", "en"]

    def ask(status):
        code = main(
            [
                "certificates",
                "verify",
                str(paper.path),
                "--status",
                str(status),
                "--data",
                str(tmp_path),
                *words,
            ]
        )
        return code, capsys.readouterr().err

    code, err = ask(kept)
    assert code == NO_LONGER
    assert "gammel.list" not in err or "older" in err
    with database.reading() as session:
        kept.write_bytes(queries.newest_list(session).content)
    given_register.touched(  # the database was set back to a copy from before the revocation
        database,
        "UPDATE certificate SET state = 'issued', revoked_on = NULL",
        "DELETE FROM certificate_register_entry WHERE n > 1",
        "DELETE FROM certificate_status_list WHERE number > 1",
    )
    assert ask(kept)[0] == NO_LONGER
