"""The workshops of the invented autumn: hours from the timesheets, posts, and what is approved."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

from eduapp.app.sample_site import facts
from eduapp.app.sample_site.bringing import bring
from eduapp.core.errors import Refused
from eduapp.core.resources import resource
from eduapp.exchange.files.formats import read_table
from eduapp.people.learners import queries as learner_queries
from eduapp.workshops.aims import queries as aim_queries
from eduapp.workshops.aims import service as aims
from eduapp.workshops.hours import queries as hours_queries
from eduapp.workshops.hours import service as hours
from eduapp.workshops.machines import service as machines
from eduapp.workshops.machines.rules.register import MachineFacts
from eduapp.workshops.machines.rules.training import Step
from eduapp.workshops.road import service as roads
from eduapp.workshops.road.rules.entering import PracticeFacts, RoadFacts
from eduapp.workshops.tools import queries as tool_queries
from eduapp.workshops.tools import service as tools
from eduapp.workshops.tools.rules.register import BoardFacts, ToolFacts

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

TRAINING = (Step.THEORY, Step.PRACTICE, Step.INSTRUCTION, Step.INSTRUCTOR_SIGNED, Step.LEARNER_SIGNED)


def work(site: Site) -> None:
    """The timesheets come in, everybody has a post, and the leaders approve what is over."""
    site.go_to(date(2026, 11, 21), 9)
    bring(site, "leader", "hours", "verkstedtimer.csv")
    with site.database.reading() as session:
        shops = {row.name: row for row in hours_queries.workshops(session)}
    for name, row in shops.items():
        leader = "kitchen" if name == "Kjøkken" else "workshop"
        new = dataclasses.replace(
            row.facts,
            field_of_work=facts.FIELDS_OF_WORK[name],
            leader_id=site.actors[leader].user_id,
            place_id=site.places["Snekkersalen"] if name == "Snekkerverksted" else None,
        )
        order = hours.SaveWorkshop(facts=new, workshop_id=row.id, version=row.version)
        site.do("leader", hours.save_workshop, order)
        _place_crew(site, row.id, name)
        _approve(site, row.id, leader, name)
    _set_roads(site, {name: row.id for name, row in shops.items()})
    _machines(site)
    _tools(site)
    _aims(site)


def _place_crew(site: Site, workshop_id: UUID, name: str) -> None:
    table = read_table(resource("sample/verkstedtimer.csv"))
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
    crew = sorted({row.cells[2] for row in table.rows if row.cells[1] == name and row.cells[2] in people})
    for number in crew:
        order = hours.PlaceLearner(
            workshop_id=workshop_id, learner_id=people[number], first_day=facts.TERM[1]
        )
        try:
            site.do("leader", hours.place_learner, order)
        except Refused:
            continue  # the one row of the file that is meant to be refused


def _machines(site: Site) -> None:
    """A bandsaw at which some of carpentry are trained, and a saw whose risk nobody has assessed."""
    place_id, day = site.places["Snekkersalen"], date(2026, 11, 21)
    saw = MachineFacts("Båndsag", "M-01", place_id, risk="high")
    saw_id = site.do("leader", machines.save_machine, machines.SaveMachine(facts=saw))
    table_saw = MachineFacts("Bordsag", "M-02", place_id)
    site.do("leader", machines.save_machine, machines.SaveMachine(facts=table_saw))
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
    for number, steps in facts.TRAINED.items():
        for step in TRAINING[:steps]:
            order = machines.RecordTraining(
                machine_id=saw_id,
                learner_id=people[number],
                step=step,
                day=day,
                level="supervised" if step is Step.INSTRUCTOR_SIGNED else "",
            )
            site.do("workshop", machines.record_training, order)


def _tools(site: Site) -> None:
    """A board in the tool room: counted in the morning, a hammer in use, a saw that nobody has found yet."""
    board = BoardFacts("Håndverktøy", site.places["Verktøyrommet"], 3, 5)
    board_id = site.do("leader", tools.save_board, tools.SaveBoard(facts=board))
    ids = {}
    for name, code, row, column, kind, tool_class, amount, tolerance in facts.TOOLS:
        told = ToolFacts(
            name, code, row, column, kind=kind, tool_class=tool_class, amount=amount, tolerance=tolerance
        )
        ids[code] = site.do("leader", tools.save_tool, tools.SaveTool(board_id=board_id, facts=told))
    found = {ids["V-03"]: 0, ids["V-06"]: 1195, ids["V-07"]: 10}
    with site.database.reading() as session:
        turn = tool_queries.boards(session)[0].turn
        karim = learner_queries.ids_by_number(session)["1002"]
    count = tools.CountBoard(board_id=board_id, turn=turn, kind="opening", all_there=True, found=found)
    site.do("workshop", tools.count_board, count)
    site.do("workshop", tools.issue_tool, tools.IssueTool(tool_id=ids["V-04"], learner_id=karim))
    with site.database.reading() as session:
        [search] = tool_queries.searches(session, board_id)
    words = "Lette i skuffene ved høvelbenkene."
    site.do("workshop", tools.note_search, tools.NoteSearch(search_id=search.id, words=words))


def _aims(site: Site) -> None:
    """Examples of aims for two trades, none of them an official one, and the tasks that practise them."""
    bring(site, "leader", "aims", "kompetansemal.csv")
    with site.database.reading() as session:
        tasks = {link.name: link.task_id for link in aim_queries.tasks_offered(session)}
        known = {code: row for (_trade, code), row in aim_queries.known(session).items()}
    for code, names in facts.AIM_TASKS.items():
        chosen = frozenset(tasks[name] for name in names)
        order = aims.LinkTasks(aim_id=known[code].id, before=frozenset(), task_ids=chosen)
        site.do("workshop", aims.link_tasks, order)
    _reach(site, known)


def _reach(site: Site, known: dict[str, aim_queries.AimRow]) -> None:
    """Some of carpentry were seen at an aim, and two are signed off."""
    day = date(2026, 11, 21)
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
    for number, code, level in facts.SEEN:
        aim_id = known[code].id
        seen = aims.Observe(learner_id=people[number], aim_id=aim_id, day=day, level=level)
        site.do("workshop", aims.observe, seen)
    for number, code in facts.SIGNED_OFF:
        aim = known[code]
        order = aims.SignAim(learner_id=people[number], aim_id=aim.id, text_id=aim.text_id, day=day)
        site.do("workshop", aims.sign_aim, order)


def _approve(site: Site, workshop_id: UUID, leader: str, name: str) -> None:
    """Everything but the last week of carpentry, which waits for Monday."""
    until = date(2026, 11, 15) if name == "Snekkerverksted" else facts.EXAM_DAY + timedelta(days=1)
    with site.database.reading() as session:
        waiting = [
            entry.id for entry in hours_queries.to_approve(session, workshop_id) if entry.content.day <= until
        ]
    for start in range(0, len(waiting), 200):
        order = hours.ApproveHours(entry_ids=tuple(waiting[start : start + 200]))
        site.do(leader, hours.approve_hours, order)


def _set_roads(site: Site, shops: dict[str, UUID]) -> None:
    """Two are candidates, one of them with work outside; two take it at work, one with a talk overdue."""
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
    for number, trade, shop in facts.ROADS:
        road = RoadFacts(trade, "practice_candidate", "hours_1740", facts.TERM[1], frozenset({shops[shop]}))
        site.do("workshop", roads.set_road, roads.SetRoad(learner_id=people[number], facts=road))
    for number, trade, shop, since, talk in facts.AT_WORK:
        road = RoadFacts(trade, "at_work", "hours_1740", since, frozenset({shops[shop]}))
        site.do("workshop", roads.set_road, roads.SetRoad(learner_id=people[number], facts=road))
        if talk is not None:
            held = aims.NoteTalk(learner_id=people[number], trade=trade, day=talk, agreed=facts.TALKED)
            site.do("workshop", aims.note_talk, held)
    number, trade, first, last, employer = facts.PRACTISED
    practice = PracticeFacts(trade, first, last, 100, None, employer, "attest_seen")
    site.do("workshop", roads.note_practice, roads.NotePractice(learner_id=people[number], facts=practice))
