import tomllib

from eduapp.certificates.drawing.toml_text import to_toml


def test_texts_are_written_so_that_they_come_back():
    said = {
        "a": 'x "y" \\ z\n\u2028',
        "b": [1, 2.5, True],
        "c d": {"e": "æøå"},
        "f": [{"g": "h"}, {"i": {"j": 1}}],
    }

    assert tomllib.loads(to_toml(said)) == said
