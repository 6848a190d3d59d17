from sqlalchemy import select

from eduapp.certificates import queries
from eduapp.certificates.models import Certificate
from eduapp.core.files import sha256
from eduapp.people.audit.queries import TrailFilter, trail


def test_papers_are_what_the_program_itself_would_issue(look):
    rows = queries.register(look)

    assert len(rows) == 4
    for row in rows:
        head = queries.certificate(look, row.id)
        assert row.state == "issued"
        assert sha256(queries.pdf(look, row.id)) == head.sha256
        assert queries.sources(look, row.id)


def test_numbers_follow_the_days(look):
    numbers = look.execute(
        select(Certificate.number, Certificate.issued_on).order_by(Certificate.number)
    ).all()

    assert [day for _number, day in numbers] == sorted(day for _number, day in numbers)
    assert all(number.startswith(f"{day.year}-") for number, day in numbers)


def test_the_trail_tells_who_issued_them(look):
    entries = trail(look, TrailFilter(action="certificates.issued"))

    assert [entry.actor for entry in entries] == ["Solveig Nes"] * 4
