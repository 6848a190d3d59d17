"""The words of the description are those beside the models now."""

import json
import runpy

from tests.architecture import source


def test_the_words_are_those_of_the_models():
    script = runpy.run_path(str(source.ROOT / "packaging" / "describe_tables.py"))

    kept = json.loads((source.ROOT / "resources" / "readable" / "tables.json").read_text("utf-8"))
    assert kept == script["gathered"](), "Run: python packaging/describe_tables.py"
