"""No refusal calls a member by the bare name or an organisation by its bare code: many bear one name, and nobody knows codes by
heart."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APPS = ("cells", "reorganisations", "sheets", "pilots", "meetings", "admissions", "reports")
SERVICES = [path for app in APPS for path in sorted(Path(app, "services").rglob("*.py"))]
BARE = {"full_name", "code", "member", "cell", "organisation"}
ROW_OF_A_LIST = "row"
"""It is told with its number."""


def bare(tree: ast.AST) -> Iterator[str]:
    """What sentences (`words % {…}`) are filled with as it stands: `member.full_name`, `cell.code`, or a row for itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.right, ast.Dict):
            for value in node.right.values:
                if (
                    isinstance(value, ast.Attribute)
                    and value.attr in BARE
                    and ast.unparse(value.value) != ROW_OF_A_LIST
                ):
                    yield ast.unparse(value)


def test_what_is_bare_is_found() -> None:
    source = (
        'words % {"name": member.full_name, "cell": fact.cell, "day": day, "row": row.full_name, "in": member.in_full}'
    )
    assert list(bare(ast.parse(source))) == ["member.full_name", "fact.cell"]


@pytest.mark.parametrize("path", SERVICES, ids=str)
def test_no_sentence_of_a_service_calls_anybody_by_a_bare_name_or_code(path: Path) -> None:
    assert list(bare(ast.parse(path.read_text()))) == []
