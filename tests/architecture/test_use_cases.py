import ast

from tests.architecture import source

# Public functions of a service that are no use cases, and why they need no permission.
NO_USE_CASE = {
    "eduapp/exams/sittings/service/results.py:release_results": "within the release of two",
    "eduapp/exams/grading/service/fixing.py:settle": "after a grade was fixed, or an exam annulled",
    "eduapp/people/audit/service.py:write_audit": "called by Database before every commit",
    **{
        f"eduapp/education/timetable/service/bookings.py:{name}": "called within use cases of features above"
        for name in ("book", "add_person", "release", "stands_against")
    },
    **{
        f"eduapp/exams/screens/service.py:{name}": "called within use cases of features above"
        for name in (
            "hold",
            "say",
            "notice",
            "set_aside",
            "start",
            "stand_still",
            "stop",
            "go_on",
            "rest",
            "back",
            "settle",
        )
    },
    "eduapp/exams/deadlines/service.py:extend": "called within use cases of features above",
    **{
        f"eduapp/exams/sittings/service/{name}": "called within use cases of features above"
        for name in (
            "annulling.py:annul_candidate",
            "annulling.py:counts_again",
            "annulling.py:put_back",
            "annulling.py:reinstate_candidate",
            "annulling.py:set_aside",
            "correcting.py:correct_as_decided",
            "correcting.py:take_back_decided",
            "holds.py:hold",
            "holds.py:lift",
        )
    },
    "eduapp/exams/grading/service/telling.py:tell_anew": "called within use cases of features above",
    "eduapp/exams/room/service/cases.py:reverse_case": "called within use cases of features above",
    "eduapp/exams/sittings/service/states.py:move": "called within use cases of features above",
    "eduapp/exams/sittings/service/results.py:fix_result": "called within use cases of features above",
    "eduapp/education/enrolment/service/joining.py:stands_against": "changes nothing; asked before enrol",
}


def use_cases():
    """Every function by which a feature changes something: (place, function).

    Of a folder service/ those that its __init__ offers, and any that takes a command.
    """
    for path in source.parts("service"):
        offered = None if path.name == "service.py" else names_offered(path.parent / "__init__.py")
        for function in source.functions(path):
            takes_command = any(argument.arg.strip("_") == "command" for argument in function.args.args)
            if offered is None or function.name in offered or takes_command:
                yield f"{source.name(path)}:{function.name}", function


def names_offered(path):
    return {whole.rsplit(".", 1)[1] for _line, whole in source.imports(path)}


def test_every_use_case_asks_for_a_permission_first():
    source.none_of(
        (
            place
            for place, function in use_cases()
            if place not in NO_USE_CASE and not first_statement(function).startswith("uow.require(")
        ),
        "Begin with uow.require(terms.…): who may not do it learns that before anything is looked up.",
    )


def first_statement(function):
    return next((ast.unparse(s) for s in function.body if not source.is_docstring(s)), "")


def test_no_excuse_outlives_its_function():
    source.none_of(
        set(NO_USE_CASE) - {place for place, _function in use_cases()}, "Strike it from NO_USE_CASE."
    )


def test_the_inside_of_a_service_stays_inside():
    inside = {
        source.dotted(path): path.parent for path in source.parts("service") if path.name != "service.py"
    }
    source.none_of(
        (
            f"{source.name(path)}:{line} {whole}"
            for path in source.modules()
            for line, whole in source.imports(path)
            if (home := inside.get(whole) or inside.get(whole.rsplit(".", 1)[0])) and home not in path.parents
        ),
        "Import it from the service itself; what its __init__ does not offer is nobody else's business.",
    )


def test_commands_and_reports_are_frozen():
    places = [*source.parts("service"), *source.parts("jobs")]
    source.none_of(not_frozen(places), "Write @dataclass(frozen=True, kw_only=True): commands cross threads.")


def test_rows_are_frozen():
    source.none_of(not_frozen(source.parts("queries")), "Write @dataclass(frozen=True): rows cross threads.")


def not_frozen(paths):
    for path in paths:
        for node in source.classes(path):
            if source.frozen(node) is False and node.name[0] != "_":
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
