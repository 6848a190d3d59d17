"""What makes data of others into something that runs, that is fetched, or that is without end."""

import ast
import re

import pytest

from tests.architecture import source
from tests.architecture.test_forbidden import called, imported, places, uses

NEVER = (
    *(
        "pickle",
        "shelve",
        "marshal",
        "dill",
        "yaml",
        "tarfile",
        "code",
        "codeop",
        "imp",
    ),  # run what they read
    *("xml.etree", "xml.dom", "xml.sax", "xml.parsers", "lxml"),  # follow entities, or are without end
    *("http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc", "socket"),
    *("socketserver", "ssl", "asyncio", "aiohttp", "requests", "urllib3", "webbrowser"),
    *("PySide6.QtNetwork", "PySide6.QtSql", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"),
    *("sqlite3", "openpyxl", "subprocess", "ctypes"),
)
KNOWN = {
    "eduapp/certificates/issue/press.py": "names what a torn pipe from its own child raises",
    "eduapp/certificates/exports/elmo.py": "writes XML, and reads none",
    "eduapp/drawing/archive/packet.py": "escapes text for XML",
    "eduapp/exams/questions/formats/xml_tree.py": "the one reader of XML: no entities, and caps",
    "eduapp/gui/listening.py": "a pair of sockets within this process wakes the thread that waits for others",
    "eduapp/certificates/neutrality/reading/pages.py": "PDFium is called so",
    "eduapp/core/shares.py": "Windows is asked so what kind of disk it is",
    "eduapp/kiosk/machine.py": "Windows is asked so for its own name",
    "eduapp/core/db/hearing.py": "the other end of that pair, for type checkers",
    "eduapp/gui/printing.py": "hands a PDF to lp, by a list of words and without a shell",
}
CHANCE = {
    "eduapp/gui/listening.py": "when to look again; nothing to guess",
    "eduapp/app/sample_site/": "invented people, the same with each seed",
    "eduapp/app/sample_data/": "invented people, the same with each seed",
}
TABLES = {"eduapp/core/sheets.py": "guards every cell that a spreadsheet could reckon"}
READERS = {
    "eduapp/core/files.py": "the one way in: ordinary files, up to a limit",
    "eduapp/core/appended.py": "a file of this program that is held open to be added to",
    "eduapp/core/bug_log.py": "writes the log, and makes the file",
    "eduapp/core/clock.py": "the system's own",
    "eduapp/core/file_locks.py": "an empty file of this program, held locked; reads nothing of it",
    "eduapp/core/secrecy.py": "whether the file of a server's certificate can be opened; reads nothing of it",
    "eduapp/core/i18n.py": "the program's own words",
    "eduapp/core/shares.py": "the system's list of disks",
    "eduapp/core/settings.py": "this PC's own settings",
    "eduapp/drawing/fonts.py": "the program's own letters",
    "eduapp/certificates/neutrality/reading/file.py": "streams within a PDF that is in memory",
    "eduapp/certificates/verification/web_page.py": "the program's own page",
    "eduapp/kiosk/tries.py": "this PC's own count",
    "eduapp/kiosk/identity.py": "this PC's own name",
    "eduapp/kiosk/machine.py": "the system's own",
    "eduapp/kiosk/ui/watch.py": "the system's own",
    "eduapp/kiosk/link_folder.py": "writes answers, and makes the file",
    "eduapp/app/opening.py": "sixteen bytes of the database, before it has any connection",
    "eduapp/app/running_mark.py": "a mark of this program, held locked",
    "eduapp/app/witness.py": "checkpoints of this program, added to",
    "eduapp/app/unsettled.py": "a note of this program",
    "eduapp/app/help.py": "the program's own pages",
    "eduapp/app/tour.py": "what the tour wrote itself",
    "eduapp/safekeeping/jobs/making.py": "asks the disk to keep a backup it has just made",
    "eduapp/safekeeping/jobs/folders.py": "asks the disk to keep a name",
    "eduapp/safekeeping/jobs/taking_out.py": "reads again what it has just written",
    "eduapp/safekeeping/jobs/restoring.py": "asks the disk to keep a name",
}
UNPACKERS = {
    "eduapp/exchange/files/formats/archive.py": "a spreadsheet, in chunks and with caps",
    "eduapp/exams/questions/formats/safe_zip.py": "questions, as above; names are no paths",
    "eduapp/certificates/drawing/package.py": "a template: known names alone, each with its own cap",
    "eduapp/exams/questions/formats/qti_writer.py": "writes one",
    "eduapp/exams/appeals/jobs.py": "writes one",
}
XML_READERS = {
    "eduapp/exams/questions/formats/xml_tree.py": "no document types, no entities, capped",
    "eduapp/certificates/exports/elmo.py": "the texts of what it has just written itself",
}
SECRET = re.compile(
    r"(?:^|_)(?:mac|hmac|secret|password|passphrase|pin|token|seal|signature|pin_hash|code_hash)$"
)
COMPARED = {
    "eduapp/certificates/exports/badge.py": "a signature is public",
    "eduapp/certificates/signing/form.py": "a signature is public",
    "eduapp/exams/custody/queries.py": "the number on the seal of a bag",
    "eduapp/people/access/rules.py": "a new PIN with parts of itself",
}
_READS = {"read_bytes", "read_text"}


def _allowed(table):
    """The modules of a table; a folder stands for all in it."""
    return {
        source.name(path)
        for path in source.modules()
        if any(
            source.name(path) == one or (one[-1] == "/" and source.name(path).startswith(one))
            for one in table
        )
    }


def test_nothing_runs_fetches_or_unpacks_what_others_wrote():
    source.none_of(
        places(source.modules(), imported(*NEVER), but=_allowed(KNOWN)),
        "Read it with core.files, formats of our own and their caps; nothing is fetched.",
    )


def test_no_text_becomes_a_program():
    forbidden = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile"}
    source.none_of(
        places(source.modules(), called(lambda what: what in forbidden or what.startswith("os.spawn"))),
        "There is another way.",
    )
    source.none_of(places(source.modules(), _by_a_shell), "Give the words as a list, and no shell.")


def test_no_archive_chooses_where_its_files_land():
    unpacks = called(lambda what: what.rpartition(".")[2] in {"extractall", "unpack_archive"})
    source.none_of(places(source.modules(), unpacks), "Read members in chunks, under names of our own.")
    source.none_of(
        places(source.modules(), imported("zipfile", "gzip", "bz2", "lzma"), but=_allowed(UNPACKERS)),
        "Go through a reader that has caps.",
    )


def test_xml_is_read_in_one_place_which_knows_no_entities():
    parsers = {"fromstring", "iterparse", "XMLParser", "ParserCreate"}
    reads = called(lambda what: what.rpartition(".")[2] in parsers)
    source.none_of(
        places(source.modules(), reads, but=XML_READERS),
        "Ask exams/questions/formats/xml_tree.",
    )


def test_tables_are_written_in_one_place_which_guards_cells():
    writes = called(lambda what: what in {"csv.writer", "csv.DictWriter", "DictWriter"})
    source.none_of(places(source.modules(), writes, but=TABLES), "Hand the rows to core.sheets.")
    source.none_of(
        places(source.modules(), imported("xlsxwriter", "openpyxl"), but=TABLES),
        "Hand the rows to core.sheets.",
    )


def test_the_readable_files_ask_the_same_guard():
    readable = source.PACKAGE / "safekeeping" / "formats" / "readable.py"
    assert "eduapp.core.sheets.guarded" in {whole for _line, whole in source.imports(readable)}


def test_files_are_read_in_one_place_which_has_a_limit():
    source.none_of(
        places(source.modules(), _reads_a_file, but=_allowed(READERS)),
        "Ask core.files: read_whole, bytes_of or open_plain. A pipe has no end, and a stick may hold one.",
    )


def test_chance_that_must_not_be_guessed_comes_from_secrets():
    source.none_of(
        places(source.modules(), imported("random"), but=_allowed(CHANCE)),
        "Take it from secrets, or core.crockford.",
    )


def test_secrets_are_compared_in_constant_time():
    source.none_of(
        places(source.modules(), _compares_a_secret, but=COMPARED), "Say hmac.compare_digest(given, kept)."
    )


def test_no_database_is_opened_by_another_library():
    source.none_of(
        places(source.modules(), uses("QSqlDatabase", "sqlite3", "apsw")),
        "Two SQLite libraries in one process drop each other's locks (reliability, decision 6).",
    )


@pytest.mark.parametrize(
    "table",
    [KNOWN, CHANCE, TABLES, READERS, UNPACKERS, XML_READERS, COMPARED],
    ids=lambda table: next(iter(table)),
)
def test_no_leave_outlives_its_module(table):
    source.none_of((one for one in table if not (source.ROOT / one).exists()), "Strike it from the table.")


def _by_a_shell(path):
    for node in source.nodes(path):
        if isinstance(node, ast.keyword) and node.arg == "shell":
            yield node.lineno, "shell="


def _reads_a_file(path):
    for node in source.nodes(path):
        if not isinstance(node, ast.Call):
            continue
        what = source._written(node.func)
        last = what.rpartition(".")[2]
        if what.startswith("resource(") or "resource(" in what:
            continue
        if (
            last in _READS
            or what in {"open", "io.open", "os.open"}
            or (last == "open" and _mode(node) is not None)
        ):
            yield node.lineno, what


def _mode(call):
    """How a path is opened, if it is one: "r" to read. None for what opens other things or only writes."""
    words = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    mode = next((word for word in words if re.fullmatch(r"[rwxab+t]{1,3}", word)), None)
    if mode is None:
        return "r" if any(one.arg in {"encoding", "newline"} for one in call.keywords) else None
    return mode if "r" in mode or "+" in mode else None


def _compares_a_secret(path):
    for node in source.nodes(path):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            for side in (node.left, *node.comparators):
                name = getattr(side, "attr", None) or getattr(side, "id", None)
                others = [one for one in (node.left, *node.comparators) if one is not side]
                plain = all(isinstance(one, ast.Constant) for one in others)
                if name and not plain and not name.isupper() and SECRET.search(name.lower()):
                    yield node.lineno, ast.unparse(node)


@pytest.mark.parametrize(
    ("words", "finder"),
    [
        ("subprocess.run(text, shell=True)", _by_a_shell),
        ("path.read_bytes()", _reads_a_file),
        ("open(path)", _reads_a_file),
        ('path.open("rb")', _reads_a_file),
        ("os.open(path, flags)", _reads_a_file),
        ("ok = given.token == kept", _compares_a_secret),
        ("import xml.etree.ElementTree", imported(*NEVER)),
        ("from urllib.request import urlopen", imported(*NEVER)),
    ],
)
def test_the_finders_find(tmp_path, words, finder):
    (tmp_path / "bad.py").write_text(f"{words}\n")
    assert list(finder(tmp_path / "bad.py"))
