"""`eduapp import questions` and `eduapp export questions`: what is said, what is saved, and exit codes."""

import json
import sqlite3
from contextlib import closing

import pytest

from eduapp.app.location import FILE_NAME
from eduapp.app.main import UNUSABLE, main
from eduapp.app.questions_command import REFUSED, WHOLE
from eduapp.app.who import USER
from eduapp.core.errors import NotAllowed
from eduapp.exams.questions import terms
from tests.support import given
from tests.support.qti_items import a_package, an_item, declared
from tests.support.signing_in import cheap, signed_in, told

__all__ = ["cheap", "signed_in"]

GIFT = """\
$CATEGORY: Matte/Tall

// [id:q1] [tag:lett]
::Sum::Hva er 2+2? {
=4#Ja
~%25%5#Nesten
####Se side 3
}

Pi? {#3.14:0.01}

Par {=Norge -> Oslo =Sverige -> Stockholm}
"""
BAD = GIFT + "\nHalv {#1,5}\n\nUten slutt {=a\n"


@pytest.fixture
def run(tmp_path, capsys, _template, signed_in):
    """Runs a command as the leader of a school: making one takes longer than the tests do."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).write_bytes(_template)
    signed_in(tmp_path / "data")

    def command(*words, language="en"):
        code = main([*map(str, words), "--data", str(tmp_path / "data"), "--language", language])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def file(tmp_path):
    def write(text, name="bank.gift"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def bring(run, path, *more, kind="gift"):
    return run("import", "questions", path, "--format", kind, *more)


def test_every_question_is_told_as_json_and_a_dry_run_saves_nothing(run, file):
    code, out, _err = bring(run, file(GIFT), "--dry-run", "--json")
    told = json.loads(out)

    assert (code, told["dry_run"], told["entered"], told["refusals"]) == (WHOLE, True, 0, [])
    first, second, third = told["questions"]
    assert (first["line"], first["kind"], first["title"], first["stem"]) == (
        4,
        "single",
        "Sum",
        "Hva er 2+2?",
    )
    assert (first["category"], first["tags"], first["id"]) == ("Matte/Tall", ["lett"], "q1")
    assert [(a["text"], a["fraction"], a["feedback"]) for a in first["answers"]] == [
        ("4", 100, "Ja"),
        ("5", 25, "Nesten"),
    ]
    assert [(a["number"], a["tolerance"]) for a in second["answers"]] == [(3.14, 0.01)]
    assert [(pair["left"], pair["right"]) for pair in third["pairs"]] == [
        ("Norge", "Oslo"),
        ("Sverige", "Stockholm"),
    ]
    assert json.loads(bring(run, file(GIFT), "--json")[1])["entered"] == 3


def test_every_refusal_has_file_line_and_reason_and_nothing_comes_in(run, file):
    path = file(BAD)
    code, out, _err = bring(run, path, "--json")
    told = json.loads(out)

    assert (code, told["entered"], len(told["questions"])) == (REFUSED, 0, 3)
    assert [(each["file"], each["line"], each["rule"]) for each in told["refusals"]] == [
        (str(path), 14, "DecimalComma"),
        (str(path), 16, "BraceNotClosed"),
    ]
    assert told["refusals"][0]["reason"].startswith("“1,5” has a comma. Write a decimal point")
    assert run("export", "questions", "--format", "gift")[1] == ""


def test_people_are_told_in_sentences(run, file):
    assert bring(run, file(BAD))[1].splitlines() == [
        "3 questions read.",
        "Line 14: “1,5” has a comma. Write a decimal point, such as 3.14, and nothing between thousands.",
        (
            "Line 16: “{” is never closed. Add “}”; a blank line ends a question. "
            "Write \\{ for a brace in text."
        ),
        "Nothing was brought in. Correct the lines above, then bring in the file again.",
    ]
    assert bring(run, file(GIFT))[1].splitlines() == ["3 questions read.", "3 questions brought in."]
    assert bring(run, file(GIFT))[1].splitlines()[1:] == [
        "3 of them are in the bank already.",
        "0 questions brought in.",
    ]


def test_what_comes_in_goes_out_as_it_was(run, file, tmp_path):
    bring(run, file(GIFT))
    target = tmp_path / "ut.gift"

    code, out, _err = run("export", "questions", target, "--format", "gift")

    assert (code, out) == (WHOLE, f"3 questions written to {target}.\n")
    assert run("export", "questions", "--format", "gift")[1] == target.read_text(encoding="utf-8")
    before, after = (json.loads(bring(run, path, "--dry-run", "--json")[1]) for path in (file(GIFT), target))
    assert [{**question, "line": 0} for question in after["questions"]] == [
        {**question, "line": 0} for question in before["questions"]
    ]
    assert after["known"] == 3


def test_what_a_format_cannot_hold_is_named_and_nothing_is_written(run, file, tmp_path):
    bring(run, file(GIFT))
    target = tmp_path / "ut.txt"

    code, out, err = run("export", "questions", target, "--format", "aiken")

    assert (code, out, target.exists()) == (REFUSED, "", False)
    assert err.splitlines() == [
        (
            "Question 1, Sum: Aiken has no place for anything but one answer that is right and others that "
            "earn nothing. Choose another format, or change the question."
        ),
        "Question 2, Pi?: Aiken has no question of the kind “number”. Choose another format for it.",
        "Question 3, Par: Aiken has no question of the kind “matching”. Choose another format for it.",
        "Nothing was written.",
    ]
    told = json.loads(run("export", "questions", target, "--format", "aiken", "--json")[1])
    assert [(each["question"], each["rule"]) for each in told["refusals"]] == [
        (1, "NotHeld"), (2, "KindNotHeld"), (3, "KindNotHeld"),
    ]  # fmt: skip


def test_keys_that_are_told_as_json_are_in_the_trail_though_nothing_is_written(run, file, tmp_path):
    bring(run, file(GIFT))

    code, out, _err = run("export", "questions", "--format", "aiken", "--json")

    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME)) as database:
        actions = [action for (action,) in database.execute("SELECT action FROM audit_entry ORDER BY seq")]
    assert (code, len(json.loads(out)["questions"]), actions[-1]) == (REFUSED, 3, terms.QUESTIONS_EXPORTED)


def test_aiken_comes_in_and_what_it_has_no_place_for_is_said(run, file):
    aiken = "Hva er 2 + 2?\nA) 3\nB) 4\nANSWER: B\n"
    bring(run, file("::Med tittel::En til? {=a ~b}\n"))

    assert bring(run, file(aiken, "a.txt"), kind="aiken")[0] == WHOLE
    code, out, err = run("export", "questions", "--format", "aiken")

    assert (code, out.count("ANSWER"), aiken in out) == (WHOLE, 2, True)
    assert err == "Question 1, Med tittel: Aiken has no place for a title; it was left out.\n"


def test_what_came_as_gift_goes_out_and_in_as_moodle_xml(run, file, tmp_path):
    bring(run, file(GIFT.replace("Pi?", "[html]<p>Pi <b>?</b></p>")))
    target = tmp_path / "ut.xml"
    assert run("export", "questions", target, "--format", "moodle-xml")[0] == WHOLE

    told = json.loads(bring(run, target, "--dry-run", "--json", kind="moodle-xml")[1])

    assert (told["known"], told["refusals"]) == (3, [])
    assert [(q["kind"], q["category"], q["id"]) for q in told["questions"]] == [
        ("single", "Matte/Tall", "q1"), ("number", "Matte/Tall", ""), ("matching", "Matte/Tall", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("version", ["2.1", "2.2", "3.0"])
def test_what_came_as_gift_goes_out_and_in_as_a_package_of_qti(run, file, tmp_path, version):
    bring(run, file(GIFT))
    target = tmp_path / "ut.zip"

    code, out, _err = run("export", "questions", target, "--format", "qti", "--version", version)
    told = json.loads(bring(run, target, "--dry-run", "--json", kind="qti")[1])

    assert (code, out) == (WHOLE, f"3 questions written to {target}.\n")
    assert (told["known"], told["refusals"], told["notes"]) == (3, [], [])
    assert [(q["item"], q["kind"], q["category"], q["id"]) for q in told["questions"]] == [
        ("items/q00001.xml", "single", "Matte/Tall", "q1"),
        ("items/q00002.xml", "number", "Matte/Tall", ""),
        ("items/q00003.xml", "matching", "Matte/Tall", ""),
    ]
    assert [(a["number"], a["tolerance"]) for a in told["questions"][1]["answers"]] == [(3.14, 0.01)]


def test_refusals_and_notes_of_a_package_name_the_item_and_the_line(run, tmp_path):
    path = tmp_path / "inn.zip"
    items = {"a.xml": an_item(declared=declared(""), marking=""), "b.xml": an_item("<hottextInteraction/>")}
    path.write_bytes(a_package(items))

    code, out, _err = bring(run, path, "--json", kind="qti")
    told = json.loads(out)

    assert (code, told["entered"]) == (REFUSED, 0)
    assert [(each["file"], each["item"], each["line"], each["rule"]) for each in told["refusals"]] == [
        (str(path), "b.xml", 3, "NotTaken")
    ]
    assert [(each["item"], each["line"], each["rule"]) for each in told["notes"]] == [
        ("a.xml", 3, "BecameEssay")
    ]
    assert bring(run, path, kind="qti")[1].splitlines()[1:3] == [
        "b.xml, line 3: <hottextInteraction> is not taken over. Leave the item out, or change it.",
        (
            "a.xml, line 3: There is no key, so the question comes in as an essay, marked by people. "
            "Write a key if it has one."
        ),
    ]


def test_other_letters_are_taken_only_if_somebody_says_so(run, tmp_path):
    path = tmp_path / "gammel.gift"
    path.write_bytes("Blåbær er bær. {T}".encode("cp1252"))

    assert "This line is not UTF-8 text" in bring(run, path)[1]
    assert bring(run, path, "--encoding", "windows-1252")[0] == WHOLE


def test_a_file_that_is_gone_is_2(run, tmp_path):
    code, _out, err = bring(run, tmp_path / "borte.gift")

    assert (code, err.count("\n")) == (UNUSABLE, 1)
    assert "borte.gift" in err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["import", "questions", "x"], "the following arguments are required: --format"),
        (["import", "questions", "x", "--format", "csv"], "invalid choice"),
        (
            ["import", "questions", "x", "--format", "gift", "--refused", "y"],
            "unrecognized arguments: --refused",
        ),
        (["import", "people", "x", "--format", "gift"], "unrecognized arguments: --format"),
        (["export", "questions", "x"], "the following arguments are required: --format"),
        (
            ["export", "questions", "x", "--format", "xlsx"],
            "invalid choice: 'xlsx' (choose from 'gift', 'aiken', 'moodle-xml', 'qti')",
        ),
        (["export", "questions", "--format", "qti"], "the following arguments are required: FILE"),
        (["export", "questions", "x", "--format", "qti", "--version", "1.2"], "invalid choice: '1.2'"),
        (
            ["export", "questions", "x", "--format", "gift", "--version", "2.1"],
            "unrecognized arguments: --version",
        ),
        (["export", "handoff", "x"], "the following arguments are required: --from, --to"),
        (["export", "handoff", "--from", "a", "--to", "b"], "the following arguments are required: FILE"),
        (
            ["export", "handoff", "x", "--from", "a", "--to", "b", "--format", "gift"],
            "choose from 'csv', 'xlsx'",
        ),
        (["export", "handoff", "x", "--from", "a", "--to", "b", "--json"], "unrecognized arguments: --json"),
    ],
)
def test_options_belong_to_their_subject(run, capsys, words, why):
    with pytest.raises(SystemExit) as end:
        run(*words)

    assert end.value.code == UNUSABLE
    assert why in capsys.readouterr().err


def test_many_questions_come_in_at_once(run, file):
    text = "".join(
        f"::Nr {n}::Hva er {n} + {n}? {{={2 * n}#Ja ~{n}#Nei ~{n + 1}}}\n\n" for n in range(2, 502)
    )

    code, out, _err = bring(run, file(text))

    assert (code, out.splitlines()[-1]) == (WHOLE, "500 questions brought in.")


def test_the_trail_names_whoever_brought_questions_in_and_took_them_out(run, file, tmp_path):
    bring(run, file(GIFT))
    run("export", "questions", "--format", "gift")

    acts = dict(told(tmp_path / "data"))
    assert acts[terms.QUESTIONS_BROUGHT_IN] == acts[terms.QUESTIONS_EXPORTED] == "Solveig Nes"


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["file", "json"])
def test_who_may_not_know_what_is_right_is_told_none_of_it(run, file, tmp_path, signed_in, more):
    bring(run, file(GIFT))
    signed_in(tmp_path / "data", given.OFFICE)
    target = tmp_path / "ut.txt"

    found = run("export", "questions", target, "--format", "aiken", *more)

    assert found == (UNUSABLE, "", f"{NotAllowed().sentence()}\n")
    assert not target.exists()


def test_who_may_not_keep_questions_brings_in_none(run, file, tmp_path, signed_in):
    signed_in(tmp_path / "data", given.OFFICE)

    assert bring(run, file(GIFT)) == (UNUSABLE, "", f"{NotAllowed().sentence()}\n")
    assert terms.QUESTIONS_BROUGHT_IN not in dict(told(tmp_path / "data"))


def test_a_file_that_is_gone_is_told_before_anybody_is_asked(run, tmp_path, monkeypatch):
    monkeypatch.delenv(USER)

    assert "borte.gift" in bring(run, tmp_path / "borte.gift")[2]
    assert USER in run("export", "questions", "--format", "gift")[2]
