import ast

from tests.architecture import source


def test_every_feature_says_what_it_is_for():
    source.none_of(
        (
            source.name(folder)
            for folder in source.features()
            if not (folder / "__init__.py").exists()
            or not ast.get_docstring(source.tree(folder / "__init__.py"))
        ),
        "Say in the docstring of __init__.py what this feature is for, what it never does, where to begin.",
    )


def test_every_feature_is_held_to_its_seven_files():
    contracts = source.project()["tool"]["importlinter"]["contracts"]
    listed = next(c["containers"] for c in contracts if c["name"].startswith("Inside a feature"))

    assert sorted(listed) == sorted(source.dotted(folder) for folder in source.features()), (
        "The contract 'Inside a feature' in pyproject.toml lists every feature, and no other."
    )


def test_every_feature_offers_its_pages():
    with_screens = [folder for folder in source.features() if list(folder.glob("ui/*_page.py"))]
    source.none_of(
        (source.name(f) for f in with_screens if not (f / "ui" / "contributions.py").exists()),
        "Offer the pages to the shell in ui/contributions.py.",
    )
