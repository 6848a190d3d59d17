"""A process that makes papers: the same bytes, the same refusals, and nothing left where it dies."""

import base64
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from eduapp.certificates.issue import press as presses
from eduapp.certificates.issue.making import Wanted, signing_key
from eduapp.certificates.issue.press import HandPress, PressBeside, PressStopped
from eduapp.certificates.issue.whole import Ordered, whole
from eduapp.certificates.neutrality import SiteWords
from eduapp.core.bug_log import BugOfAnother, described
from eduapp.core.errors import Refused
from eduapp.core.i18n import speaking
from tests.certificates.drawing import papers
from tests.support import given_signing
from tests.support.given_seals import a_school

SERIAL = "7KQ2M9T4XB"
KEY = a_school().issuing
KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL


def ordered(name="Łukasz Żółć", **changed):
    facts = papers.a_paper("kursbevis", serial=SERIAL, name=name, **changed)
    wanted = Wanted(facts, "kursbevis", given_signing.MOMENT, SERIAL, key=KEY)
    return Ordered(wanted, "Zolc.pdf", "Certificate 2026-00001", SiteWords(("Granmo",)))


@pytest.fixture(scope="module")
def beside():
    """One process for all tests that leave it alive: it takes a second to begin."""
    press = PressBeside()
    yield press
    press.forget()


def test_papers_made_beside_are_those_made_here_to_the_byte(beside):
    by_hand = HandPress()
    for name in ("Łukasz Żółć", "Máret Ánne Kaŋas", "فاطمة"):
        for press in (beside, by_hand):
            press.begin(ordered(name))
        assert beside.answer() == by_hand.answer() == whole(ordered(name))


def test_what_stands_against_a_paper_is_told_in_the_language_of_who_asked(beside):
    wrong = ordered()
    wrong = replace(wrong, wanted=replace(wrong.wanted, template="nothing"))
    said = []
    for spoken in ("nb", "en"):
        with speaking(spoken):
            beside.begin(wrong)
            with pytest.raises(Refused) as refused:
                beside.answer()
            said.append(refused.value.sentence())
    assert len({*said}) == 2

    beside.begin(ordered())  # and the next one is made
    assert beside.answer() == whole(ordered())


def test_a_bug_over_there_is_one_here_and_names_nobody(beside):
    wrong = ordered()
    beside.begin(replace(wrong, wanted=replace(wrong.wanted, moment="Łukasz Żółć")))
    with pytest.raises(BugOfAnother) as bug:
        beside.answer()
    assert "AttributeError" in described(bug.value)
    assert "Łukasz" not in f"{bug.value} {described(bug.value)}"


def test_nothing_is_made_of_nothing():
    with pytest.raises(ValueError, match="nothing"):
        HandPress().answer()


def test_a_process_that_is_ended_over_a_paper_is_told_in_one_sentence():
    press = PressBeside()
    press.begin(ordered())  # it has not begun to make it: what it needs is loaded first
    os.kill(press.pid, KILL)
    with pytest.raises(PressStopped) as stopped:
        press.answer()
    assert stopped.value.sentence() == (
        "The part of the program that makes papers has stopped. What is issued is whole, and nothing is half."
        " Try again."
    )
    assert press.pid is None


def test_one_that_was_ended_while_it_did_nothing_is_begun_anew(beside):
    beside.start()
    first = beside.pid
    os.kill(first, KILL)
    beside._process.join()
    beside.begin(ordered())
    assert beside.answer() == whole(ordered())
    assert beside.pid != first


def test_one_that_hangs_is_ended(monkeypatch):
    press = PressBeside()
    press.start()
    monkeypatch.setattr(presses, "PATIENCE", 0.0)
    press.begin(ordered())
    with pytest.raises(PressStopped):
        press.answer()
    assert press.pid is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the kernel tells of a process")
def test_the_key_is_in_no_argument_variable_or_open_file_of_the_process(beside):
    beside.begin(ordered())
    beside.answer()
    about = Path("/proc", str(beside.pid))
    told = (about / "cmdline").read_bytes() + (about / "environ").read_bytes()
    for secret in (KEY.seal.private_bytes_raw(), signing_key(KEY).private[36:68]):
        for written in (secret, secret.hex().encode(), base64.b64encode(secret)):
            assert written not in told
    opened = [str(one.readlink()) for one in (about / "fd").iterdir()]
    assert not [path for path in opened if path.startswith("/") and Path(path).is_file()]


def test_after_a_batch_no_process_knows_the_key_and_during_one_it_is_kept():
    press = PressBeside()
    with press.at_work():
        press.begin(ordered())
        process = press._process
        press.forget()  # somebody signs out, or the program is being closed
        assert press.answer() == whole(ordered())
        assert process.is_alive()
    assert press.pid is None


def test_beginning_twice_is_beginning_once(beside):
    beside.start()
    first = beside.pid
    beside.start()
    assert beside.pid == first
