"""verify.html in a real Chromium: the same answers as the program, and not one request."""

import base64
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from itertools import islice

import pytest
from PIL import Image

from eduapp.app import verify_command
from eduapp.app.main import main
from eduapp.certificates.verification import jobs, judge, lists
from eduapp.certificates.verification.told import headline as main_sentence
from eduapp.certificates.verification.web_page import built
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.core.progress import NoProgress
from tests.support import browser, checked_papers, given_register, tampered_papers, tamperings
from tests.support.given_verification import a_paper_on_disk
from tests.support.tamperings import TODAY

pytestmark = [browser.needs_chromium, pytest.mark.timeout(900)]  # a browser waits for the machine
EACH = 50  # of a batch
CHECK = """
const [shown, day] = given;
const told = [];
for (const [text, file] of shown) {
  const answer = text === null
    ? await checking.file(Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0)), day)
    : await checking.text(text, day);
  const { outcome, basis, fault = null, day: of = null } = answer;
  told.push([outcome, fault, basis, answer.facts?.name ?? null, of]);
}
return told;
"""


def number_of(day):
    return (day - date(1970, 1, 1)).days


def asked(window, shown, day=TODAY):
    """What the page answers to each: outcome, fault, basis, name, day."""
    told, waiting = [], iter(shown)
    while batch := list(islice(waiting, EACH)):
        sent = [
            (one, None) if isinstance(one, str) else (None, base64.b64encode(one).decode()) for one in batch
        ]
        told += window.run(CHECK, sent, number_of(day))
    return told


def answered(world, data, day=TODAY):
    """What the program answers, in the same form."""
    found = judge(data, world.keys, world.status, None, day)
    fault, when, facts = found.verdict.fault, found.verdict.day, found.facts
    return [
        found.outcome.value,
        fault and type(fault).__name__,
        found.basis.value,
        facts and facts.name,
        when and number_of(when),
    ]


def commanded(world, files, folder, capsys, monkeypatch):
    """What the command answers to files, in the same form; the exit code of each, and of all."""
    noon = datetime.combine(TODAY, time(12), UTC)
    monkeypatch.setattr(verify_command, "system_clock", lambda: noon)
    (folder / "lists.json").write_text(lists.written(world.lists), encoding="utf-8")
    for number, content in enumerate(files):
        (folder / f"{number}.pdf").write_bytes(content)
    paths = [str(folder / f"{number}.pdf") for number in range(len(files))]
    named = ["--keys", str(folder / "lists.json"), "--data", str(folder)]
    code = main(["certificates", "verify", "--json", *named, *paths])
    told = json.loads(capsys.readouterr().out)["files"]
    assert [one["file"] for one in told] == paths
    answers = [
        [
            one["outcome"],
            one["fault"],
            one["basis"],
            one["facts"] and one["facts"]["name"],
            one["day"] and number_of(date.fromisoformat(one["day"])),
        ]
        for one in told
    ]
    return answers, [one["exit"] for one in told], code


def exit_code(outcome, basis):
    """As it is promised: 0 genuine, 1 not genuine, 2 cannot read or say, 3 counts no longer."""
    if outcome == "genuine":
        return 0 if basis == "file" else 2
    return {"not_genuine": 1, "revoked": 3, "replaced": 3, "expired": 3}.get(outcome, 2)


@pytest.mark.timeout(900)
def test_page_command_and_program_agree_on_a_thousand_tampered_papers_and_a_thousand_untouched_ones(
    world, chromium, tmp_path, capsys, monkeypatch
):
    shown = [*tamperings.untouched(world), *tamperings.tampered(world)]
    of_program = [answered(world, one.data) for one in shown]
    of_page = asked(chromium, [one.data for one in shown])

    assert Counter(one.outcomes == {"genuine"} for one in shown) == {True: 1000, False: 1000}
    for one, program, page in zip(shown, of_program, of_page, strict=True):
        outcome, fault, basis, *_rest = program
        assert outcome in one.outcomes, (one.kind, program)
        assert not one.faults or fault in one.faults, (one.kind, program)
        assert basis in one.bases, (one.kind, program)
        assert page == program, one.kind
    assert chromium.said() == []

    files = [(one, told) for one, told in zip(shown, of_program, strict=True) if isinstance(one.data, bytes)]
    of_command, codes, worst = commanded(
        world, [one.data for one, _told in files], tmp_path, capsys, monkeypatch
    )
    for (one, program), command, code in zip(files, of_command, codes, strict=True):
        assert command == program, one.kind
        assert code == exit_code(program[0], program[2]), one.kind
    assert worst == 1


def test_they_agree_on_the_papers_of_another_school_and_on_what_only_looks_like_one(world, chromium):
    facts, other = world.facts(), world.other.issuing
    theirs = checked_papers.signed_by(other, world.page(facts, other))
    shown = [
        theirs,
        world.code(facts, other),
        checked_papers.as_png(checked_papers.drawn(theirs)),
        checked_papers.signed_by(other, world.page(facts)),  # the code is ours, the signature theirs
        checked_papers.signed_by(other, checked_papers.page("", "Kursbevis")),
        tampered_papers.with_a_note(theirs),
    ]

    of_page = asked(chromium, shown)

    assert of_page == [answered(world, one) for one in shown]
    assert [outcome for outcome, *_rest in of_page] == ["unknown_key"] * 3 + ["not_genuine"] * 3


AROUND = ("", " ", "\t", "\r\n", "\u00a0", "\ufeff", "\x1c", "\x85", "\u2003", "\v", "\u200b")


def test_they_agree_on_what_stands_around_what_is_typed(world, chromium):
    code, serial = world.code(world.facts()), world.revoked.serial
    shown = [f"{before}{code}" for before in AROUND]
    shown += [f"{before}{serial[:5]} {serial[5:].lower()}{behind}" for before in AROUND for behind in AROUND]

    of_page = asked(chromium, shown)

    assert of_page == [answered(world, one) for one in shown]
    assert [outcome for outcome, *_rest in of_page[: len(AROUND)]] == ["genuine"] * 6 + ["damaged"] * 5


def test_they_agree_on_what_was_put_behind_a_signed_file(world, chromium):
    paper, another = world.papers[:2]
    shown = [paper + b"\n", paper + b"%%EOF", paper + bytes(900) + b"%%EOF", paper + another, paper + paper]
    shown.append(tampered_papers.flipped(paper, world.dice, (200, 900)) + b"%%EOF")

    of_page = asked(chromium, shown)

    assert of_page == [answered(world, one) for one in shown]
    assert [fault for _outcome, fault, *_rest in of_page] == [
        "FileEdited",
        "FileEdited",
        "FileEdited",
        "SeveralSignatures",
        "SeveralSignatures",
        "FileChanged",
    ]


def test_they_agree_that_a_stack_of_scanned_papers_is_not_one(world, chromium):
    one, another = (world.picture(facts) for facts in (world.facts(), world.revoked))
    first, second = map(checked_papers.scanned, (one, another))
    tiff = BytesIO()
    one.convert("L").save(tiff, "TIFF", save_all=True, append_images=[another.convert("L")])
    shown = [checked_papers.stack(first, second), checked_papers.stack(first, first), tiff.getvalue()]

    of_page = asked(chromium, shown)

    assert of_page == [answered(world, data) for data in shown]
    assert [fault for _outcome, fault, *_rest in of_page] == ["SeveralCodes", None, "SeveralCodes"]


@pytest.mark.parametrize("days", [-400, -2, -1, 0])
def test_they_agree_on_days_that_have_not_come(world, chromium, days):
    """By a clock that is so far behind the list, or a paper that is dated so much later than it."""
    day = world.status.as_of + timedelta(days=days)
    ahead = world.facts(issued_on=world.status.as_of + timedelta(days=2))
    shown = [world.paper(world.facts()), world.code(world.facts()), world.paper(ahead), world.code(ahead)]

    of_page = asked(chromium, shown, day)

    assert of_page == [answered(world, one, day) for one in shown]
    assert [one[0] for one in of_page] == ["list_old" if days < -1 else "genuine"] * 2 + ["to_come"] * 2


def test_not_one_request_leaves_the_page(world, chromium, page, tmp_path):
    chromium.requests()
    chromium.open(page)
    paper = tmp_path / "bevis.pdf"
    paper.write_bytes(world.papers[0])
    chromium.type("#file", str(paper))
    chromium.wait_for("#answer.good")

    assert chromium.requests() == [page.as_uri()]


def test_a_request_that_a_library_made_would_be_refused(chromium, page):
    """Not by our own good will alone: the page's policy forbids it."""
    chromium.open(page)
    for way in ("fetch('https://skole.invalid/')", "fetch('file:///etc/hostname')", "import('data:,')"):
        assert chromium.run(f"try {{ await {way}; return false; }} catch {{ return true; }}"), way
    chromium.run("document.body.append(Object.assign(new Image(), { src: 'https://skole.invalid/x.png' }));")
    assert any("Content Security Policy" in line for line in chromium.said())


@pytest.mark.parametrize("angles", [{"turned": 15, "tilted": 0}, {"turned": -15, "tilted": 15}])
@pytest.mark.parametrize("grey", [0, 120, 230])
def test_a_printed_page_tilted_and_stained_still_verifies_in_page_and_program(world, chromium, angles, grey):
    facts = world.facts()
    code = world.code(facts)
    printed = checked_papers.page(code, "Kursbevis", "Fjordbyen", size=checked_papers.A4)
    photograph = checked_papers.as_jpeg(checked_papers.tilted_and_stained(printed, code, grey=grey, **angles))

    program = answered(world, photograph)

    assert program[:4] == ["genuine", None, "code", facts.name]
    assert asked(chromium, [photograph]) == [program]


def test_without_ed25519_in_the_browser_the_library_answers_the_same(world, chromium):
    shown = [one.data for one in islice(tamperings.tampered(world, 120), 60, 120)]
    by_browser = asked(chromium, shown)
    chromium.run("checking.useBrowserForEd25519(false);")
    try:
        by_library = asked(chromium, shown)
    finally:
        chromium.run("checking.useBrowserForEd25519(null);")

    assert by_library == by_browser
    assert len({tuple(one[:1]) for one in by_library}) > 1


def test_a_genuine_square_on_another_page_shows_what_was_signed(world, chromium, tmp_path):
    """Grade 6 on the paper, 5 in the square: only comparing finds it, so both are put before the eyes."""
    facts = world.facts(grade="5", scale="1-6")
    file = tmp_path / "foto.png"
    picture = checked_papers.drawn(checked_papers.page(world.code(facts), "Karakter: 6"))
    file.write_bytes(checked_papers.as_png(picture))

    chromium.type("#file", str(file))
    chromium.wait_for("dd[data-field=grade]")

    assert chromium.text("dd[data-field=grade]") == "5 (1-6)"
    size = chromium.run(
        "return parseFloat(getComputedStyle(document.querySelector('dd[data-field=grade]')).fontSize);"
    )
    assert size >= 24
    assert "copied onto another page" in english(chromium)


def english(window):
    window.click('#languages [lang="en"]')
    return window.text("#answer")


def test_a_file_and_a_code_are_told_apart_by_headline_line_and_colour(world, chromium, tmp_path):
    """Another name beside a genuine square must not look as good as the file that the school signed."""
    look = """
        const box = document.getElementById("answer");
        const headline = box.querySelector(".headline");
        return [headline.textContent, getComputedStyle(box).borderStyle, getComputedStyle(headline).color];
    """
    paper = tmp_path / "bevis.pdf"
    paper.write_bytes(world.papers[0])
    chromium.type("#file", str(paper))
    chromium.wait_for("#answer.good")
    of_file = chromium.run(look)
    typed(chromium, world.code(world.facts()))
    chromium.wait_for("#answer.ask")

    assert all(one != other for one, other in zip(of_file, chromium.run(look), strict=True))


def typed(window, text):
    window.run("document.getElementById('typed').value = given[0];", text)
    window.click('#typing [type="submit"]')
    window.wait_for("#answer .headline")


def test_a_code_is_typed_and_a_serial_alone_proves_nothing(world, chromium):
    typed(chromium, world.code(world.facts()))
    assert english(chromium).startswith("The code is genuine")

    typed(chromium, world.revoked.serial.lower())
    assert english(chromium).startswith("Revoked")

    typed(chromium, "7KQ2M 9T4XB")
    assert "A number alone proves nothing" in english(chromium)
    assert chromium.run("return document.querySelectorAll('#answer.good').length;") == 0


def test_a_scanner_types_the_code_and_presses_enter(world, chromium):
    chromium.run("document.getElementById('typed').value = '';")
    chromium.type("#typed", world.code(world.facts()) + browser.ENTER)
    chromium.wait_for("#answer .headline")

    assert english(chromium).startswith("The code is genuine")


def test_a_paper_that_the_program_issued_verifies_on_the_page_that_it_wrote(
    database, ready_made, tmp_path, another
):
    ready_made(given_register.a_signing_school)
    paper = a_paper_on_disk(database, tmp_path)
    order = jobs.WritePage(tmp_path / "verify.html", given_register.the_key(database))
    written = jobs.write_page(database, order, NoProgress())
    photograph = tmp_path / "foto.jpg"
    picture = checked_papers.drawn(paper.path.read_bytes()).rotate(15, expand=True, fillcolor=255)
    photograph.write_bytes(checked_papers.as_jpeg(picture))
    another.set_clock(database.today())
    another.open(written.path)

    shown = ((paper.path, "good", "Genuine"), (photograph, "ask", "The code is genuine"))
    for path, tone, headline in shown:
        another.type("#file", str(path))
        another.wait_for(f"#answer.{tone}")
        assert english(another).startswith(headline)
        assert another.text("dd[data-field=name]") == "Karim Haddad"
        another.open(written.path)


@pytest.fixture(scope="module")
def another():
    """A window for other pages."""
    with browser.a_browser() as window:
        yield window


@pytest.mark.parametrize(("days", "outcome", "tone"), [(90, "genuine", "ask"), (91, "list_old", "but")])
def test_an_old_list_is_told_and_never_plainly_green(world, page, another, days, outcome, tone):
    day = world.status.as_of + timedelta(days=days)
    code = world.code(world.facts())
    another.set_clock(day)
    another.open(page)

    assert ("but" in another.run("return document.getElementById('list').className;")) == (tone == "but")
    typed(another, code)
    assert another.run("return document.getElementById('answer').className;") == tone
    assert str(days) in another.text("#answer")
    assert answered(world, code, day)[0] == outcome


def test_a_list_dated_in_the_future_is_told_as_that_above_and_in_the_answer(world, page, another):
    """Never as one of today, or so many days old: the clock of a PC was wrong."""
    day, code = world.status.as_of - timedelta(days=400), world.code(world.facts())
    another.set_clock(day)
    another.open(page)
    typed(another, code)

    said, found = english(another), judge(code, world.keys, world.status, None, day)
    assert said.startswith(main_sentence(found))
    assert all(one in said for one in found.sentences()[:2])
    assert "Its day has not come yet" in another.text("#list")
    assert "but" in another.run("return document.getElementById('list').className;")


def test_the_page_says_at_its_foot_how_far_the_register_went(world, another, tmp_path):
    page = tmp_path / "verify.html"
    told = replace(world.lists, head=(417, "9f3c 6a01 9f3c 6a01"))
    page.write_text(built(told), encoding="utf-8")
    another.set_clock(TODAY)
    another.open(page)
    english(another)

    assert "entry 417, check text 9f3c 6a01 9f3c 6a01" in another.text("#register")


def test_a_page_without_a_list_of_revoked_papers_says_so(world, another, tmp_path):
    page = tmp_path / "verify.html"
    page.write_text(built(lists.Lists(world.lists.root, world.lists.keys)), encoding="utf-8")
    another.open(page)
    typed(another, world.code(world.facts()))

    assert another.run("return document.getElementById('answer').className;") == "but"
    assert "no list of revoked papers" in english(another).lower()


@pytest.mark.parametrize("what", ["keys", "status"])
def test_a_page_whose_lists_came_to_harm_checks_nothing_and_says_so(world, page, another, tmp_path, what):
    harmed = tmp_path / "verify.html"
    text = page.read_text(encoding="utf-8")
    told = base64.b64encode(getattr(world.lists, what)).decode()
    harmed.write_text(text.replace(told, f"{told[:-9]}AAAAAAAA="), encoding="utf-8")
    another.open(harmed)

    assert "came to harm" in english(another)
    another.run("document.getElementById('typed').value = given[0];", world.code(world.facts()))
    another.click('#typing [type="submit"]')
    assert "came to harm" in another.text("#answer")
    assert another.run("return document.querySelectorAll('#answer.bad').length;") == 1


def test_the_paper_is_held_up_to_the_camera(world, page, tmp_path):
    facts = world.facts()
    seen = Image.new("L", (1280, 720), 200)
    square = world.picture(facts)
    seen.paste(square.rotate(8, expand=True, fillcolor=200), (330, 80))
    film = tmp_path / "kamera.mjpeg"
    film.write_bytes(checked_papers.as_jpeg(seen) * 3)
    words = (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    )
    with browser.a_browser(*words) as window:
        window.requests()
        window.open(page)
        window.click("#camera")
        window.wait_for("#answer dl")
        assert window.text("dd[data-field=name]") == facts.name
        assert window.run("return document.getElementById('sight').srcObject === null;")
        assert window.requests() == [page.as_uri()]


def test_without_a_camera_the_page_says_what_to_do(page):
    with browser.a_browser("--use-fake-ui-for-media-stream") as window:
        window.open(page)
        window.click('#languages [lang="en"]')
        window.click("#camera")
        window.wait_for("#camera-note:not(:empty)")
        assert "choose it as a file" in window.text("#camera-note")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_as_the_program(world, chromium, language):
    chromium.click(f'#languages [lang="{language}"]')
    assert chromium.run("return document.documentElement.lang;") == language
    for data in (world.code(world.revoked), world.code(world.facts()), "7KQ2M9T4XB", "BEVIS1:0"):
        typed(chromium, data)
        shown = chromium.text("#answer")
        with speaking(language):
            found = judge(data, world.keys, world.status, None, TODAY)
            assert found.sentence() in shown


def test_keys_alone_are_enough(another, page):
    """Everything that can be pressed takes the focus and has a name."""
    another.open(page)
    names = another.run(
        """
            const found = [];
            for (const one of document.querySelectorAll("button, input, textarea")) {
              one.focus();
              const name = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
              found.push([one === document.activeElement, Boolean(name.trim())]);
            }
            return found;
            """
    )
    assert len(names) >= 7
    assert set(map(tuple, names)) == {(True, True)}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(world, page, another, look):
    """At least 4.5 : 1 (WCAG 2.2, 1.4.3)."""
    another.set_look(look)
    another.open(page)
    for data in (world.code(world.facts()), world.code(world.revoked), "BEVIS1:0"):
        typed(another, data)
        assert another.run(CONTRAST) == []


CONTRAST = """
const light = (text) => {
  const parts = text.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255);
  const [r, g, b] = parts.map((p) => (p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (one) => {
  for (let at = one; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!colour.endsWith(", 0)")) return colour;
  }
  return "rgb(255, 255, 255)";
};
const weak = [];
for (const one of document.querySelectorAll("body *")) {
  const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!one.offsetParent || !says) continue;
  const [a, b] = [light(getComputedStyle(one).color), light(behind(one))].sort((x, y) => y - x);
  if ((a + 0.05) / (b + 0.05) < 4.5) weak.push([one.tagName, one.textContent.slice(0, 30)]);
}
return weak;
"""


@pytest.mark.parametrize("width", [360, 1366])
def test_nothing_is_cut_off_on_a_telephone_or_a_pc(world, page, another, width):
    with browser.a_browser(size=(width, 740)) as window:
        window.set_size(width, 740)
        window.open(page)
        typed(
            window, world.code(world.facts(name="Bartholomeus-Alexander Wolfeschlegelsteinhausenbergerdorff"))
        )
        assert window.run(
            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth;"
        )
