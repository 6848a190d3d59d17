"""What lists would say if they were printed now, whoever looks: own.py judges what of it they are given."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.reach import of_everybody
from eduapp.core.spans import days, week_of
from eduapp.education.places.models import Place
from eduapp.education.timetable.models import Session
from eduapp.people.learners.models import Learner
from eduapp.records.lists import rules
from eduapp.records.lists.queries.taking_place import Day, Only, taking_place
from eduapp.records.lists.rules import Content, Kind, Subject, Twofold


def content_now(look: Look, subject: Subject) -> Content | None:
    """What a list would say if it were printed now; None if what it is of has been removed."""
    return contents_now(look, [subject])[subject]


def contents_now(look: Look, subjects: Collection[Subject]) -> dict[Subject, Content | None]:
    """The same for many lists, in as many statements as for one."""
    wanted = _moved_to_their_day(look, subjects)
    days_wanted = {day for subject in wanted.values() for day in _days_of(subject)}
    found = taking_place(look, days_wanted, _only(subjects))
    places = _names_of_places(look, subjects)
    learners = _learners(look, subjects)
    moving = {subject.day for subject in wanted.values() if subject.kind in (Kind.PLACE, Kind.UNIT)}
    twofold = {day: rules.twofold(found[day].all) for day in moving}
    return {asked: _content(subject, found, places, learners, twofold) for asked, subject in wanted.items()}


def _content(
    subject: Subject,
    found: dict[date, Day],
    places: dict[UUID, str],
    learners: dict[UUID, tuple[str, str]],
    twofold: dict[date, Twofold],
) -> Content | None:
    day = found[subject.day]
    if subject.kind == Kind.REGISTER:
        session = next((one for one in day.sessions if one.id == subject.id), None)
        return None if session is None else rules.register_sheet(session)
    if subject.kind == Kind.PLACE:
        there = [one for one in day.all if one.place_id == subject.id]
        name = places.get(subject.id, "") if subject.id else ""
        return rules.movements_to(name, subject.day, there, twofold[subject.day])
    if subject.kind == Kind.UNIT:
        told_twice = twofold[subject.day]
        return rules.movements_from(subject.unit, subject.day, day.all, told_twice, subject.site)
    if subject.id not in learners:
        return None
    own = [
        one
        for weekday in _days_of(subject)
        for one in found[weekday].all
        if any(person.id == subject.id for person in one.people)
    ]
    name, note = learners[subject.id]
    return rules.week_plan(name, subject.day, own, note)


def _only(subjects: Collection[Subject]) -> Only:
    """Register sheets need their sessions, week plans their learners; movement lists the whole day."""
    kinds, ids = {subject.kind for subject in subjects}, frozenset(one.id for one in subjects if one.id)
    if kinds == {Kind.REGISTER}:
        return Only(sessions=ids)
    return Only(learners=ids) if kinds == {Kind.WEEK} else Only()


def _days_of(subject: Subject) -> list[date]:
    return list(days(*week_of(subject.day))) if subject.kind == Kind.WEEK else [subject.day]


def _moved_to_their_day(look: Look, subjects: Collection[Subject]) -> dict[Subject, Subject]:
    """Each subject on the day it is on now: a session may have been moved since it was asked for."""
    ids = [subject.id for subject in subjects if subject.kind == Kind.REGISTER]
    query = select(Session.id, Session.day).where(Session.id.in_(ids))
    moved: dict[UUID | None, date] = {id: day for id, day in (look.execute(query) if ids else ())}  # noqa: C416 - rows
    return {subject: replace(subject, day=moved.get(subject.id, subject.day)) for subject in subjects}


def _names_of_places(look: Look, subjects: Iterable[Subject]) -> dict[UUID, str]:
    ids = [subject.id for subject in subjects if subject.kind == Kind.PLACE and subject.id]
    query = select(Place.id, Place.name).where(Place.id.in_(ids))
    return {id: name for id, name in (look.execute(query) if ids else ())}  # noqa: C416 - rows


def _learners(look: Look, subjects: Iterable[Subject]) -> dict[UUID, tuple[str, str]]:
    """Their names as they stand on papers, given name first, and what may be printed for them."""
    ids = [subject.id for subject in subjects if subject.kind == Kind.WEEK]
    query = select(Learner.id, Learner.given_name, Learner.family_name, Learner.learner_note).where(
        Learner.id.in_(ids)
    )
    told = of_everybody(query, "whole lists, judged by own.kept_back before they are told")
    return {
        id: (" ".join(filter(None, (given, family))), note)
        for id, given, family, note in (look.execute(told) if ids else ())
    }
