import ast

from tests.architecture import source

# Tables hold columns; what they promise is proven by the tests of services, queries and schema steps.
# What features say they hold about people tests/privacy/test_everything_held.py goes through.
PROVEN_ELSEWHERE = {"models.py", "held.py"}

# Modules whose promises are kept by another test than their own, and by which.
TESTED_BY_OTHERS: dict[str, str] = {
    "eduapp/app/program.py": "tests/journeys drive it with its real window, threads and database",
    "eduapp/app/main_window.py": "tests/journeys press every key of it",
    "eduapp/app/first_run.py": "tests/journeys/test_first_run.py goes through it from an empty folder",
    "eduapp/app/first_run_pages.py": "tests/journeys/test_first_run.py fills them in",
    "eduapp/app/sign_in.py": "tests/journeys: right and wrong passwords, and what bars the way",
    "eduapp/app/screens.py": "tests/app/test_every_screen.py: all pages of the catalogue are among them",
    "eduapp/certificates/keys/jobs/papers.py": "tests/certificates/jobs/test_papers.py: what is told there",
    "eduapp/migrations/exam_seat_aside.py": "tests/migrations/test_exam_seat.py: as all functions are now",
    "eduapp/exams/sittings/ui/result_dialog.py": "test_sitting_page.py beside it opens both forms",
}


def test_every_module_has_its_test():
    source.none_of(
        (
            f"{source.name(path)} → {source.name(homes(path)[0])}"
            for path in source.modules()
            if promises(path) and not is_tested(path) and source.name(path) not in TESTED_BY_OTHERS
        ),
        "Write the test that keeps these modules' promises, in the place that mirrors them.",
    )


def test_no_excuse_outlives_its_reason():
    source.none_of(
        (
            f"{excused} ({reason})"
            for excused, reason in TESTED_BY_OTHERS.items()
            if not (source.ROOT / excused).exists()
            or not promises(source.ROOT / excused)
            or is_tested(source.ROOT / excused)
        ),
        "Strike it from TESTED_BY_OTHERS: it is gone, says nothing, or has a test of its own by now.",
    )


def promises(path):
    """Whether a module does anything: constants and imports alone promise nothing."""
    return path.name not in PROVEN_ELSEWHERE and any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) for node in source.nodes(path)
    )


def is_tested(path):
    return any(home.exists() for home in homes(path))


def homes(path):
    """Where a module's test may stand: eduapp/a/b.py → tests/a/test_b.py; a package's beside it or inside."""
    inside = path.relative_to(source.PACKAGE)
    folder = source.TESTS / inside.parent
    if path.stem == "__init__":
        return [folder / f"test_{inside.parent.name}.py", folder.parent / f"test_{inside.parent.name}.py"]
    return [folder / f"test_{path.stem}.py"]
