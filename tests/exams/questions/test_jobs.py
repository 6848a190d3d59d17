"""Files of questions: looked at, brought in whole or not at all, written and read again."""

import io
import zipfile

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.progress import Cancelled, NoProgress
from eduapp.exams.questions import jobs, queries, terms
from eduapp.exams.questions.formats.qti_writer import write_qti
from eduapp.exams.questions.jobs import ExportQuestions, ReadQuestions
from eduapp.exams.questions.rules import question as q
from tests.support import given
from tests.support.given_questions import a_number, a_picture, in_the_bank, one_of_each, pictured
from tests.support.qti_items import an_item, choice, zipped

GIFT = "// [id:1]\nEn {T}\n\nTo {#3.14:0.01}\n\nEn til {=a ~b}\n"


@pytest.fixture
def teacher(database):
    return database.acting_as(given.TEACHER)


@pytest.fixture
def look(teacher, tmp_path):
    def read(text, kind="gift"):
        path = tmp_path / "fil.txt"
        path.write_text(text, encoding="utf-8")
        return jobs.read_file(teacher, ReadQuestions(path, kind), NoProgress())

    return read


def in_use(teacher):
    with teacher.reading() as session:
        return [row.question for row in queries.with_key(session)]


def test_looking_saves_nothing_and_knows_what_is_there(teacher, look):
    looked = look(GIFT)
    assert ([p.line for p in looked.questions], looked.known, in_use(teacher)) == ([2, 4, 6], frozenset(), [])

    jobs.bring_in(teacher, looked, NoProgress())

    assert look(GIFT + "\nNy {F}\n\nNy {F}").known == {0, 1, 2, 4}


def test_a_file_comes_in_whole(teacher, look):
    assert jobs.bring_in(teacher, look(GIFT), NoProgress()) == (3, 0)
    assert [question.kind for question in in_use(teacher)] == [q.TRUE_FALSE, q.NUMBER, q.SINGLE]


def test_one_bad_place_keeps_the_whole_file_out(teacher, look):
    looked = look(GIFT + "\nTre {#1,5}\n")

    with pytest.raises(jobs.RefusedInFile):
        jobs.bring_in(teacher, looked, NoProgress())

    assert [(refusal.line, refusal.reason.name) for refusal in looked.refusals] == [(8, "DecimalComma")]
    assert in_use(teacher) == []


def test_an_id_that_another_question_has_is_refused_in_its_line(teacher, look):
    jobs.bring_in(teacher, look(GIFT), NoProgress())

    looked = look("Ny {T}\n\n// [id:1]\nNoe annet {F}\n\n// [id:2]\nA {F}\n\n// [id:2]\nB {F}\n")

    assert [(refusal.line, refusal.reason.name) for refusal in looked.refusals] == [
        (4, "IdTaken"),
        (10, "IdTaken"),
    ]


def test_nobody_has_to_say_which_format_it_is(teacher, look):
    aiken = look("Hva?\nA) 4\nB) 5\nANSWER: A\n", "")

    assert (look(GIFT, "").format, aiken.format) == ("gift", "aiken")
    assert aiken.questions[0].question.kind == q.SINGLE
    assert look("Hva?\nA) 4\nB) 5\nANSWER: A\n", "gift").format == "gift"


class Stopping:
    """Somebody who presses Stop at the n-th step."""

    def __init__(self, at):
        self.at, self.labels = at, []

    def step(self, _done, _total, label=""):
        self.labels.append(label)
        if len(self.labels) == self.at:
            raise Cancelled


@pytest.mark.parametrize("at", [2, 4, 7, 8])
def test_stopping_is_heard_while_a_file_is_read_and_while_it_is_saved_and_nothing_comes_in(
    teacher, tmp_path, at
):
    path = tmp_path / "fil.gift"
    path.write_text("".join(f"Nr {number} {{T}}\n\n" for number in range(250)))
    stopping = Stopping(at)

    with pytest.raises(Cancelled):
        jobs.bring_in(teacher, jobs.read_file(teacher, ReadQuestions(path, "gift"), stopping), stopping)

    assert in_use(teacher) == []
    assert at < 4 or stopping.labels[3] == "200 questions read."


def test_what_is_written_comes_into_an_empty_bank_as_the_same(teacher, tmp_path, notes, look):
    some = [question for kind, question in one_of_each().items() if kind not in {q.ORDERING, q.GAPS}]
    for question in some:
        in_the_bank(teacher, question)
    target = tmp_path / "ut.gift"

    made = jobs.export_file(teacher, ExportQuestions(target, "gift"), NoProgress())

    assert (list(made.questions), made.written.refusals) == (some, ())
    assert [p.question for p in look(target.read_text(encoding="utf-8")).questions] == some
    assert notes[-1].action == terms.QUESTIONS_EXPORTED


def test_what_a_format_cannot_hold_is_named_and_nothing_is_written(teacher, tmp_path, notes):
    in_the_bank(teacher)
    in_the_bank(teacher, a_number())
    told, target = len(notes), tmp_path / "ut.txt"

    made = jobs.export_file(teacher, ExportQuestions(target, "aiken"), NoProgress())

    assert [(refusal.line, refusal.reason.name) for refusal in made.written.refusals] == [(2, "KindNotHeld")]
    assert made.labels == ["Hva er 2 + 2?", "Hva er pi?"]
    assert (target.exists(), len(notes)) == (False, told)


def test_keys_that_are_told_beside_a_file_that_cannot_hold_them_are_in_the_trail(teacher, tmp_path, notes):
    in_the_bank(teacher, a_number())
    target = tmp_path / "ut.txt"

    jobs.export_file(teacher, ExportQuestions(target, "aiken", told=True), NoProgress())

    assert (target.exists(), notes[-1].action) == (False, terms.QUESTIONS_EXPORTED)


def test_a_folder_or_a_huge_file_is_refused_before_it_is_read(teacher, tmp_path, monkeypatch):
    folder = jobs.read_file(teacher, ReadQuestions(tmp_path, "gift"), NoProgress())
    monkeypatch.setattr(jobs, "MOST_BYTES", 3)
    (tmp_path / "stor").write_text("lang")
    huge = jobs.read_file(teacher, ReadQuestions(tmp_path / "stor", "gift"), NoProgress())

    assert [looked.refusals[0].reason.name for looked in (folder, huge)] == ["NotAFile", "TooLarge"]


@pytest.fixture
def look_at(teacher):
    return lambda path: jobs.read_file(teacher, ReadQuestions(path, "qti"), NoProgress())


@pytest.mark.parametrize("version", ["2.1", "2.2", "3.0"])
def test_a_package_comes_into_an_empty_bank_as_the_same(teacher, tmp_path, look_at, version):
    some = [*one_of_each().values(), pictured()]
    for question in some:
        in_the_bank(teacher, question)
    target = tmp_path / "ut.zip"

    made = jobs.export_file(teacher, ExportQuestions(target, "qti", version), NoProgress())
    looked = look_at(target)

    assert (made.written.refusals, looked.refusals, looked.notes) == ((), (), ())
    assert [placed.question for placed in looked.questions] == some
    assert len(looked.known) == len(some)


def test_refusals_of_a_package_stand_in_the_order_of_its_items(teacher, tmp_path, look_at):
    in_the_bank(teacher, a_number(outside_id="7"))
    filed = write_qti([a_number("En?", outside_id="7")]).content
    with zipfile.ZipFile(io.BytesIO(filed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    resource = '<resource type="imsqti_item_xmlv2p1" href="z.xml"/></resources>'
    files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(b"</resources>", resource.encode())
    path = tmp_path / "inn.zip"
    path.write_bytes(zipped({**files, "z.xml": "<x/>"}))

    assert [(refusal.file, refusal.reason.name) for refusal in look_at(path).refusals] == [
        ("items/q00001.xml", "IdTaken"), ("z.xml", "NotQti"),
    ]  # fmt: skip


def test_a_single_item_takes_pictures_from_its_folder_and_from_nowhere_else(tmp_path, look_at):
    inside, outside = tmp_path / "inn", tmp_path / "hemmelig.png"
    (inside / "b").mkdir(parents=True)
    (inside / "b" / "a.png").write_bytes(a_picture().content)
    outside.write_bytes(a_picture().content)
    (inside / "lenke.png").symlink_to(outside)
    (inside / "hemmelig.txt").write_text("x")

    def refused(source):
        item = inside / "i.xml"
        item.write_text(an_item(choice(f'<prompt><img src="{source}" alt="En sag"/></prompt>')))
        return [refusal.reason.name for refusal in look_at(item).refusals]

    assert refused("b/a.png") == []
    assert refused("../hemmelig.png") == ["PathLeaves"]
    assert [refused(name) for name in ("lenke.png", "hemmelig.txt", "b", "borte.png")] == [
        ["FileMissing"]
    ] * 4


def test_a_file_that_is_gone_is_named(teacher, tmp_path):
    with pytest.raises(Unavailable):
        jobs.read_file(teacher, ReadQuestions(tmp_path / "borte", "gift"), NoProgress())
