import ast

from tests.architecture import source

# Public functions of a service that are no use cases, and why they need no permission.
NO_USE_CASE = {
    "eduapp/people/audit/service.py:write_audit": "called by Database before every commit",
}


def test_every_use_case_asks_for_a_permission_first():
    source.none_of(
        (
            place
            for path in source.parts("service")
            for function in source.functions(path)
            if (place := f"{source.name(path)}:{function.name}") not in NO_USE_CASE
            and not first_statement(function).startswith("uow.require(")
        ),
        "Begin with uow.require(terms.…): who may not do it learns that before anything is looked up.",
    )


def first_statement(function):
    return next((ast.unparse(s) for s in function.body if not source.is_docstring(s)), "")


def test_no_excuse_outlives_its_function():
    known = {
        f"{source.name(path)}:{f.name}" for path in source.parts("service") for f in source.functions(path)
    }
    source.none_of(set(NO_USE_CASE) - known, "Strike it from NO_USE_CASE.")


def test_commands_and_reports_are_frozen():
    places = [*source.parts("service"), *source.parts("jobs")]
    source.none_of(not_frozen(places), "Write @dataclass(frozen=True, kw_only=True): commands cross threads.")


def test_rows_are_frozen():
    source.none_of(not_frozen(source.parts("queries")), "Write @dataclass(frozen=True): rows cross threads.")


def not_frozen(paths):
    for path in paths:
        for node in source.classes(path):
            if source.frozen(node) is False:
                yield f"{source.name(path)}:{node.lineno} {node.name}"


def test_no_table_leaves_a_query():
    source.none_of(
        (
            f"{source.name(path)}:{function.lineno} {function.name} → {ast.unparse(function.returns)}"
            for path in source.parts("queries")
            for function in source.functions(path)
            if function.returns and tables(path) & names_in(function.returns)
        ),
        "Select columns and return frozen rows; a mapped object is dead once its transaction ends.",
    )


def tables(path):
    return {whole.rsplit(".", 1)[1] for _line, whole in source.imports(path) if ".models." in whole}


def names_in(annotation):
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}


def test_no_use_case_commits_or_swallows():
    source.none_of(
        (
            f"{source.name(path)}:{line} {called}"
            for path in source.parts("service")
            for line, called in source.calls(path)
            if called in {"uow.session.commit", "uow.session.rollback"}
        ),
        "The transaction belongs to Database.writing(); raise, and nothing is kept.",
    )
