"""Runs mutmut over the rules of one app against the rules' own tests, in a place of its own below var/.

The tests of other apps do not count: a rule whose proof lies elsewhere is moved and changed without it.
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 0.88
KILLED = {"killed", "timeout"}


def enter_place_of(app: str) -> None:
    """mutmut works in the directory it is called from, and reads its configuration there."""
    place = ROOT / "var" / "mutants" / app
    place.mkdir(parents=True, exist_ok=True)
    for name in ["tests", "pyproject.toml", *sources()]:
        link = place / name
        if not link.is_symlink():
            link.symlink_to(ROOT / name)
    # What is there no more must not kill mutants.
    shutil.rmtree(place / "mutants" / "tests", ignore_errors=True)
    os.chdir(place)
    sys.path.remove(str(ROOT))


def sources() -> list[str]:
    return [path.name for path in ROOT.iterdir() if path.name in {"locale", "templates", "static"} or has_code(path)]


def has_code(path: Path) -> bool:
    return (path / "__init__.py").exists() and path.name != "tests"


def run(app: str) -> None:
    from hypothesis import Phase, settings
    from mutmut.configuration import config

    # The same examples each time, however slow the machine; nobody reads which of them was the smallest that failed.
    settings.register_profile(
        "mutants", derandomize=True, deadline=None, database=None, phases=(Phase.explicit, Phase.generate)
    )
    config().only_mutate = [f"{app}/rules/*"]
    config().pytest_add_cli_args_test_selection = [f"tests/{app}/rules"]

    from mutmut.__main__ import cli

    cli(["run"], standalone_mode=False)


def report(app: str) -> bool:
    from mutmut.mutation.data import SourceFileMutationData
    from mutmut.stats import status_by_exit_code
    from mutmut.utils.file_utils import walk_mutatable_files

    killed, survivors = 0, []
    for path in sorted(walk_mutatable_files()):
        data = SourceFileMutationData(path=path)
        data.load()
        for name, exit_code in data.exit_code_by_key.items():
            if status_by_exit_code[exit_code] in KILLED:
                killed += 1
            else:
                survivors.append((name, status_by_exit_code[exit_code], path))
    for name, status, path in survivors:
        print(f"\n{name} ({status})\n{changed_lines(name, path)}")
    total = killed + len(survivors)
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
