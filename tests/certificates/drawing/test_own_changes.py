import pytest

from eduapp.certificates.drawing.editing import with_background, with_text, with_value
from eduapp.certificates.drawing.own_changes import changes
from eduapp.certificates.drawing.own_templates import usual
from eduapp.core.codes import code_list
from tests.support import given_templates

TABLE = usual("kursbevis").table


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (given_templates.changed(), ("nothing",)),
        (given_templates.changed(words={"nb": {}}), ("nothing",)),
        (given_templates.changed(words={"nb": {"texts": {"Scope": "Timer"}}}), ("words",)),
        (given_templates.changed(table=with_value(TABLE, ("elements", 14, "text"), "{title}!")), ("fields",)),
        (given_templates.changed(table=with_value(TABLE, ("elements", 13, "size"), 34)), ("places",)),
        (given_templates.changed(table=with_value(TABLE, ("body", "left"), 31)), ("places",)),
        (given_templates.changed(table=with_value(TABLE, ("styles", "title", "size"), 30)), ("letters",)),
        (given_templates.changed(table=with_text(TABLE)), ("elements",)),
        (
            given_templates.changed(table=with_background(TABLE, wanted=True), background=b"x"),
            ("background",),
        ),
    ],
)
def test_each_kind_of_change_is_told(after, told):
    assert changes(usual("kursbevis"), after) == told
    assert all(one in code_list("template_changes") for one in told)
