import pytest

from eduapp.certificates.drawing import assembly, template_names
from eduapp.certificates.drawing.assembly import Shelf
from eduapp.core.errors import Refused

SHELF = Shelf.of(None)


def test_a_name_is_a_folder_a_layout_and_a_variant_in_any_order():
    assert assembly.taken_apart("kursbevis.landscape.easy", SHELF) == assembly.Named(
        "kursbevis", "landscape", "easy"
    )
    assert assembly.taken_apart("kursbevis.easy.landscape", SHELF) == assembly.Named(
        "kursbevis", "landscape", "easy"
    )
    assert assembly.taken_apart("kursbevis", SHELF) == assembly.Named("kursbevis")


def test_the_usual_layout_needs_no_name():
    assert assembly.assembled("kursbevis", SHELF) == assembly.assembled("kursbevis.upright", SHELF)


def test_every_template_can_be_asked_for_in_each_of_its_layouts():
    for name in template_names():
        names = assembly.looks_of(name, SHELF)
        assert names[0] == name
        assert len(set(names)) == len(names)
        assert f"{name}.large" in names


def test_what_a_template_says_goes_over_its_layout_and_that_over_what_all_have_in_common(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "template.toml").write_text(
        'version = 1\nkinds = ["kursbevis"]\nlayouts = ["a5"]\n[colours]\naccent = "#222222"\n'
        '[[elements]]\nkind = "text"\ntext = "{name}"\nstyle = "name"\n'
    )

    values = assembly.assembled("own", Shelf.of(tmp_path))

    assert values["colours"]["accent"] == "#222222"
    assert values["colours"]["ink"] == "#1C2527"
    assert values["page"] == {"width": 148, "height": 210}
    assert values["elements"][-1]["text"] == "{name}"
    assert values["styles"]["title"]["size"] == round(33 * 0.78, 2)
    assert "layouts" not in values


def test_letters_never_become_smaller_than_the_smallest_there_are():
    styles = assembly.assembled("kursbevis.card", SHELF)["styles"].values()

    assert min(style["size"] for style in styles) >= 7
    assert all(style.get("smallest", 7) >= 7 for style in styles)


@pytest.mark.parametrize("name", ["kursbevis.../style", "kursbevis.parts", "kursbevis.", "kursbevis.a5/x"])
def test_no_name_leads_out_of_the_folders(name):
    with pytest.raises(Refused):
        assembly.assembled(name, SHELF)


def test_a_file_that_changed_is_among_those_that_are_watched():
    names = {file.name for file in assembly.files_of("kursbevis.a5", SHELF)} | {
        file.name for file in assembly.files_of("kursbevis.easy", SHELF)
    }

    assert names == {"template.toml", "style.toml", "a5.toml", "upright.toml", "easy.toml"}


def test_each_part_counts_in_the_version_so_that_a_changed_one_makes_another():
    def version(name):
        return assembly.assembled(name, SHELF)["version"]

    style = assembly.read(SHELF.part("", "style"), "style")["version"]
    layout = assembly.read(SHELF.part("layouts", "a5"), "a5")["version"]
    own = assembly.read(SHELF.folder("kursbevis") / assembly.FILE, "kursbevis")["version"]

    assert version("kursbevis.a5") == own + layout + style
    assert version("kursbevis.easy") > version("kursbevis")
