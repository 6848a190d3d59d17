import ast
import importlib
import tomllib

import pytest

from tests.architecture import source


def terms():
    """Every feature's words, by the folder's name."""
    return {
        source.name(path.parent): importlib.import_module(source.dotted(path))
        for path in source.modules("**/terms.py")
    }


def declared(name="PERMISSIONS"):
    return {permission for words in terms().values() for permission in getattr(words, name, ())}


@pytest.fixture(scope="module")
def roles():
    text = (source.ROOT / "resources" / "codes" / "roles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_permission_belongs_to_some_role(roles):
    given = {permission for role in roles.values() for permission in role["permissions"]}

    source.none_of(
        sorted(declared() - given),
        "Nobody may do this: give it to a role in resources/codes/roles.toml, or strike it from PERMISSIONS.",
    )


def test_roles_give_only_what_features_know(roles):
    known = declared()
    source.none_of(
        (
            f"{role}: {permission}"
            for role, said in roles.items()
            for permission in said["permissions"]
            if permission not in known
        ),
        "List it in PERMISSIONS of the feature's terms.py, or strike it from resources/codes/roles.toml.",
    )


def test_use_cases_ask_only_for_permissions_that_are_listed():
    known = declared() | declared("SYSTEM_PERMISSIONS")
    source.none_of(asked_but_unknown(known), "List it in PERMISSIONS of the feature's terms.py.")


def asked_but_unknown(known):
    for path in source.parts("service"):
        words = terms().get(source.name(path.parent if path.name == "service.py" else path.parent.parent))
        for node in source.nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "uow.require":
                for name in words_in(node.args[0]):
                    if getattr(words, name, None) not in known:
                        yield f"{source.name(path)}:{node.lineno} terms.{name}"


def words_in(expression):
    """X of every `terms.X` in it, conditions left out: they decide, they permit nothing."""
    if isinstance(expression, ast.IfExp):
        yield from words_in(expression.body)
        yield from words_in(expression.orelse)
    elif isinstance(expression, ast.Attribute) and ast.unparse(expression.value) == "terms":
        yield expression.attr


def test_no_permission_is_asked_for_by_its_text():
    source.none_of(
        (
            f"{source.name(path)}:{node.lineno} {ast.unparse(node)}"
            for path in source.parts("service")
            for node in source.nodes(path)
            if isinstance(node, ast.Call)
            and ast.unparse(node.func) == "uow.require"
            and isinstance(node.args[0], ast.Constant)
        ),
        "Name it in terms.py.",
    )
