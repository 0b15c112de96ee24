"""Names what no line of the product uses. Tests are not read: what only they call is dead.

vulture knows the names in Python; it is told here what templates, settings, columns of lists and Django's own declarations
name besides.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from vulture import Vulture
from vulture.config import make_config

ROOT = Path(__file__).resolve().parent.parent
TAG = re.compile(r"{[{%](.*?)[%}]}", re.DOTALL)
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
NAME = re.compile(r"[^\W\d]\w*")
CALLED = re.compile(r"\b(\w+)\(")
DOTTED = re.compile(r"\"(?:\w+\.)+(\w+)\"")


def named_in_templates() -> Iterator[str]:
    for path in ROOT.glob("templates/**/*.html"):
        for tag in TAG.findall(path.read_text()):
            yield from NAME.findall(QUOTED.sub("", tag))


def named_in_settings() -> Iterator[str]:
    """Middleware and the like, by the last word of its dotted path, and what reads the environment."""
    for path in ROOT.glob("partyadmin/settings*.py"):
        yield from DOTTED.findall(path.read_text())
        yield from CALLED.findall(path.read_text())


def taken_by_columns() -> Iterator[str]:
    """What columns of lists take from their rows: paths of attributes."""
    for path in [*ROOT.glob("*/tables.py"), *ROOT.glob("*/tables/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from node.value.split(".")


def declared(package: Path) -> Iterator[str]:
    """Columns, inputs and choices: Django reads them by their place in the class, by no name."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                yield from _declared_in(node)


def _declared_in(node: ast.ClassDef) -> Iterator[str]:
    of_choices = any(ast.unparse(base).endswith("Choices") for base in node.bases)
    for statement in node.body:
        if isinstance(statement, ast.Assign) and (of_choices or _is_field(statement.value)):
            yield from (ast.unparse(target) for target in statement.targets)


def _is_field(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func).endswith(("Field", "ForeignKey"))


def main() -> int:
    config = make_config([])
    vulture = Vulture(ignore_names=config["ignore_names"], ignore_decorators=config["ignore_decorators"])
    vulture.scavenge(config["paths"], exclude=config["exclude"])
    vulture.used_names.update(named_in_templates(), named_in_settings(), taken_by_columns())
    vulture.used_names.update(*(declared(ROOT / package) for package in config["paths"]))
    return int(vulture.report(min_confidence=config["min_confidence"]))


if __name__ == "__main__":
    sys.exit(main())
