import base64
import json

import pytest

from eduapp.core.canonical import canonical
from eduapp.kiosk.formats.faults import NotOurs
from eduapp.kiosk.formats.paper import gaps_in, paper_bytes, read_paper
from tests.support.given_kiosk import a_paper, a_picture, a_pictured_paper


@pytest.mark.parametrize("paper", [a_paper(), a_pictured_paper()], ids=["every kind", "picture"])
def test_a_paper_is_read_as_it_was_written(paper):
    content = paper_bytes(paper)

    assert read_paper(content) == paper
    assert canonical(json.loads(content)).encode() == content


def test_questions_are_found_by_their_number():
    paper = a_paper()

    assert [one.number for one in paper.answered] == list(range(1, 10))
    assert paper.question(5).unit == "mm"
    assert paper.question(0) is None
    assert paper.question(99) is None


@pytest.mark.parametrize("extra", ["answers", "right", "fraction", "feedback", "key", "percent"])
def test_a_key_finds_no_place_in_a_question(extra):
    def add(told):
        told["questions"][1][extra] = [100, 0, 0]

    refused(add)


@pytest.mark.parametrize("extra", ["key", "name", "candidate", "seed"])
def test_nothing_else_finds_a_place_on_a_paper(extra):
    refused(lambda told: told.update({extra: "x"}))


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(format=2),
        lambda told: told.update(minutes=0),
        lambda told: told.update(minutes=True),
        lambda told: told.update(title=None),
        lambda told: told.pop("letter"),
        lambda told: told.update(questions=[]),
        lambda told: told["questions"].pop(1),
        lambda told: told["questions"][1].update(number=2),
        lambda told: told["questions"][1].update(kind="riddle"),
        lambda told: told["questions"][1].update(choices=[]),
        lambda told: told["questions"][1].update(gaps=[1]),
        lambda told: told["questions"][8].update(gaps=[1]),
        lambda told: told["questions"][1]["stem"].update(form="script"),
        lambda told: told["questions"][1].update(pictures=[{"name": "a.png", "digest": "0" * 64}]),
        lambda told: told.update(pictures={"0" * 64: base64.b64encode(a_picture()).decode()}),
        lambda told: told.update(pictures={"0" * 64: "no base64!"}),
        lambda told: told.update(pictures=[]),
    ],
)
def test_a_paper_that_is_none_is_refused(change):
    refused(change)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"a":1,"a":2}', b'{"a":1.5}', b"\xff", b"[" * 90_000]
)
def test_other_bytes_are_refused(content):
    with pytest.raises(NotOurs):
        read_paper(content)


def test_gaps_are_numbered_in_a_text():
    assert gaps_in("[[2]] and [[1]], [[2]] again, [[x]]") == (1, 2)


def refused(change):
    told = json.loads(paper_bytes(a_paper()))
    change(told)
    with pytest.raises(NotOurs):
        read_paper(json.dumps(told).encode())
