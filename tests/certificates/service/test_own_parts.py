"""What the school has of its own: kept by version, used from the next paper on, never reaching an old one."""

import pytest
from sqlalchemy import text

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import from_bytes, to_bytes
from eduapp.core.errors import Conflict, EduError, NotAllowed, NotFound, Refused
from tests.certificates.drawing import papers
from tests.support import given, given_certificates, given_templates


def issued(database, name="Karim Haddad", **more):
    return jobs.issue_one(database, given_certificates.a_course_done(database, name, grade="B").item, **more)


def pdf(database, certificate_id):
    with database.reading() as session:
        return queries.pdf(session, certificate_id)


@pytest.mark.both_databases
def test_the_next_paper_is_drawn_with_it_and_tells_its_version(database, school):
    first = issued(database)
    before = pdf(database, first)
    assert given_templates.keep(database) == 1

    other = issued(database, "Jonas Lie")

    assert "Takk for innsatsen" in papers.lines_of(pdf(database, other))
    assert pdf(database, first) == before
    with database.reading() as session:
        told = queries.certificate(session, other)
        assert (told.own_template, told.template_version) == (True, 1)
        assert not queries.certificate(session, first).own_template


@pytest.mark.both_databases
def test_the_schools_emblem_and_a_signature_stand_on_the_next_paper(database, school):
    given_templates.picture(database)
    with database.reading() as session:
        signer = queries.pictures_now(session).people[0]
    given_templates.picture(database, signer, given_templates.a_picture("black", (300, 80)))

    paper = issued(database)

    with database.reading() as session:
        own = queries.drawn_with(session, paper)
    assert own.pictures.logo
    assert own.pictures.signature(signer)
    assert len(given_templates.pictures_in(pdf(database, paper))) == 2


@pytest.mark.both_databases
def test_what_was_frozen_with_a_number_is_drawn_though_another_version_came_meanwhile(database, school):
    given_templates.keep(database)
    item = given_certificates.a_course_done(database, grade="B").item
    reserved = database.execute(service.reserve, service.Reserve(item=item))
    given_templates.keep(database, given_templates.saying("Noe annet"), before=1)

    jobs.making.finish(database, reserved, None)

    assert "Takk for innsatsen" in papers.lines_of(pdf(database, reserved))


@pytest.mark.both_databases
def test_every_version_stays_and_an_earlier_one_or_the_programs_own_comes_back(database, school):
    given_templates.keep(database)
    given_templates.keep(database, given_templates.saying("Noe annet"), before=1)

    database.execute(service.take_earlier, service.TakeEarlier(look="kursbevis", number=1, before=2))
    with database.reading() as session:
        now = queries.template_now(session, "kursbevis")
        assert "Takk for innsatsen" in str(from_bytes(now.content).table)
    database.execute(service.take_earlier, service.TakeEarlier(look="kursbevis", number=0, before=3))

    with database.reading() as session:
        now = queries.template_now(session, "kursbevis")
        assert [(one.number, one.back) for one in now.versions] == [
            (4, True), (3, False), (2, False), (1, False)
        ]  # fmt: skip
        assert now.content == b""
        assert queries.own_looks(session) == frozenset()
    assert "Takk for innsatsen" not in papers.lines_of(pdf(database, issued(database)))


@pytest.mark.both_databases
def test_what_was_kept_is_never_changed_and_never_taken_away(database, school):
    given_templates.keep(database)

    for statement in (
        "UPDATE certificate_own_part SET name = 'kursbevis.a5'",
        "DELETE FROM certificate_own_part",
    ):
        with (
            pytest.raises(EduError),
            database.writing() as uow,
        ):
            uow.session.execute(text(statement))
    with database.reading() as session:
        assert [one.number for one in queries.template_now(session, "kursbevis").versions] == [1]


def test_who_came_second_is_asked_first(database, school):
    given_templates.keep(database)
    with pytest.raises(Conflict):
        given_templates.keep(database, given_templates.saying("Noe annet"))
    given_templates.picture(database)
    with pytest.raises(Conflict):
        given_templates.picture(database)


def test_only_who_may_edit_templates_does(database, school):
    teacher = database.acting_as(given.TEACHER)
    for act in (
        lambda: given_templates.keep(teacher),
        lambda: given_templates.picture(teacher),
        lambda: teacher.execute(
            service.take_earlier, service.TakeEarlier(look="kursbevis", number=0, before=0)
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert given_templates.keep(database.acting_as(given.OFFICE)) == 1


@pytest.mark.parametrize("look", ["kursbevis.large", "vitnemaal", "../kursbevis", "kursbevis.card.easy", ""])
def test_there_is_none_for_what_no_paper_is_drawn_in(database, school, look):
    content = to_bytes(usual("kursbevis"))
    with pytest.raises(NotFound):
        database.execute(service.keep_template, service.KeepTemplate(look=look, content=content, before=0))


@pytest.mark.parametrize(
    ("package", "reason"),
    [
        (given_templates.saying("Vitnemål"), "OfficialWords"),
        (given_templates.saying("Takk {nam}"), "NoSuchField"),
        (given_templates.changed("kursbevis.a5"), "OtherSheet"),
        (given_templates.changed("modulbevis"), "WrongTemplate"),
    ],
)
def test_whatever_way_it_comes_what_cannot_be_used_is_not_kept(database, school, package, reason):
    order = service.KeepTemplate(look="kursbevis", content=to_bytes(package), before=0)
    with pytest.raises(Refused) as refused:
        database.execute(service.keep_template, order)
    assert reason in [one.name for one in refused.value.violations]


def test_a_file_that_is_no_picture_is_not_kept(database, school):
    with pytest.raises(Refused):
        given_templates.picture(database, content=b"GIF89a")
    with database.reading() as session:
        assert queries.pictures_now(session).logo is None


def test_the_trail_tells_version_and_what_was_changed(database, school, notes):
    given_templates.keep(database)
    assert (notes[-1].action, notes[-1].details["number"]) == (terms.TEMPLATE_KEPT, 1)
    assert notes[-1].details["what"] == ["template_changes:elements"]
    given_templates.keep(
        database,
        given_templates.changed(words={"nn": {"texts": {"Scope": "Timar"}}}),
        before=1,
    )
    assert notes[-1].details["what"] == ["template_changes:words", "template_changes:elements"]
    given_templates.picture(database, "Ingrid Solheim")
    assert (notes[-1].action, notes[-1].details["name"]) == (terms.SIGNATURE_KEPT, "Ingrid Solheim")


def test_the_schools_emblem_stands_on_no_paper_that_somebody_else_issues(database, school):
    given_templates.picture(database)
    with database.reading() as session:
        facts = papers.a_paper("kursbevis")
        own = queries.in_use(session, "kursbevis", facts).own
    assert own.pictures.logo == b""
