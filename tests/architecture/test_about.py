"""A reason stands beside the field it speaks of: what a violation is about is a field of some form."""

import ast
import re

from tests.architecture import source

_FIELD = re.compile(r'\b(?:form|self|inner)\.\w+\(\s*f?"([a-z_]+)"')


def test_what_a_reason_is_about_is_a_field_of_a_form():
    asked = {
        key
        for path in source.modules()
        if "ui" in path.parts
        for key in _FIELD.findall(path.read_text("utf-8"))
    }

    source.none_of(
        (
            f"{source.name(path)}: {node.name} is about “{key}”"
            for path in source.modules()
            if "rules" in path.parts or path.stem == "rules"
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.ClassDef)
            for key in about(node)
            if key not in asked
        ),
        "Name a field of the form that sends the request, or leave `about` out.",
    )


def about(node):
    """The keys that a violation names."""
    for part in node.body:
        if isinstance(part, ast.Assign) and getattr(part.targets[0], "id", "") == "about":
            yield from ast.literal_eval(part.value)
