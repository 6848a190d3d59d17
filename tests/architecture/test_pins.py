import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture import source

PINS = source.ROOT / "packaging" / "requirements"
SETS = ["run", "dev", "build", "bench", "uv"]


def pinned(name):
    """The versions a set of pins names: {package: version}."""
    text = (PINS / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", SETS)
def test_pins_are_hashed_and_name_no_place(name):
    text = (PINS / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", "")

    for line in filter(None, text.splitlines()):
        assert re.fullmatch(r"[\w.-]+==\S+( ; [^;]+?)? +(--hash=sha256:[0-9a-f]{64} *)+", line), line


def test_pins_hold_what_the_project_asks_for():
    project = source.project()
    asked = {"run": project["project"]["dependencies"], "dev": project["dependency-groups"]["dev"]}

    for name, requirements in asked.items():
        versions = pinned(name)
        for requirement in map(Requirement, requirements):
            version = versions.get(canonicalize_name(requirement.name), "none")
            assert requirement.specifier.contains(version), (
                f"{requirement} is not in {name}.txt. Type: make lock"
            )


def test_tools_run_with_what_the_program_runs_with():
    assert pinned("run").items() <= pinned("dev").items()
