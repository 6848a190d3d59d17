"""Whether bytes stand within a column of bytes, as each database asks it."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, LargeBinary, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Holding(FunctionElement[bool]):
    """True for rows in which the bytes `part` stand somewhere in `whole`."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, whole: ColumnElement[bytes], part: bytes) -> None:
        super().__init__(whole, literal(part, LargeBinary))


@compiles(Holding)
def _in_sqlite(element: Holding, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - what is handed on
    return f"(instr({compiler.process(element.clauses, **how)}) > 0)"


@compiles(Holding, "postgresql")
def _in_postgresql(element: Holding, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - what is handed on
    whole, part = (compiler.process(one, **how) for one in element.clauses)
    return f"(position(CAST({part} AS BYTEA) IN {whole}) > 0)"
