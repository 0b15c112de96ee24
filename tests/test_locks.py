"""Who locks a row keeps nobody waiting who only points at it, unless its key may change or it may go (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MAY_CHANGE_OR_GO = {
    "accounts/services/demo_day.py": "nothing points at the one row",
    "accounts/services/letters.py": "a letter that is sent elsewhere has another key",
    "accounts/services/sign_in_throttle.py": "what is forgotten goes",
    "cells/services/mandates.py": "a mandate that held on no day goes",
    "cells/services/record_mergers.py": "the account goes from one record to the other",
    "cells/services/tree.py": "paths are keys",
    "meetings/services/agenda.py": "an item that is rewritten goes",
    "meetings/services/locking.py": "the place in the quota is a key",
    "meetings/services/rubrics.py": "a rubric entered by mistake goes",
    "pilots/services/guidance_drafts.py": "a draft that is discarded goes",
    "pilots/services/rounds.py": "the letter is a key",
}


def strong_locks() -> Iterator[str]:
    for app in ("accounts", "cells", "reorganisations", "sheets", "pilots", "meetings", "admissions", "reports"):
        for path in sorted((ROOT / app).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                is_lock = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "select_for_update"
                if is_lock and "no_key" not in {word.arg for word in node.keywords}:  # type: ignore[attr-defined]
                    yield str(path.relative_to(ROOT))


def test_only_what_may_change_its_key_or_go_is_locked_against_those_who_point_at_it() -> None:
    assert set(strong_locks()) == set(MAY_CHANGE_OR_GO)
