"""A dry run says names and counts and changes nothing; after a run not even the bytes of the file know."""

from dataclasses import replace
from pathlib import Path

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.core.progress import NoProgress
from eduapp.privacy import jobs, queries, service
from tests.support import given
from tests.support.given_due import HOLDINGS, OFFERED, somebody_long_gone


def look(database):
    return jobs.look_for_due(database, jobs.LookForDue(OFFERED), NoProgress())


def test_a_dry_run_says_names_and_counts(database):
    person = somebody_long_gone(database)

    due = look(database)

    [one] = due.people
    assert (one.id, one.name, dict(one.counts)) == (person, "Haddad, Karim", {"person": 2, "trail": 1})
    assert (due.rows, due.left) == (3, 0)
    assert look(database) == due


def test_who_may_delete_nothing_is_told_no_names(database):
    with pytest.raises(NotAllowed):
        look(database.acting_as(given.OFFICE))


def test_after_a_run_no_byte_of_the_file_knows_the_name(database):
    somebody_long_gone(database, "Zebulon Quixley")
    run = database.execute(
        service.propose_disposal,
        service.ProposeDisposal(holdings=HOLDINGS, digest=look(database).digest),
    )
    second = replace(given.LEADER, user_id=given.OTHER_WORKSHOP_LEADER.user_id)
    order = service.ConfirmDisposal(run_id=run, version=1, holdings=HOLDINGS)
    database.acting_as(second).execute(service.confirm_disposal, order)

    jobs.forget_deleted(database, jobs.ForgetDeleted(), NoProgress())

    for file in files(database):
        assert b"Quixley" not in file.read_bytes(), file.name
        assert b"quixley" not in file.read_bytes(), file.name
    with database.reading() as session:
        assert queries.plan(session, HOLDINGS, database.today()).rows == 0


def files(database):
    """The file and what lies beside it; a server's are its owner's."""
    if database.engine.dialect.name != "sqlite":
        return []
    whole = Path(database.engine.url.database)
    return [one for one in whole.parent.iterdir() if one.name.startswith(whole.name)]
