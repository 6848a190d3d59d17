"""Who kept what when, what is used now, and whose signature there may be."""

from eduapp.certificates import queries, service
from eduapp.certificates.drawing import Signer
from eduapp.certificates.queries.own_parts import base_look
from tests.certificates.drawing import papers
from tests.support import given, given_templates


def test_letters_are_no_look_of_their_own():
    assert [base_look(one) for one in ("kursbevis", "kursbevis.large", "kursbevis.landscape.easy")] == [
        "kursbevis", "kursbevis", "kursbevis.landscape",
    ]  # fmt: skip


def test_versions_tell_who_kept_them_the_newest_first(database, school):
    given_templates.keep(database)
    given_templates.keep(database.acting_as(given.OFFICE), given_templates.saying("Lykke til"), before=1)

    with database.reading() as session:
        now = queries.template_now(session, "kursbevis")
        assert [(one.number, one.by) for one in now.versions] == [(2, "Åse Bakke"), (1, "Solveig Nes")]
        assert queries.template_content(session, "kursbevis", 2) == now.content
        assert queries.template_content(session, "kursbevis", 9) == b""
        assert queries.template_now(session, "kursbevis.a5").versions == ()
        assert queries.own_looks(session) == {"kursbevis"}


def test_a_picture_that_was_taken_away_is_gone_and_its_number_stays(database, school):
    given_templates.picture(database)
    given_templates.picture(database, "Ingrid Solheim")
    database.execute(service.keep_picture, service.KeepPicture(name="Ingrid Solheim", content=None, before=1))

    with database.reading() as session:
        now = queries.pictures_now(session)
    assert (now.logo.number, now.signatures) == (1, ())
    assert (now.number("Ingrid Solheim"), now.number(""), now.number("Nobody")) == (2, 1, 0)
    assert now.pictures.logo == now.logo.content
    assert {"Ingrid Solheim", "Solveig Nes"} <= set(now.people)


def test_large_print_is_drawn_with_the_own_template_of_its_layout_and_only_with_signatures_of_its_signers(
    database, school
):
    given_templates.keep(database)
    given_templates.picture(database, "Ingrid Solheim")
    given_templates.picture(database, "Somebody Else")

    with database.reading() as session:
        used = queries.in_use(session, "kursbevis.large", papers.a_paper())
        other = queries.in_use(session, "kursbevis.a5", papers.a_paper(signers=(Signer(name="Nobody"),)))
    assert (used.own.version, [name for name, _one in used.own.pictures.signatures]) == (
        1,
        ["Ingrid Solheim"],
    )
    assert len(used.parts) == 2
    assert (other.own.version, other.parts) == (0, ())
