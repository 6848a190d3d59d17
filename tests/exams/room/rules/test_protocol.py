"""What makes two protocols two."""

from dataclasses import replace

from eduapp.exams.room.rules.protocol import Pairs, Protocol, Signature, Table

TABLE = Table("Log", (("No.", 1),), (("1",),), "Nothing")
TOLD = Protocol(
    language="nb",
    title="Protocol",
    school="",
    exam="MAT",
    unfinished="",
    head=(("Place", "Rom 5"),),
    tables=(TABLE,),
    cases_title="",
    cases=(Pairs("Candidate 103", (("Noted", "11:05"),)),),
    no_cases="",
    signing_title="",
    signing="",
    to_sign=("", ""),
    seal_title="",
    signatures=(Signature("Berit", "watched"),),
    seal="abc",
)


def test_every_fact_on_it_tells_it_from_another():
    others = [
        replace(TOLD, head=(("Place", "Rom 6"),)),
        replace(TOLD, tables=(replace(TABLE, rows=(("2",),)),)),
        replace(TOLD, cases=()),
        replace(TOLD, signatures=()),
        replace(TOLD, seal="abd"),
        replace(TOLD, names=TABLE),
        replace(TOLD, language="nn"),
    ]

    assert len({TOLD.texts, *(one.texts for one in others)}) == len(others) + 1
