"""Every format reads what it writes, however damaged the rest of the world is."""

import pytest

from eduapp.exams.questions.formats import FORMATS
from tests.support import given_questions


@pytest.mark.parametrize("key", FORMATS)
def test_every_format_reads_what_it_writes(key):
    question = given_questions.a_single()
    written = FORMATS[key].write([question])

    (again,) = FORMATS[key].read(written.content, "utf-8").questions
    assert [answer.percent for answer in again.question.answers] == [100, 0, 0]
    assert again.question.stem == question.stem
