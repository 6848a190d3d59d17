import re
from html.parser import HTMLParser

import pytest

from eduapp.certificates.seals.faults import Fault
from eduapp.certificates.verification import web_page
from eduapp.certificates.verification.lists import Lists
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.core.resources import resource
from tests.support.given_seals import a_school

FOLDER = resource("verification")
SCRIPTS = sorted((FOLDER / "scripts").glob("*.js"))


class _Parts(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.told = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.told.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def text(page):
    return page.read_text(encoding="utf-8")


def test_every_library_is_as_its_makers_published_it_and_bears_its_licence():
    carried = [name for one in web_page.libraries() for name in one.files]

    assert sorted(carried) == sorted(path.name for path in (FOLDER / "libraries").iterdir())
    for name in carried:
        web_page._checked(name)
    for one in web_page.libraries():
        notice = (FOLDER / "licences" / one.notice).read_text(encoding="utf-8")
        assert ("MIT" in notice) == (one.licence == "MIT")
        assert ("Apache" in notice) == (one.licence == "Apache-2.0")


def test_a_changed_library_stops_the_page(world, monkeypatch, tmp_path):
    for part in FOLDER.rglob("*"):
        if part.is_file():
            copy = tmp_path / part.relative_to(FOLDER)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(part.read_bytes())
    changed = tmp_path / "libraries" / "noble-ed25519.js"
    changed.write_bytes(changed.read_bytes() + b" ")
    monkeypatch.setattr(web_page, "_folder", lambda: tmp_path)

    with pytest.raises(web_page.LibraryChanged, match=re.escape("noble-ed25519.js")):
        web_page.built(world.lists)


def test_the_policy_forbids_everything_but_the_pages_own_scripts(text):
    [policy] = [one["content"] for tag, one in _Parts(text).told if tag == "meta" and "http-equiv" in one]

    assert policy.startswith("default-src 'none';")
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert not re.search(r"https?:|\*|blob:|data:", policy)
    assert policy.count("'sha256-") == 6


def test_the_page_names_no_program_and_tells_of_no_place(text):
    """Strangers read it: what papers are made with may lead to where they were earned."""
    for word in ("dagverk", "eduapp", "fengsel", "fengsl", "innsatt", "kriminal", "prison", "inmate"):
        assert word not in text.lower(), word


def test_nothing_in_the_page_names_a_place_to_fetch_from(text):
    for tag, attributes in _Parts(text).told:
        assert not {"src", "href", "action", "srcset", "poster"} & attributes.keys(), (tag, attributes)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_our_scripts_ask_no_network_and_run_nothing_shown(script):
    source = script.read_text(encoding="utf-8")

    for word in (
        "fetch(",
        "XMLHttp",
        "WebSocket",
        "sendBeacon",
        "innerHTML",
        "eval(",
        "localStorage",
        "http",
    ):
        assert word not in source, word
    assert all(len(line) <= 120 for line in source.splitlines())


def test_the_same_lists_give_the_same_page(world, text):
    assert web_page.built(world.lists) == text


def test_the_page_begins_in_the_language_spoken(world):
    for language in LANGUAGES:
        with speaking(language):
            assert f'<html lang="{language}">' in web_page.built(world.lists)


def test_a_school_may_be_called_anything(world):
    name = "</script><b>& “Fjord” skole"
    school = a_school(name)
    page = web_page.built(Lists(school.root.public, school.list_bytes()))

    assert "<b>" not in page
    assert _Parts(page).told[-1][0] == "script"
    assert [one["data-school"] for tag, one in _Parts(page).told if tag == "body"] == [name]


def test_no_page_goes_out_that_could_check_nothing(world):
    with pytest.raises(Fault):
        web_page.built(Lists(world.lists.root, world.lists.keys[:-1]))
    with pytest.raises(Fault):
        web_page.built(Lists(world.lists.root, world.lists.keys, world.lists.keys))


def test_every_name_that_is_imported_is_exported(tmp_path):
    """The scripts as they are put together are good JavaScript; each is within a scope of its own."""
    bundle = web_page.bundle()

    assert "import " not in re.sub(r"//.*|crypto.*", "", bundle)
    assert not re.search(r"^export ", bundle, re.MULTILINE)
    for script in SCRIPTS:
        assert f"const from_{script.stem} = " in bundle
        for names, of in re.findall(r'import \{([^}]*)\} from "\./(\w+)\.js"', script.read_text()):
            exported = re.search(rf"const from_{of} = .*?\nreturn \{{ (.*?) \}};\n", bundle, re.DOTALL)
            assert exported, of
            given = set(re.split(r",\s*", exported.group(1)))
            assert {name.strip() for name in names.split(",") if name.strip()} <= given, (script.name, of)


def test_the_page_is_small_enough_to_send_by_mail(text):
    assert len(text.encode()) < 5 * 2**20


def test_what_a_template_asks_for_is_there(text):
    assert not re.search(r"\{\{[A-Z]+\}\}", text)
