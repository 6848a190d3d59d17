import re
import string

from eduapp.certificates.seals.fields import FIELDS, KINDS
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification.words import words
from eduapp.core.i18n import LANGUAGES
from eduapp.core.resources import resource

SCRIPTS = "\n".join(path.read_text("utf-8") for path in resource("verification/scripts").glob("*.js"))
PAGE = resource("verification/page.html").read_text("utf-8")


def texts(told):
    if isinstance(told, str):
        return [told]
    return [text for one in (told.values() if isinstance(told, dict) else told) for text in texts(one)]


def test_every_language_has_every_word_and_no_two_are_the_same():
    said = words()

    assert set(said) == set(LANGUAGES)
    counts = {language: len(texts(told)) for language, told in said.items()}
    assert len(set(counts.values())) == 1
    assert all(all(texts(told)) for told in said.values())
    assert said["nb"]["title"] != said["en"]["title"]
    assert said["nn"]["about"] != said["nb"]["about"]


def test_places_to_fill_are_the_same_in_every_language():
    said = words()

    def places(text):
        return sorted(name for _text, name, *_rest in string.Formatter().parse(text) if name)

    for others in zip(*(texts(said[language]) for language in LANGUAGES), strict=True):
        assert len({str(places(text)) for text in others}) == 1, others


def test_every_answer_fault_and_kind_has_words():
    told = words()["nb"]

    assert set(told["headlines"]) == {outcome.value for outcome in Outcome}
    assert set(told["kinds"]) == set(KINDS)
    [of_soundness] = re.findall(r"const OF_SOUNDNESS = \{(.*?)\}", SCRIPTS, re.DOTALL)
    raised = re.findall(r'new Fault\("(\w+)"', SCRIPTS) + re.findall(r'"(\w+)"', of_soundness)
    assert set(raised) == set(told["faults"])


def test_every_word_the_page_asks_for_is_there():
    told = words()["nb"]

    asked = set(re.findall(r'data-word="(\w+)"', PAGE)) | set(re.findall(r"\bwords\.(\w+)", SCRIPTS))
    assert asked - {"locale"} == set(told)


def test_every_fact_is_told_by_page_and_program():
    shown = set(words()["nb"]["fields"])
    by_others = {"minutes_per_hour", "scale", "first", "last", "language"}  # with hours, grade and period

    assert {field.name for field in FIELDS} - by_others <= shown
    [listed] = re.findall(r"const SHOWN = \[(.*?)\]", SCRIPTS, re.DOTALL)
    assert re.findall(r'"(\w+)"', listed) == list(words()["nb"]["fields"])
