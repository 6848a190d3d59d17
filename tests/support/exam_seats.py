"""A database with one seat in it, by the small functions of exam_seat.sql: for tests of the kiosk alone."""

import json
from pathlib import Path

from eduapp.kiosk.formats.claim import claim_facts
from eduapp.kiosk.formats.messages import Message, message_facts
from tests.support.given_kiosk import CODE, NUMBER, a_claim, a_sealed_paper

FUNCTIONS = (Path(__file__).parent / "exam_seat.sql").read_text(encoding="utf-8")
CUT = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dagverk kiosk'"


def make_seat(connection, **changed):
    """The functions anew, and the seat of candidate 7."""
    connection.execute("drop schema if exists exam_seat cascade")
    connection.execute(FUNCTIONS)
    facts = claim_facts(a_claim(**changed))
    told = {name: value for name, value in facts.items() if name not in {"token", "records"}}
    connection.execute(
        "insert into exam_seat.seat (number, code, told, paper) values (%s, %s, %s, %s)",
        (NUMBER, CODE, json.dumps(told), a_sealed_paper()),
    )


def say(connection, n, kind, **body):
    """Tell the seat something."""
    told = json.dumps(message_facts(Message(n, kind, body)))
    connection.execute("insert into exam_seat.said values (%s, %s, %s)", (NUMBER, n, told))


def kept(connection):
    """The records that have arrived, in their order."""
    rows = connection.execute("select record from exam_seat.kept where number = %s order by n", (NUMBER,))
    return [bytes(record) for (record,) in rows.fetchall()]
