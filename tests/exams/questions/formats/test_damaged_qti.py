"""Ten thousand damaged items and packages of QTI: whole questions, or refusals that name place and remedy."""

import io
import random
import zipfile

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.qti_names import MANIFEST, VERSIONS
from eduapp.exams.questions.formats.qti_package import read_qti
from eduapp.exams.questions.formats.qti_writer import write_qti
from eduapp.exams.questions.rules.checks import check_question
from tests.support import given_questions
from tests.support.damage import ODD, damaged
from tests.support.qti_items import an_item

COPIES, IN_ONE_TEST = 5_000, 1_000
QTI_ODD = (
    *ODD, "<qti-value>", "</value>", "<itemBody>", "<p>", "</div>", "<br/>", "<b>", "<mapping/>",
    '<img src="../../x.png" alt="x"/>', '<img src="http://x.example/y.png"/>', "<math/>", "<object/>",
    "<choiceInteraction>",
    ' adaptive="true"', ' class="dagverk-plain"', ' class="dagverk-at-99999999"', "-1", "1e30", "A1",
    "<feedbackInline>", "RESPONSE", "<xi:include href='file:///etc/passwd'/>", '"', "'", "/>", "..", "\\",
    "items/q00002.xml",
)  # fmt: skip
NAMES = (
    "../x", "/etc/passwd", "a\\b", "C:x", "ITEMS/Q00001.XML", "x.zip", "items/q00001.xml", "imsmanifest.xml",
    "a/../b",
)  # fmt: skip


def packages():
    some = [
        *given_questions.one_of_each().values(),
        given_questions.pictured(),
        given_questions.a_single("Oslo er _____ her.", tags=("a",), category="b/c", outside_id="7"),
    ]
    return [write_qti(some[at::4], version).content for version in VERSIONS for at in range(4)]


def unpacked(whole):
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _is_item(name):
    return name.startswith("items/") and name.endswith(".xml")


WHOLE = packages()
FILES = [unpacked(whole) for whole in WHOLE]
FOREIGN = (
    "<p>To <b>ord</b> <object data='x.svg'><img src='x.png' alt='x'/></object></p>"
    "<table><tr><td>1</td></tr></table>"
    "<blockquote><p>Oslo er <inlineChoiceInteraction responseIdentifier='RESPONSE'>"
    "<inlineChoice identifier='A'><math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>a</mi><mn>2</mn></msup></math>"
    "</inlineChoice>"
    "<inlineChoice identifier='B'>b</inlineChoice></inlineChoiceInteraction> her.</p></blockquote>"
)
ITEMS = [
    *(content.decode() for files in FILES for name, content in files.items() if _is_item(name)),
    *(an_item(FOREIGN, version=version) for version in VERSIONS for _time in range(4)),
    *(
        an_item(version=version, after="<modalFeedback identifier='A'>Ja</modalFeedback>")
        for version in VERSIONS
    ),
]


def damaged_package(dice):
    """Bytes changed as they lie; or packed anew with a damaged file, a hostile name or a link."""
    if dice.random() < 0.4:
        data = bytearray(dice.choice(WHOLE))
        for _time in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        return bytes(data[: dice.randrange(len(data))] if dice.random() < 0.2 else data)
    files = list(dice.choice(FILES).items())
    at = 0 if dice.random() < 0.3 else dice.randrange(len(files))
    name, content = files[at]
    if name.endswith(".xml"):
        files[at] = name, damaged(dice, content.decode(), QTI_ODD)
    if dice.random() < 0.3:
        files.append((dice.choice(NAMES), b"PK\x03\x04" if dice.random() < 0.3 else b"<x/>"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = dice.choice((0o100644, 0o120777, 0)) << 16 if dice.random() < 0.05 else 0
            archive.writestr(entry, content)
    return packed.getvalue()


def check(reading, seed):
    assert reading.questions or reading.refusals, seed
    assert all(not list(check_question(placed.question)) for placed in reading.questions), seed
    with speaking("en"):
        for refusal in reading.refusals:
            assert refusal.line >= 1, seed
            assert ". " in refusal.reason.sentence(), seed  # what is wrong, and what to do


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize("first", range(0, COPIES, IN_ONE_TEST))
def test_a_damaged_package_is_read_or_refused_by_name(first):
    came = 0
    for seed in range(first, first + IN_ONE_TEST):
        dice = random.Random(seed)
        reading = read_qti(damaged_package(dice), dice.choice(("utf-8", "utf-8", "windows-1252")))
        came += len(reading.questions) > 1
        check(reading, seed)

    assert came > IN_ONE_TEST / 40


@pytest.mark.parametrize("first", range(0, COPIES, IN_ONE_TEST))
def test_a_damaged_item_is_read_or_refused_by_name(first):
    came = 0
    for seed in range(first, first + IN_ONE_TEST):
        dice = random.Random(seed)
        data = damaged(dice, dice.choice(ITEMS), QTI_ODD)
        reading = read_qti(data, dice.choice(("utf-8", "utf-8", "windows-1252")))
        came += bool(reading.questions)
        check(reading, seed)

        lines = data.count(b"\n") + data.count(b"\r") + 1
        assert all(refusal.line <= lines for refusal in reading.refusals), seed

    assert came > IN_ONE_TEST / 40


@pytest.mark.parametrize("letters", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "cp037"])
def test_letters_of_another_kind_are_read_as_declared_or_refused(letters):
    item = ITEMS[0].replace("Hva er", "Blåbær er")

    reading = read_qti(item.encode(letters))

    check(reading, letters)
    assert all("Blåbær" in placed.question.stem.words for placed in reading.questions)


def test_a_manifest_alone_is_no_item():
    (refusal,) = read_qti(FILES[0][MANIFEST]).refusals

    assert refusal.reason.name == "NotQti"
