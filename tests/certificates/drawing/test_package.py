"""A template as one file: equal for equal templates, and from others only what a template is."""

import contextlib
import io
import zipfile

import pytest

from eduapp.certificates.drawing import PAPER_LANGUAGES, looks, template_names
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import (
    MOST_PACKED,
    MOST_TEXT,
    Package,
    from_bytes,
    from_folder,
    to_bytes,
)
from eduapp.certificates.drawing.school_pictures import MOST_DOTS, pale, plain
from eduapp.core.errors import Refused
from eduapp.core.resources import resource
from tests.support import given_templates

LOOKS = [look for name in template_names() for look in looks(name)]

LARGE = given_templates.a_picture(size=(MOST_DOTS + 1, 9))


def refusal(content):
    with pytest.raises(Refused) as refused:
        from_bytes(content, "gitt.zip")
    return [one.name for one in refused.value.violations]


def packed(*entries, method=zipfile.ZIP_DEFLATED, **more):
    """A ZIP with these (name, content)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content, **more)
    return made.getvalue()


def sound():
    return [
        ("template.toml", zipfile.ZipFile(io.BytesIO(to_bytes(usual("kursbevis")))).read("template.toml"))
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_what_was_packed_comes_back_whole_and_the_same_again(look):
    package = Package(
        usual(look).table,
        {language: {"texts": {"Scope": f"Omfang {language}"}} for language in PAPER_LANGUAGES},
        usual(look).sample,
        pale(plain(given_templates.a_picture(), "")),
    )

    assert from_bytes(to_bytes(package)) == package
    assert to_bytes(from_bytes(to_bytes(package))) == to_bytes(package)


def test_a_file_tells_nothing_of_when_and_where_it_was_made():
    with zipfile.ZipFile(io.BytesIO(to_bytes(usual("kursbevis")))) as archive:
        assert {(one.date_time[0], one.create_system, one.comment) for one in archive.infolist()} == {
            (1980, 0, b"")
        }


def test_a_folder_that_was_packed_by_hand_is_read_too():
    assert from_bytes(packed(("min mal/", b""), *((f"min mal/{name}", content) for name, content in sound())))


def test_a_template_lies_in_a_folder_as_well(tmp_path):
    with zipfile.ZipFile(io.BytesIO(to_bytes(usual("kursbevis")))) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "notes.txt").write_text("left alone")

    assert from_folder(tmp_path) == usual("kursbevis")
    (tmp_path / "template.toml").write_bytes(b"#" * (MOST_TEXT + 1))
    with pytest.raises(Refused):
        from_folder(tmp_path)


def test_the_programs_own_folders_hold_what_a_template_is():
    assert from_folder(resource("certificates") / "kursbevis").sample


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "NotAPackage"),
        (b"PK\x03\x04", "NotAPackage"),
        (b"0" * (MOST_PACKED + 1), "PackageTooLarge"),
        (packed(), "NotAPackage"),
        (packed(("sample.json", b"{}")), "NotAPackage"),
        (packed(*sound(), ("../template.toml", b"")), "NoPartOfTemplate"),
        (packed(*sound(), ("/etc/passwd", b"")), "NoPartOfTemplate"),
        (packed(*sound(), ("a/b/template.toml", b"")), "NoPartOfTemplate"),
        (packed(*sound(), ("..\\words.nb.toml", b"")), "NoPartOfTemplate"),
        (packed(*sound(), ("words.xx.toml", b"")), "NoPartOfTemplate"),
        (packed(*sound(), ("run.exe", b"")), "NoPartOfTemplate"),
        (packed(*sound(), ("a/words.nb.toml", b"")), "NoPartOfTemplate"),
        (packed(("template.toml", b"#" * (MOST_TEXT + 1))), "PackageTooLarge"),
        (packed(("template.toml", b"#" * 50_000_000)), "PackageTooLarge"),
        (packed(("template.toml", b"version = ")), "TemplateUnreadable"),
        (packed(("template.toml", b"\xff\xfe")), "TemplateUnreadable"),
        (packed(("template.toml", b"a = " + b"[" * 5000)), "TemplateUnreadable"),
        (packed(*sound(), ("background.png", b"GIF89a")), "NotAPicture"),
        (packed(*sound(), ("background.png", LARGE)), "PictureTooLarge"),
        (packed(*[(f"words.nb.toml{n}", b"") for n in range(30)]), "NotAPackage"),
    ],
)  # fmt: skip
def test_what_is_hostile_or_none_is_refused_with_one_sentence(content, reason):
    assert refusal(content) == [reason]


def test_a_part_that_is_there_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = packed(*sound(), *sound())
    assert refusal(content) == ["NoPartOfTemplate"]


def test_every_single_damage_is_refused_or_read_and_nothing_else():
    content = to_bytes(usual("kursbevis"))
    for place in range(0, len(content), 97):
        damaged = content[:place] + bytes([content[place] ^ 0x5A]) + content[place + 1 :]
        with contextlib.suppress(Refused):  # the one way out besides reading it
            from_bytes(damaged)
    for cut in range(0, len(content), 501):
        assert refusal(content[:cut])
