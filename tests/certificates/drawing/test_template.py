import pytest
from PIL import Image as Pillow

from eduapp.certificates.drawing import draw, load_template, sample_facts, template_names
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers


@pytest.fixture
def folder(tmp_path):
    """A folder of templates with one copy of the course certificate in it."""
    papers.an_own_template(tmp_path)
    return tmp_path


def change(folder, before, after):
    file = folder / "own" / "template.toml"
    said = file.read_text(encoding="utf-8")
    assert before in said
    file.write_text(said.replace(before, after, 1), encoding="utf-8")


def sentences(folder):
    with pytest.raises(Refused) as refused:
        load_template("own", templates_folder=folder)
    return [one.sentence() for one in refused.value.violations]


@pytest.mark.parametrize("name", template_names())
def test_every_template_of_the_program_is_whole_and_draws_its_sample(name):
    assert load_template(name).name == name
    assert draw(sample_facts(name), name).startswith(b"%PDF-1.4")


def test_a_school_may_have_templates_of_its_own(folder):
    assert "own" in template_names(templates_folder=folder)
    assert "own" not in template_names()
    assert draw(papers.a_paper(), "own", templates_folder=folder) == papers.drawn(papers.a_paper())


def test_a_changed_template_is_read_again(folder):
    before = draw(papers.a_paper(), "own", templates_folder=folder)

    change(folder, 'text = "{opening}"', 'text = "Vi er glade for at"')

    after = draw(papers.a_paper(), "own", templates_folder=folder)
    assert "Vi er glade for at" in papers.lines_of(after)
    assert after != before


@pytest.mark.parametrize("name", ["nothing", "../own", "", "own/"])
def test_an_unknown_template_is_named_with_those_there_are(folder, name):
    with pytest.raises(Refused) as refused:
        load_template(name, templates_folder=folder)

    asked = name.partition(".")[0]
    assert refused.value.sentence().startswith(
        f"There is no template “{asked}”. Choose one of: bekreftelse, "
    )
    assert "own" in refused.value.sentence()


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("version = 7", "", "own: “version” must be a number from 1 to 9999."),
        ('kinds = ["kursbevis"]', 'kinds = ["vitnemål"]', "own: “kinds” is “vitnemål”, but must be one of: "),
        ("[page]\nwidth = 210", "[page]\nwidth = 0", "page: “width” must be a number from 50 to 500."),
        ("right = 180", "right = 280", "body: this stands outside the page. Move it or make it smaller."),
        ('ink = "#1C2527"', 'ink = "black"', "colours: “ink” must be a colour such as #1B5E58."),
        ('quiet = "#4D5A5A"', 'quiet = "#C9D0CE"', "the colour “#C9D0CE” is too pale for letters."),
        ('serif = "NotoSerif"', 'serif = "Comic"', "fonts: the file “Comic-Regular.ttf” is missing."),
        ("size = 29", "size = 290", "styles.name: “size” must be a number from 7 to 90."),
        ('kind = "line"', 'kind = "lines"', "element 8: “kind” is “lines”, but must be one of: text, "),
        (
            'text = "{name}"',
            'text = "{nam}"',
            "element 17 (text): there is no field “nam”. Fields: address, ",
        ),
        (
            "lozenge = true",
            "lozenges = true",
            "element 8 (line): “lozenges” is not known. Known here: kind, ",
        ),
        (
            'items = "goals"',
            'items = "name"',
            "“items” is “name”, but must be one of: aims, contents, goals, modules, ",
        ),
        (
            'text = "{title}"',
            'text = "VITNEMÅL nr. {number}"',
            "“VITNEMÅL nr. ” is what vitnemål (diploma) says, which the county alone issues (opplær",
        ),
        ("at = [10, 10]", "at = [100, 10]", "element 1 (frame): this stands outside the page."),
        ("bottom = 201", "bottom = 40", "body: this stands outside the page."),
        ('with = "serial"', 'with = "seal"', "“with” is “seal”, but must be one of: address, "),
        ("size = 36", "size = 20", "“size” must be a number from 30 to 36."),
        ('texts = ["{period}", ', "texts = [", '“texts” must be a list: 3 × "…".'),
        ("[[elements]]", "[[elements]", "The template “own” cannot be read: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(folder, before, after, sentence):
    change(folder, before, after)

    assert any(sentence in said for said in sentences(folder))


def test_everything_wrong_is_said_at_once(folder):
    for before, after in (
        ("size = 29", "size = 290"),
        ("lozenge = true", "lozenge = 1"),
        ("{name}", "{nam}"),
    ):
        change(folder, before, after)

    assert len(sentences(folder)) == 3


def test_a_file_that_is_not_text_is_said_to_be_unreadable(folder):
    (folder / "own" / "template.toml").write_bytes(b"\xff\xfe\x00")

    assert sentences(folder)[0].startswith("The template “own” cannot be read: ")


def test_an_empty_template_lacks_its_parts(folder):
    (folder / "own" / "template.toml").write_text("")

    missing = {"page", "body", "colours", "fonts", "styles"}
    assert missing <= {word for sentence in sentences(folder) for word in missing if f"“{word}”" in sentence}


def test_a_picture_stands_in_the_templates_folder(folder):
    emblem = 'kind = "image"\nfile = "emblem.png"\nheight = 20\nat = [30, 12]\nwidth = 30\n'
    change(folder, "[[elements]]", f"[[elements]]\n{emblem}\n[[elements]]")
    assert sentences(folder) == ["element 1 (image): the file “emblem.png” is missing."]

    (folder / "own" / "emblem.png").write_text("nothing")
    assert "is not a picture" in sentences(folder)[0]

    Pillow.new("RGB", (60, 40), "teal").save(folder / "own" / "emblem.png")
    plain = papers.drawn(papers.a_paper())
    assert b"/XObject" in draw(papers.a_paper(), "own", templates_folder=folder).replace(plain, b"")


@pytest.mark.parametrize("content", ["", "{}", '{"kind": "vitnemål"}'])
def test_a_sample_that_is_no_facts_is_said_to_be_unreadable(folder, content):
    (folder / "own" / "sample.json").write_text(content)

    with pytest.raises(Refused, match="Refused") as refused:
        sample_facts("own", templates_folder=folder)
    assert [one.name for one in refused.value.violations] == ["TemplateUnreadable"]


def test_a_missing_sample_is_named(folder):
    (folder / "own" / "sample.json").unlink()

    with pytest.raises(Refused) as refused:
        sample_facts("own", templates_folder=folder)
    assert refused.value.sentence() == "own: the file “sample.json” is missing."
