"""What Dagverk carries of others: who made it, under which licence, and what is known against it."""

import json
import re
import runpy
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from uuid import UUID

import pytest
from packaging.licenses import canonicalize_license_expression

from tests.architecture import source
from tests.architecture.test_pins import PINS, SETS, pinned

SCRIPTS = source.ROOT / "packaging"
NEVER = re.compile(r"(?<!L)(?:A?GPL|SSPL|BUSL|CC-BY-NC|CC-BY-ND)", re.IGNORECASE)


@pytest.fixture(scope="module")
def shipped():
    return runpy.run_path(str(SCRIPTS / "shipped.py"))


def ran(script, *words, **more):
    return subprocess.run(
        [sys.executable, SCRIPTS / script, *map(str, words)],
        cwd=source.ROOT,
        env={"PYTHONPATH": str(source.ROOT)} | more,
        capture_output=True,
        text=True,
        check=False,
    )


# ── Pins ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_file_of_pins_is_one_that_is_looked_at():
    assert {path.stem for path in PINS.glob("*.txt")} == set(SETS)


def test_the_scripts_read_the_same_pins_as_the_tests(shipped):
    assert {pin.name: pin.version for pin in shipped["pins"]()} == pinned("run")
    assert all(pin.hashes for pin in shipped["pins"]())


def test_what_is_installed_here_is_what_is_pinned(shipped):
    for pin in shipped["pins"]():
        try:
            assert version(pin.name) == pin.version, pin.name
        except PackageNotFoundError:
            assert pin.marker, f"{pin.name} is pinned for every system and not there"


# ── Licences ─────────────────────────────────────────────────────────────────────────────────────


def test_each_part_has_a_licence_that_may_be_carried_and_the_list_is_new():
    done = ran("shipped.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_under_the_gpl_and_the_lgpl_is_part_by_part(shipped):
    known = shipped["table"]()

    assert not any(NEVER.search(said) for said in known["packages"].values())
    assert not any(NEVER.search(said) for said in known["allowed"])
    assert {name for name, said in known["packages"].items() if "LGPL" in said} == set(known["lgpl"])


def test_each_part_stands_in_the_list_for_people(shipped):
    text = (source.ROOT / "resources" / "licences.md").read_text(encoding="utf-8")
    for pin in shipped["pins"]():
        assert f"| {pin.name} | {pin.version} |" in text
    for one in shipped["kept"]():
        assert f"| {one.name} | {one.licence} |" in text
        assert one.text.stat().st_size > 200


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("GPL-3.0-only", "may not be carried"),
        ("MIT OR AGPL-3.0-only", "may not be carried"),
        ("LGPL-3.0-only", "may not be carried"),
        ("Apache 2", "no SPDX expression"),
        ("mit", "say MIT"),
    ],
)
def test_a_licence_that_may_not_be_carried_is_found(shipped, said, word):
    known = shipped["table"]()
    assert word in " ".join(shipped["_against"]("somebody", said, known["allowed"], known["lgpl"]))


def test_a_licence_that_is_not_what_the_package_says_is_found(shipped):
    assert list(shipped["_unlike"]("alembic", "Apache-2.0"))
    assert list(shipped["_unlike"]("segno", "MIT"))
    assert not list(shipped["_unlike"]("alembic", "MIT"))


# ── The list of parts ────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    file = tmp_path_factory.mktemp("sbom") / "sbom.json"
    done = ran("sbom.py", file, PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    return file


@pytest.fixture(scope="module")
def listed(parts):
    return json.loads(parts.read_text(encoding="utf-8"))


def test_the_list_has_what_cyclonedx_wants(listed):
    """CycloneDX 1.6, JSON schema: what is required of bom, component, licenseChoice and dependency."""
    assert listed["bomFormat"] == "CycloneDX"
    assert listed["specVersion"] == "1.6"
    assert listed["version"] == 1
    assert UUID(listed["serialNumber"].removeprefix("urn:uuid:")).urn == listed["serialNumber"]
    every = [listed["metadata"]["component"], *listed["components"]]
    refs = [one["bom-ref"] for one in every]
    assert len(set(refs)) == len(refs)
    for one in every:
        assert one["type"] in {"application", "library"}
        assert one["name"]
        assert one.keys() <= {"type", "bom-ref", "name", "version", "purl", "licenses", "properties"}
        (licence,) = one["licenses"]  # an expression stands alone
        assert canonicalize_license_expression(licence["expression"]) == licence["expression"]
        assert all(two.keys() == {"name", "value"} for two in one.get("properties", ()))
    assert [one["ref"] for one in listed["dependencies"]] == sorted(refs)
    for one in listed["dependencies"]:
        assert set(one["dependsOn"]) <= set(refs)
        assert len(set(one["dependsOn"])) == len(one["dependsOn"])


def test_the_list_has_every_pin_and_every_digest_that_may_be_installed(listed, shipped):
    found = {one["purl"]: one for one in listed["components"] if "purl" in one}

    assert found.keys() == {f"pkg:pypi/{name}@{version}" for name, version in pinned("run").items()}
    for pin in shipped["pins"]():
        told = found[f"pkg:pypi/{pin.name}@{pin.version}"]["properties"]
        assert tuple(one["value"] for one in told if one["name"].endswith("sha256")) == pin.hashes


def test_nothing_in_the_list_hangs_in_the_air(listed):
    needs = {one["ref"]: one["dependsOn"] for one in listed["dependencies"]}
    reached, ahead = set(), [listed["metadata"]["component"]["bom-ref"]]
    while ahead:
        ref = ahead.pop()
        if ref not in reached:
            reached.add(ref)
            ahead += needs[ref]
    assert reached == set(needs)


def test_the_same_pins_give_the_same_bytes_and_no_host(parts, tmp_path):
    again = tmp_path / "again.json"
    ran("sbom.py", again, PYTHONHASHSEED="2", TZ="Asia/Tokyo")

    assert again.read_bytes() == parts.read_bytes()
    assert not re.search(rb"https?://|file://", parts.read_bytes())


# ── What is known against a part ─────────────────────────────────────────────────────────────────


def an_advisory(folder, name="pillow", *, events=None, versions=None, file="a.json", **facts):
    affected = {"package": {"ecosystem": "PyPI", "name": name}}
    if events is not None:
        affected["ranges"] = [{"type": "ECOSYSTEM", "events": events}]
    if versions is not None:
        affected["versions"] = versions
    told = {"id": "INVENTED-1", "summary": "An invented hole", "affected": [affected]} | facts
    (folder / file).write_text(json.dumps(told))
    return folder


VERSION = pinned("run")["pillow"]


@pytest.mark.parametrize(
    "facts",
    [
        {"versions": [VERSION]},
        {"events": [{"introduced": "0"}]},
        {"events": [{"introduced": VERSION}, {"fixed": "9999"}]},
        {"events": [{"introduced": "0"}, {"last_affected": VERSION}]},
        {"events": [{"introduced": "1"}, {"fixed": "2"}, {"introduced": "3"}]},
        {"events": [{"introduced": "0"}, {"fixed": "no version"}]},
        {"name": "PILLOW", "versions": [VERSION]},
        {},
    ],
)
def test_a_pin_that_an_advisory_names_is_found(tmp_path, facts):
    done = ran("audit.py", "--database", an_advisory(tmp_path, **facts))

    assert done.returncode == 1, done.stdout + done.stderr
    assert f"pillow {VERSION}: INVENTED-1 An invented hole" in done.stdout


@pytest.mark.parametrize(
    "facts",
    [
        {"versions": ["0.1"]},
        {"events": [{"introduced": "0"}, {"fixed": VERSION}]},
        {"events": [{"introduced": "9999"}]},
        {"events": [{"introduced": "0"}, {"last_affected": "1"}]},
        {"name": "somebody-else", "events": [{"introduced": "0"}]},
        {"events": [{"introduced": "0"}], "withdrawn": "2026-01-01T00:00:00Z"},
    ],
)
def test_what_no_advisory_names_is_not(tmp_path, facts):
    assert ran("audit.py", "--database", an_advisory(tmp_path, **facts)).returncode == 0


def test_one_that_was_looked_at_can_be_accepted(tmp_path):
    an_advisory(tmp_path, events=[{"introduced": "0"}])
    assert ran("audit.py", "--database", tmp_path, "--accept", "INVENTED-1").returncode == 0


@pytest.mark.parametrize("content", [None, "{", "[]", "{}"])
def test_a_folder_that_cannot_be_read_is_no_clean_bill(tmp_path, content):
    if content is not None:
        an_advisory(tmp_path, versions=["0.1"])
        (tmp_path / "b.json").write_text(content)
    done = ran("audit.py", "--database", tmp_path)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_scripts_ask_no_network():
    for script in ("shipped.py", "sbom.py", "audit.py"):
        names = {whole.split(".")[0] for _line, whole in source.imports(SCRIPTS / script)}
        assert not names & {"urllib", "http", "socket", "ssl", "requests", "subprocess", "ftplib"}
