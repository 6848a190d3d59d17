import re
import subprocess

from tests.architecture import source

TOP_LEVEL = {
    *(
        "eduapp",
        "resources",
        "tests",
        "packaging",
        "pyproject.toml",
        "Makefile",
        "LICENSE",
        ".ci",
        ".gitignore",
    ),
    *("README.md", "ARCHITECTURE.md", "DECISIONS.md", "CONTRIBUTING.md", "CHANGELOG.md"),
}
# Put together from pieces, or this file would name them itself.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("crates", "io"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
]
SOMEBODYS_FOLDER = re.compile(
    r"""(?<![\w.~$}*])(?:/(?:home|root|work|farm|opt|mnt|Users|tmp|var/tmp)/[\w.-]|[A-Z]:\\{1,2}Users\\)"""
)
LINK = "120000"  # git's mode of one
OF_OTHERS = "resources/verification/libraries/"  # as published, and held against their digests


def texts():
    """Every tracked file of ours that is text, with what it says."""
    for path in source.tracked_files():
        if source.name(path).startswith(OF_OTHERS):
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def lines_with(pattern):
    for path, text in texts():
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                yield f"{source.name(path)}:{number} {line.strip()[:120]}"


def test_top_level_holds_only_what_was_agreed():
    found = {path.relative_to(source.ROOT).parts[0] for path in source.tracked_files()}

    source.none_of(found - TOP_LEVEL, "Find it a place in eduapp/, resources/, tests/ or packaging/.")


def test_no_file_names_where_packages_come_from():
    source.none_of(
        lines_with(re.compile("|".join(map(re.escape, HOSTS)))),
        "Leave that to the settings of the machine that installs.",
    )


def test_no_file_names_a_folder_of_somebodys_machine():
    source.none_of(lines_with(SOMEBODYS_FOLDER), "Start from the project's folder, or ask the system.")


def test_nothing_in_it_leads_out_of_it():
    """A link is a path of one machine, and takes the place of what another has there."""
    told = subprocess.run(
        ["git", "ls-files", "--stage"], cwd=source.ROOT, check=True, capture_output=True, text=True
    )
    assert [line for line in told.stdout.splitlines() if line.startswith(LINK)] == []


def test_packaging_is_a_folder_of_scripts():
    # As a package it would hide the library of the same name from every tool that runs here.
    assert not (source.ROOT / "packaging" / "__init__.py").exists()


def test_scripts_can_be_started():
    scripts = [p for p in source.tracked_files() if p.suffix == ".sh" or source.name(p) == ".ci/run"]
    source.none_of((source.name(p) for p in scripts if not p.stat().st_mode & 0o111), "Type: chmod +x")
