"""One calendar: days of the school, bookings of people and places, what a cancelled session is worth.

Exams that are planned and rooms of workshops with their posts are booked from now on; those there are already
are booked here.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.base import new_id

revision = "r0008"
down_revision = "r0007"

LONGEST_EXAM = 300  # minutes: opplæringsforskrifta § 9-28
MINUTES_A_DAY = 1440
EVERY_WORKDAY = "01234"
LONG_AGO = date(2000, 1, 1)  # of a workshop nobody had a post in


def upgrade() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_calendar_day_runs_forward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
    )
    op.create_index("ix_calendar_day_last_day", "calendar_day", ["last_day"])
    # Not as a batch: a copied table has its constraints in another order each time.
    op.add_column("session", sa.Column("cancel_paid", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_index("ix_session_place_id_day", "session", ["place_id", "day"])
    _create_bookings()
    _book_sittings()
    _book_workshops()


def downgrade() -> None:
    op.drop_table("booking_person")
    op.drop_table("booking")
    op.drop_index("ix_session_place_id_day", "session")
    op.drop_column("session", "cancel_paid")
    op.drop_table("calendar_day")


def _create_bookings() -> None:
    op.create_table(
        "booking",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("appointment_kind", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("weekdays", sa.String(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("movable", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_day IS NULL OR first_day <= last_day", name=op.f("ck_booking_runs_forward")),
        sa.CheckConstraint(
            "(start_minute IS NULL AND end_minute IS NULL)"
            " OR (start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440)",
            name=op.f("ck_booking_time_known_or_not"),
        ),
        sa.CheckConstraint(
            "(kind = 'appointment') = (appointment_kind <> '')", name=op.f("ck_booking_kind_of_appointment")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_booking_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sa.UniqueConstraint("kind", "source_id", name=op.f("uq_booking_kind_source_id")),
    )
    op.create_index("ix_booking_place_id_first_day", "booking", ["place_id", "first_day"])
    op.create_index("ix_booking_last_day", "booking", ["last_day"])
    op.create_table(
        "booking_person",
        sa.Column("booking_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(learner_id IS NULL) <> (user_id IS NULL)", name=op.f("ck_booking_person_one_person")
        ),
        sa.CheckConstraint(
            "first_day IS NULL OR last_day IS NULL OR first_day <= last_day",
            name=op.f("ck_booking_person_runs_forward"),
        ),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_booking_person_booking_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_booking_person_learner_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_booking_person_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking_person")),
    )
    for column in ("booking_id", "learner_id", "user_id"):
        op.create_index(f"ix_booking_person_{column}", "booking_person", [column])


def _book_sittings() -> None:
    sitting = _table(
        "sitting", "id course_id place_id invigilator_id", day=sa.Date(), start_minute=sa.Integer()
    )
    course = _table("course", "id", name=sa.String())
    candidate = _table("candidate", "sitting_id learner_id")
    bound = op.get_bind()
    exams = bound.execute(
        sa.select(sitting, course.c.name).join(course, course.c.id == sitting.c.course_id)
    ).all()
    bookings = {
        row.id: _booking(
            "sitting", row.id, row.name, row.day, row.day, "", _exam_time(row.start_minute), row.place_id
        )
        for row in exams
    }
    people = [_person(bookings[row.id], user_id=row.invigilator_id) for row in exams if row.invigilator_id]
    people += [
        _person(bookings[row.sitting_id], learner_id=row.learner_id)
        for row in bound.execute(sa.select(candidate))
    ]
    _insert(list(bookings.values()), people)


def _book_workshops() -> None:
    minutes = {"shift_start": sa.Integer(), "shift_end": sa.Integer()}
    workshop = _table("workshop", "id place_id", name=sa.String(), active=sa.Boolean(), **minutes)
    days = {"first_day": sa.Date(), "last_day": sa.Date()}
    placement = _table("placement", "workshop_id learner_id", **days)
    bound = op.get_bind()
    posts = bound.execute(sa.select(placement).order_by(placement.c.first_day)).all()
    first = {post.workshop_id: post.first_day for post in reversed(posts)}
    bookings = {
        row.id: _booking(
            "shift", row.id, row.name, first.get(row.id, LONG_AGO), None, EVERY_WORKDAY,
            (row.shift_start, row.shift_end), row.place_id,
        ) | {"movable": True, "released": not row.active}
        for row in bound.execute(sa.select(workshop))
    }  # fmt: skip
    people = [
        _person(bookings[post.workshop_id], learner_id=post.learner_id)
        | {"first_day": post.first_day, "last_day": post.last_day}
        for post in posts
        if post.last_day is None or post.first_day <= post.last_day
    ]
    _insert(list(bookings.values()), people)


def _exam_time(start: int) -> tuple[int, int]:
    return start, min(start + LONGEST_EXAM, MINUTES_A_DAY)


def _booking(
    kind: str,
    source_id: object,
    title: str,
    first: object,
    last: object,
    weekdays: str,
    times: tuple[int, int],
    place_id: object,
) -> dict[str, Any]:
    return {
        "id": new_id(), "version": 1, "kind": kind, "source_id": source_id, "title": title,
        "appointment_kind": "", "first_day": first, "last_day": last, "weekdays": weekdays,
        "start_minute": times[0], "end_minute": times[1], "place_id": place_id, "movable": False,
        "released": False,
    }  # fmt: skip


def _person(booking: dict[str, Any], *, learner_id: object = None, user_id: object = None) -> dict[str, Any]:
    return {
        "id": new_id(), "version": 1, "booking_id": booking["id"], "learner_id": learner_id,
        "user_id": user_id, "first_day": None, "last_day": None,
    }  # fmt: skip


def _insert(bookings: list[dict[str, Any]], people: list[dict[str, Any]]) -> None:
    days = {"first_day": sa.Date(), "last_day": sa.Date()}
    minutes = {"version": sa.Integer(), "start_minute": sa.Integer(), "end_minute": sa.Integer()}
    words = {name: sa.String() for name in ("kind", "title", "appointment_kind", "weekdays")}
    truths = {"movable": sa.Boolean(), "released": sa.Boolean()}
    booking = _table("booking", "id source_id place_id", **days, **minutes, **words, **truths)
    person = _table("booking_person", "id booking_id learner_id user_id", version=sa.Integer(), **days)
    if bookings:
        op.bulk_insert(booking, bookings)
    if people:
        op.bulk_insert(person, people)


def _table(name: str, ids: str, /, **columns: Any) -> sa.TableClause:  # noqa: ANN401 - column types
    return sa.table(
        name,
        *(sa.column(one, sa.Uuid()) for one in ids.split()),
        *(sa.column(one, kind) for one, kind in columns.items()),
    )
