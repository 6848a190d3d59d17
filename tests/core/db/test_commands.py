from uuid import uuid4

import pytest

from eduapp.core.db import commands


@pytest.mark.parametrize("answer", [None, 7, "text", True, uuid4(), (uuid4(), uuid4()), ()])
def test_an_answer_comes_back_as_it_was_given(database, answer):
    command_id = uuid4()
    with database.writing() as uow:
        commands.remember(uow.session, command_id, answer, uow.now)

    with database.reading() as session:
        assert commands.was_done(session, command_id)
        assert commands.answer_of(session, command_id) == answer


def test_an_answer_that_could_not_be_kept_is_a_bug(database):
    with pytest.raises(TypeError), database.writing() as uow:
        commands.remember(uow.session, uuid4(), object(), uow.now)


def test_a_command_nobody_sent_was_not_done(database):
    with database.reading() as session:
        assert not commands.was_done(session, uuid4())
