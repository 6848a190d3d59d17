"""The command line: `eduapp` opens the window, everything else works without one.

Only what a command needs is imported, so that the window is there at once.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import eduapp
from eduapp.app import way_on
from eduapp.app.backup_words import add_backup
from eduapp.app.command_words import choose_language
from eduapp.app.location import PASSWORD, PASSWORD_SHOWN
from eduapp.core.bug_log import hear_libraries, hear_python
from eduapp.core.errors import EduError
from eduapp.core.files import could_not, is_full_or_closed
from eduapp.core.i18n import LANGUAGES, N_, _

UNUSABLE = 2  # also what argparse answers to words it does not know

_SUBJECTS = (
    "people",
    "courses",
    "groups",
    "enrolments",
    "timetable",
    "hours",
    "results",
    "marks",
    "aims",
    "questions",
)  # of import
QUESTIONS = "questions"
QTI = "qti"
PAPER_EXPORT = ("certificates", "export")
_QUESTION_FORMATS = ("gift", "aiken", "moodle-xml", QTI)
_RUN = {
    None: "eduapp.app.window:run",
    "tour": "eduapp.app.tour:run",
    "screenshots": "eduapp.app.screenshots:run",
    "import": "eduapp.app.import_command:run",
    "export": "eduapp.app.export_command:run",
    "import questions": "eduapp.app.questions_command:bring_in",
    "export questions": "eduapp.app.questions_command:hand_out",
    "sample-data": "eduapp.app.sample_data:run",
    "database": "eduapp.app.database_command:run",
    "database roles": "eduapp.app.database_roles:run",
    "backup": "eduapp.app.backup_command:run",
    "kiosk": "eduapp.kiosk.run:run",
    "statistics": "eduapp.app.statistics_command:run",
    "examine": "eduapp.app.examine_command:run",
    "certificates verify": "eduapp.app.verify_command:run",
    "certificates verify-page": "eduapp.app.verify_command:write_page",
    "certificates register": "eduapp.app.register_command:run",
    "certificates export": "eduapp.app.certificate_command:run",
    "audit": "eduapp.app.audit_command:run",
}


OWN_DATABASE = ("tour", "screenshots", "sample-data")  # these make one, and never touch another
NOT_THAT_DATABASE = N_("“{command}” makes a database of its own. Leave --database out.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code for the shell."""
    words = sys.argv[1:] if argv is None else argv
    if argv is None:  # the process is ours alone
        hear_python()
    if words:  # the window alone finds its language by itself, once it is open
        choose_language(words)
    parser = _parser()
    arguments = parser.parse_args(words)
    _expect_what_belongs(parser, arguments)
    if arguments.command in OWN_DATABASE and arguments.database:
        return _unusable(_(NOT_THAT_DATABASE).format(command=arguments.command))
    if arguments.database and _shows_password(arguments.database):
        return _unusable(_(PASSWORD_SHOWN).format(variable=PASSWORD))
    of_subject = f"{arguments.command} {getattr(arguments, 'subject', '')}"
    module, _colon, name = _RUN[of_subject if of_subject in _RUN else arguments.command].partition(":")
    if argv is None and arguments.command is not None:
        hear_libraries()
    run: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), name)
    try:
        return run(arguments)
    except EduError as error:
        return _unusable(way_on.told(error, arguments))
    except KeyboardInterrupt:  # at a question, mostly
        return _unusable(_("Stopped."))
    except OSError as error:
        if not is_full_or_closed(error):
            raise  # a bug of ours
        return _unusable(could_not(error, Path(error.filename or ".")).sentence())


def _expect_what_belongs(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Options that questions need and rows do not know, or the other way round; and those of one format."""
    if arguments.command == "export" and arguments.subject == QUESTIONS:
        _expect_of_export(parser, arguments)
    if (
        arguments.command,
        getattr(arguments, "subject", ""),
    ) == PAPER_EXPORT and arguments.badge is arguments.elmo is None:
        parser.error(_("the following arguments are required: %s") % "--badge, --elmo")
    if arguments.command != "import":
        return
    of_questions = arguments.subject == QUESTIONS
    if of_questions and arguments.format is None:
        parser.error(_("the following arguments are required: %s") % "--format")
    foreign = ("refused",) if of_questions else ("format", "encoding")
    odd = [f"--{name}" for name in foreign if getattr(arguments, name)]
    if odd:
        parser.error(_("unrecognized arguments: %s") % " ".join(odd))


def _expect_of_export(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Versions are QTI's, and a package goes into a file."""
    if arguments.format == QTI and arguments.file is None and not arguments.json:
        parser.error(_("the following arguments are required: %s") % "FILE")
    if arguments.format != QTI and arguments.version:
        parser.error(_("unrecognized arguments: %s") % "--version")


def _shows_password(url: str) -> bool:
    """Whether a password stands in the address, and so in the list of processes."""
    from eduapp.core.db.server import holds_password  # noqa: PLC0415 - heavy, and most name no address

    try:
        return holds_password(url)
    except EduError:
        return False  # what is wrong with it is told where it is opened


def _unusable(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eduapp", description=_("Dagverk: education, exams and workshops inside prisons.")
    )
    version = f"Dagverk {eduapp.__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("tell the version"))
    everywhere = argparse.ArgumentParser(add_help=False)
    _add_places(everywhere, default=argparse.SUPPRESS)
    _add_places(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))

    def command(name: str, about: str, more: str | None = None) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[everywhere], help=about, description=more or about)

    _add_tour(command("tour", _("play a whole term on a fresh database")))
    _add_screenshots(command("screenshots", _("draw every screen with the sample site")))
    codes = _("Exit code 0: all rows are in; 1: some were refused (listed); 2: the file is unusable.")
    about = _(
        "bring in people, courses, groups, enrolments, the timetable, hours, results, marks, aims or exam"
        " questions from a file"
    )
    _add_import(command("import", about, codes))
    final = _("Exit code 0: all days are final; 1: some are not (counted); 2: nothing was written.")
    about = _("write minutes for the daily allowance to a file")
    export = command("export", _("write minutes for the daily allowance, or exam questions, to a file"))
    _add_export(export, everywhere, final, about)
    _add_sample_data(command("sample-data", _("make a seeded database for trying out")))
    about = _("tell or choose where the data is, or copy it to a server that several PCs share")
    _add_database(command("database", about), everywhere)
    add_backup(command("backup", _("make, check and bring back backups")), everywhere)
    _add_kiosk(command("kiosk", _("show the exam to one candidate, and nothing else")))
    about = _("tell how the questions of a table of marks worked")
    _add_statistics(command("statistics", about, _more_on_statistics(about)))
    about = _("check papers that somebody shows, or save them for others")
    _add_certificates(command("certificates", about), everywhere)
    about = _("check the trail of all changes, or tell its checkpoint")
    _add_audit(command("audit", about), everywhere)
    about = _("mark an exam in a sealed file, without a database")
    here = argparse.ArgumentParser(add_help=False)
    _add_places(here, default=argparse.SUPPRESS, has_database=False)
    examine = commands.add_parser("examine", parents=[here], help=about, description=about)
    sealed = _("the file that the school has sent; by default it is asked for")
    examine.add_argument("file", type=Path, nargs="?", metavar="FILE", help=sealed)
    return parser


def _add_places(parser: argparse.ArgumentParser, default: object, *, has_database: bool = True) -> None:
    url = _("another database, such as postgresql+psycopg://…")
    spoken = _("language of screen and messages")
    parser.add_argument("--data", type=Path, metavar="DIR", default=default, help=_("the data folder"))
    if has_database:
        parser.add_argument("--database", metavar="URL", default=default, help=url)
    parser.add_argument("--language", choices=LANGUAGES, default=default, help=spoken)


def _add_tour(tour: argparse.ArgumentParser) -> None:
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("an empty folder"))


def _add_screenshots(shots: argparse.ArgumentParser) -> None:
    shots.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder to write to"))
    shots.add_argument("--theme", choices=("light", "dark", "high_contrast"), default="light")
    shots.add_argument("--text-scale", type=int, choices=(100, 125, 150, 175, 200), default=100)
    shots.add_argument("--size", type=_size, default=(1366, 696), metavar="1366x696")


def _add_import(bring: argparse.ArgumentParser) -> None:
    refused = _("write the refused rows here, to be corrected")
    bring.add_argument("subject", choices=_SUBJECTS)
    bring.add_argument("file", type=Path)
    bring.add_argument("--dry-run", action="store_true", help=_("check only; nothing is saved"))
    bring.add_argument("--refused", type=Path, metavar="FILE", help=refused)
    good = _("hours: bring in the rows that are not refused")
    bring.add_argument("--good-rows", action="store_true", help=good)
    bring.add_argument("--json", action="store_true", help=_("tell what became of the rows as JSON"))
    bring.add_argument("--format", choices=_QUESTION_FORMATS, help=_("of a file of questions"))
    letters = _("of a file of questions; by default utf-8")
    bring.add_argument("--encoding", choices=("utf-8", "windows-1252"), help=letters)


def _add_export(
    export: argparse.ArgumentParser, everywhere: argparse.ArgumentParser, final: str, about: str
) -> None:
    subjects = export.add_subparsers(dest="subject", metavar=_("SUBJECT"), required=True)
    days = subjects.add_parser("handoff", parents=[everywhere], help=about, description=final)
    such_as = _("such as {day}")
    for option, name, day in (("--from", "first", "2026-11-23"), ("--to", "last", "2026-11-29")):
        help_ = such_as.format(day=day)
        days.add_argument(option, dest=name, required=True, metavar="DAY", help=help_)
    days.add_argument("file", type=Path, metavar="FILE")
    ending = _("by default as the name of the file ends")
    days.add_argument("--format", choices=("csv", "xlsx"), help=ending)
    about = _("write the questions of the bank, with what is right")
    codes = _(
        "Exit code 0: written; 1: some do not fit (listed), nothing was written; 2: the file cannot be."
    )
    bank = subjects.add_parser(QUESTIONS, parents=[everywhere], help=about, description=codes)
    bank.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("by default onto the screen"))
    bank.add_argument("--format", choices=_QUESTION_FORMATS, required=True)
    versions = _("of QTI; by default 2.1, and the file is a .zip")
    bank.add_argument("--version", choices=("2.1", "2.2", "3.0"), help=versions)
    bank.add_argument("--json", action="store_true", help=_("tell every question as JSON"))


def _add_sample_data(sample: argparse.ArgumentParser) -> None:
    sample.add_argument("--size", choices=("S", "M", "L", "N", "X"), required=True)
    sample.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the file to make"))
    sample.add_argument("--seed", type=int, default=2026)


def _add_database(database: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    subjects = database.add_subparsers(dest="subject", metavar=_("SUBJECT"), required=True)
    address = _("such as postgresql+psycopg://USER@SERVER/NAME?sslrootcert=FILE")
    secret = _(
        "The password does not stand in the address, where others on this PC could read it: it is asked for,"
        " or read from DAGVERK_PASSWORD."
    )
    for name, about in (
        ("show", _("tell which database this PC works with, and whether it can be reached")),
        ("use", _("work with a database server from now on")),
        ("alone", _("work with the file in the data folder from now on")),
        ("copy-to", _("copy everything in the data folder into an empty database on a server")),
        ("upgrade", _("PostgreSQL: bring the database up to date, as its owner")),
    ):
        words = f"{about}. {secret}" if name in ("use", "copy-to") else about
        one = subjects.add_parser(name, parents=[everywhere], help=about, description=words)
        if name == "upgrade":
            one.add_argument("--backed-up", action="store_true", help=_("a dump of the database was made"))
        elif words != about:
            one.add_argument("url", metavar="URL", help=address)
    codes = _("Exit code 0: everything is shut; 1: something is still open (listed); 2: nothing was done.")
    about = _("PostgreSQL: make the accounts of staff PCs and of exam PCs, or renew them")
    roles = subjects.add_parser("roles", parents=[everywhere], help=about, description=codes)
    kept = _("where the password of staff PCs stands; for a new account one is made and shown once")
    roles.add_argument("--staff-password-file", type=Path, metavar="FILE", help=kept)
    kept = _("the same for the password of exam PCs")
    roles.add_argument("--password-file", type=Path, metavar="FILE", help=kept)
    anew = _("make new passwords for accounts that are there, too")
    roles.add_argument("--new-passwords", action="store_true", help=anew)


def _add_kiosk(kiosk: argparse.ArgumentParser) -> None:
    way = kiosk.add_mutually_exclusive_group(required=True)
    way.add_argument("--folder", type=Path, metavar="DIR", help=_("the folder or stick with the seats"))
    way.add_argument("--seats", metavar="URL", help=_("the database with the seats, as the role of seats"))
    kiosk.add_argument("--one", type=int, metavar="NUMBER", help=_("for this candidate alone"))
    kiosk.add_argument("--out", type=Path, metavar="DIR", help=_("where paper and moves are written to"))
    kiosk.add_argument("--leave", metavar="CODE", help=_("a code to leave with before anybody sits down"))


def _more_on_statistics(about: str) -> str:
    form = _(
        "The table: headings in the first line, then a row for each attempt. The first column names the"
        " attempt, each other is a question; ; or , between cells, decimals with comma or point, nothing"
        " where a question was left out. A row right under the headings that begins with max or maks has"
        " the highest marks."
    )
    codes = _("Exit code 0: reckoned; 1: something in it is wrong (listed); 2: the file cannot be read.")
    return f"{about}. {form} {codes}"


def _add_statistics(statistics: argparse.ArgumentParser) -> None:
    statistics.add_argument("file", type=Path, metavar="FILE.csv")
    statistics.add_argument("--json", action="store_true", help=_("tell all figures as JSON"))
    least = _("show figures from so many attempts on, instead of by the school's rule")
    statistics.add_argument("--least", type=_count, metavar="COUNT", help=least)


def _add_certificates(certificates: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    subjects = certificates.add_subparsers(dest="subject", metavar=_("SUBJECT"), required=True)
    codes = _(
        "Exit code 0: genuine; 1: not genuine; 2: cannot be read or said; 3: revoked, replaced or expired."
        " Of several files 1 comes before 3, 3 before 2, 2 before 0. Of a picture or a scan only the code can"
        " be genuine, which could have been copied onto another page: that is 2 until somebody compares."
    )
    about = _("tell whether papers (PDF or picture) are genuine, without a network")
    verify = subjects.add_parser("verify", parents=[everywhere], help=about, description=f"{about}. {codes}")
    verify.add_argument("files", type=Path, nargs="+", metavar="FILE")
    verify.add_argument("--json", action="store_true", help=_("tell all that was found as JSON"))
    enough = _("answer 0 also where only the code is genuine: for who compares every line with the paper")
    verify.add_argument("--accept-code", action="store_true", help=enough)
    about = _("write the web page that checks papers in any browser, without a network")
    page = subjects.add_parser("verify-page", parents=[everywhere], help=about, description=about)
    page.add_argument("file", type=Path, metavar="FILE.html")
    keys = _("the school’s keys (or its web page for checking papers); by default those in the database")
    status = _("a newer list of its revoked papers: by itself, or a newer page or file of lists")
    for one in (verify, page):
        one.add_argument("--keys", type=Path, metavar="FILE", help=keys)
        one.add_argument("--status", type=Path, metavar="FILE", help=status)
    codes = _("Exit code 0: it holds; 1: something is not as it was written (named); 2: it cannot be read.")
    about = _("check the register of issue: every entry, and every paper against it")
    more = f"{about}. {codes}"
    _add_register(subjects.add_parser("register", parents=[everywhere], help=about, description=more))
    codes = _("Exit code 0: written; 2: it cannot be.")
    about = _("save a paper that counts in a format of others: Open Badge 3.0, ELMO 1.5")
    more = f"{about}. {codes}"
    _add_paper_export(subjects.add_parser("export", parents=[everywhere], help=about, description=more))


def _add_paper_export(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "number", metavar="NUMBER", help=_("of the paper, such as {such}").format(such="2026-00417")
    )
    badge = _("where to write it as an Open Badge 3.0 (.jwt), which the school's key signs once")
    export.add_argument("--badge", type=Path, metavar="FILE", help=badge)
    elmo = _("where to write it as ELMO 1.5 (.xml), with the paper in it")
    export.add_argument("--elmo", type=Path, metavar="FILE", help=elmo)


def _add_audit(audit: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    subjects = audit.add_subparsers(dest="subject", metavar=_("SUBJECT"), required=True)
    codes = _("Exit code 0: it holds; 1: something is not as it was written (named); 2: it cannot be read.")
    about = _("check every entry of the trail, and name the first that was changed, taken out or put in")
    verify = subjects.add_parser("verify", parents=[everywhere], help=about, description=f"{about}. {codes}")
    kept = _(
        "a checkpoint from paper, such as “417 9F3C 7K2M 0QRS TVWX 4Z”, or a file of them; several times if"
        " there are several"
    )
    verify.add_argument("--anchor", action="append", default=[], metavar="ANCHOR", help=kept)
    verify.add_argument("--json", action="store_true", help=_("tell all that was found as JSON"))
    about = _("tell the checkpoint of the trail, to be kept somewhere else")
    checkpoint = subjects.add_parser("checkpoint", parents=[everywhere], help=about, description=about)
    sheet = _("write it as a sheet to be signed and locked in")
    checkpoint.add_argument("--pdf", type=Path, metavar="FILE", help=sheet)


def _add_register(register: argparse.ArgumentParser) -> None:
    register.add_argument("verb", choices=("verify",))
    heads = _("a last entry that was written down earlier, such as {such}; may be given several times")
    such = heads.format(such="417:9f3c…")
    register.add_argument("--head", type=_head, action="append", default=[], metavar="N:DIGEST", help=such)
    register.add_argument("--json", action="store_true", help=_("tell all that was found as JSON"))


def _head(text: str) -> object:
    from eduapp.app.register_command import head_of  # noqa: PLC0415 - heavy, and most commands need none

    try:
        return head_of(text)
    except ValueError:
        words = _("{text} is not a last entry; write it as it was told: a number, a colon, 64 digits")
        raise argparse.ArgumentTypeError(words.format(text=text)) from None


def _count(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(
        _("{text} is not a number of attempts; write 1 or more").format(text=text)
    )


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        wrong = _("{text} is not a size; write it as 1366x696").format(text=text)
        raise argparse.ArgumentTypeError(wrong) from None
