"""Competence aims of trades, from a curriculum: trade, code, and the wording in Bokmål and Nynorsk."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, ngettext
from eduapp.core.progress import Progress
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.courses import VALID_FROM, VALID_TO
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem, entering
from eduapp.workshops.aims import queries, service, terms
from eduapp.workshops.aims.rules import register as rules
from eduapp.workshops.aims.rules.register import AimFacts, Wording, check_aim

HERE_ALREADY = N_("{code} is here already, word for word. Nothing is changed.")
TWICE = N_("{code} of this trade stands in line {line} already. Keep one of them.")


def codes(text: str) -> str | Problem:
    """Codes are kept in capitals, so that km1 and KM1 are one."""
    code = words.codes(rules.LONGEST_CODE)(text)
    return code if isinstance(code, Problem) else code.upper()


TRADE = Field(
    "trade",
    N_("Trade"),
    words.choices(
        {
            code.key: (*dict.fromkeys(code.labels.values()), code.key.rstrip("-"))
            for code in code_list(rules.TRADES)
        }
    ),
    required=True,
    synonyms=("Fag", "Lærefag", "Programområde"),
)
CODE = Field("code", N_("Code"), codes, required=True, synonyms=("Kode", "Målkode"))
TEXT_NB = Field(
    "text_nb",
    N_("Aim in Bokmål"),
    words.texts(rules.LONGEST_TEXT),
    required=True,
    synonyms=("Bokmål", "Kompetansemål", "Kompetansemål bokmål", "Tekst", "Aim"),
)
TEXT_NN = Field(
    "text_nn",
    N_("Aim in Nynorsk"),
    words.texts(rules.LONGEST_TEXT),
    synonyms=("Nynorsk", "Kompetansemål nynorsk"),
)
PLAN = Field(
    "plan", N_("Curriculum"), words.codes(rules.LONGEST_PLAN), synonyms=("Læreplan", "Plan", "Læreplankode")
)
POSITION = Field(
    "position",
    N_("Place in the plan"),
    cells.numbers(1, rules.MOST_AIMS),
    synonyms=("Rekkefølge", "Rekkjefølgje", "Nr", "Order"),
)
_CELLS: Mapping[type[Violation], str] = {  # which cell a rule speaks of
    rules.CodeOdd: CODE.label,
    rules.PlanOdd: PLAN.label,
    rules.TextMissing: TEXT_NB.label,
    rules.ValidBackward: VALID_TO.label,
}


def fields(_today: date) -> Fields:
    """The columns a list of aims may have."""
    return (TRADE, CODE, TEXT_NB, TEXT_NN, PLAN, POSITION, VALID_FROM, VALID_TO)


def judge(session: Session, preview: Preview, _moment: Moment) -> Judge:
    """Beside the register: known word for word, or new. Another wording or place is new, too."""
    here = queries.known(session)
    lines: dict[tuple[str, str], int] = {}
    for row in preview.rows:
        trade, code = TRADE.of(row.values), CODE.of(row.values)
        if trade and code and row.choice is not State.LEFT_OUT:
            lines.setdefault((trade, code), row.line)

    def look(line: int, values: Values) -> Iterator[Problem | Known]:
        trade, code = TRADE.of(values), CODE.of(values)
        before = here.get((trade or "", code or ""))
        facts = facts_of(values, before.facts if before else None)
        if facts is None:
            return
        first = lines.get((facts.trade, facts.code), line)
        if first != line:
            yield Problem(TWICE, {"code": facts.code, "line": first}, column=CODE.label)
        elif before is not None and facts == before.facts:
            yield Known(HERE_ALREADY, {"code": facts.code}, certain=True)
        else:
            for violation in check_aim(facts):
                yield as_problem(violation, _CELLS.get(type(violation), ""))

    return look


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Enter them in the order of the file; what is known by its code gets the wording of the file."""
    here, fresh = queries.known(uow.session), entering(rows)
    for count, row in enumerate(fresh):
        before = here.get((TRADE.of(row.values) or "", CODE.of(row.values) or ""))
        facts = facts_of(row.values, before.facts if before else None)
        if facts is not None:
            progress.step(count, len(fresh), facts.code)
            service.save_aim(uow, service.SaveAim(facts=facts))
    return len(fresh)


def facts_of(values: Values, before: AimFacts | None = None) -> AimFacts | None:
    """A row as the aim it would become; an empty cell says nothing against what is known."""
    trade, code, text = TRADE.of(values), CODE.of(values), TEXT_NB.of(values)
    if trade is None or code is None or text is None:
        return None
    was = before or AimFacts(trade, code, Wording(text))
    return AimFacts(
        trade,
        code,
        Wording(_one_line(text), _one_line(TEXT_NN.of(values) or was.wording.nn)),
        PLAN.of(values) or was.plan,
        POSITION.of(values) or was.position,
        VALID_FROM.of(values) or was.valid_from,
        VALID_TO.of(values) or was.valid_to,
    )


def _one_line(text: str) -> str:
    """As the register keeps it, so that a repeat is known."""
    return " ".join(text.split())


AIMS = Subject(
    key="aims",
    label=N_("Competence aims"),
    title=N_("Bring in competence aims"),
    permissions=(terms.KEEP_AIMS,),
    topics_of="aims.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    turn=terms.AIM_CODES,
    verb=lambda count: ngettext("Bring in {count} aim", "Bring in {count} aims", count).format(count=count),
    done=lambda count: ngettext("{count} aim is in.", "{count} aims are in.", count).format(count=count),
)
