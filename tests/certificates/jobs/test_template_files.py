import pytest

from eduapp.certificates import jobs
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import MOST_PACKED, to_bytes
from eduapp.core.errors import Refused, Unavailable
from tests.support import given_templates


def test_what_one_school_saves_another_takes(tmp_path):
    content = to_bytes(given_templates.saying("Lykke til"))
    file = jobs.write_template(tmp_path / "mal.zip", content)

    assert jobs.read_template(file) == given_templates.saying("Lykke til")
    assert to_bytes(jobs.read_template(file)) == content


def test_a_folder_is_taken_by_its_template_toml(tmp_path):
    import zipfile  # noqa: PLC0415 - to unpack it as people do

    file = jobs.write_template(tmp_path / "mal.zip", to_bytes(usual("kursbevis.a5")))
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "mal")
    assert jobs.read_template(tmp_path / "mal" / "template.toml") == usual("kursbevis.a5")


def test_a_file_that_is_too_large_is_not_even_read(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"0" * (MOST_PACKED + 1))
    with pytest.raises(Refused) as refused:
        jobs.read_template(tmp_path / "x.zip")
    assert "x.zip" in refused.value.sentence()


def test_a_picture_is_made_anew(tmp_path):
    (tmp_path / "logo.jpg").write_bytes(given_templates.a_picture(kind="JPEG", comment=b"made at the place"))
    made = jobs.read_picture(tmp_path / "logo.jpg")
    assert made.startswith(b"\x89PNG")
    assert b"place" not in made
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    with pytest.raises(Refused):
        jobs.read_picture(tmp_path / "logo.svg")


def test_a_file_that_is_gone_is_told_by_name(tmp_path):
    for read in (jobs.read_template, jobs.read_picture):
        with pytest.raises(Unavailable):
            read(tmp_path / "gone.zip")
