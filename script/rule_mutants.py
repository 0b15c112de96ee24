"""Runs mutmut over the rules of one app against the rules' own tests, in a place of its own below var/.

The tests of other apps do not count: a rule whose proof lies elsewhere is moved and changed without it.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 0.88


def enter_place_of(app: str) -> None:
    """mutmut works in the directory it is called from and reads its configuration there, as early as when it is imported."""
    place = ROOT / "var" / "mutants" / app
    place.mkdir(parents=True, exist_ok=True)
    for name in ["tests", "pyproject.toml", "locale", "templates", "static", *packages()]:
        link = place / name
        if not link.is_symlink():
            link.symlink_to(ROOT / name)
    # A test that is there no more must not notice anything.
    shutil.rmtree(place / "mutants" / "tests", ignore_errors=True)
    os.chdir(place)
    sys.path.remove(str(ROOT))


def packages() -> list[str]:
    return [path.parent.name for path in ROOT.glob("*/__init__.py")]


def run(app: str) -> None:
    from mutmut.__main__ import cli
    from mutmut.configuration import config

    config().only_mutate = [f"{app}/rules/*"]
    config().pytest_add_cli_args_test_selection = [f"tests/{app}/rules"]
    # The same examples each time, however slow the machine; nobody reads which of them was the smallest that failed.
    settings.register_profile(
        "mutants", derandomize=True, deadline=None, database=None, phases=(Phase.explicit, Phase.generate)
    )
    os.register_at_fork(after_in_child=forget_answers)
    forget_survivors()
    cli(["run", "--max-children", os.environ.get("TEST_PROCESSES", "2")], standalone_mode=False)


def forget_answers() -> None:
    """Each mutant is tried in a fork of a process that has run the tests: a remembered answer would hide the change."""
    for name, module in list(sys.modules.items()):
        if ".rules" in name:
            for found in vars(module).values():
                if hasattr(found, "cache_clear"):
                    found.cache_clear()


def results() -> Iterator[Any]:
    """What mutmut keeps of each file of rules."""
    from mutmut.mutation.data import SourceFileMutationData
    from mutmut.utils.file_utils import walk_mutatable_files

    for path in sorted(walk_mutatable_files()):
        result = SourceFileMutationData(path=path)
        result.load()
        yield result


def noticed(exit_code: int | None) -> bool:
    from mutmut.stats import status_by_exit_code

    return status_by_exit_code[exit_code] in {"killed", "timeout"}


def forget_survivors() -> None:
    """Tests that came since may notice them; by itself mutmut looks at changed functions only."""
    for result in results():
        codes = result.exit_code_by_key
        if not all(noticed(code) for code in codes.values()):
            result.exit_code_by_key = {name: code if noticed(code) else None for name, code in codes.items()}
            result.save()


def report(app: str) -> bool:
    total, survivors = 0, []
    for result in results():
        total += len(result.exit_code_by_key)
        survivors += [(result.path, name) for name, code in result.exit_code_by_key.items() if not noticed(code)]
    for path, name in survivors:
        print(f"\n{name}\n{changed_lines(name, path)}")
    killed = total - len(survivors)
    print(f"\n{app}: {killed}/{total} killed, {killed / total:.1%}")
    return killed >= ENOUGH * total


def changed_lines(name: str, path: Path) -> str:
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    lines = get_diff_for_mutant(name, path=path).splitlines()
    return "\n".join(line for line in lines if line.startswith(("-", "+")) and not line.startswith(("---", "+++")))


if __name__ == "__main__":
    enter_place_of(sys.argv[1])
    run(sys.argv[1])
    sys.exit(not report(sys.argv[1]))
