"""script/bench: runs measures, each in a process and a database of its own, and prints their figures as a table."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import psycopg

from script.measures.figures import Figure, table

MEASURES = {
    "whatif": "a draft guidance over the whole registry, beside a plain sequential scan of the same rows",
    "eligibility": "one cell beside `select 1`, all cells beside a count of the members",
    "tree": "the pages of the tree over the whole registry: opened, searched, on another day, drawn",
    "pages": "pages of a commune, a province and the country: time, statements, memory",
    "quota": "200 at once for three places, and refusals once they are taken: numbered slots beside select_for_update",
    "pdf": "the pilot report of the demo city, warm beside a cold process",
    "import": "lists of 10,000 and 100,000 rows from Excel, read, entered and undone, on both engines",
}
MODULES = {"import": "importing"}
"""Where the name is none that Python allows."""
SHARE_A_DATABASE = dict.fromkeys(("whatif", "eligibility", "tree", "pages"), "registry")


def main() -> None:
    arguments = _arguments()
    found: list[Figure] = []
    for name in arguments.names or MEASURES:
        found += _measured(name, arguments.members, arguments.attempts)
    print(table(found))
    if arguments.json:
        arguments.json.write_text(
            json.dumps([figure._asdict() for figure in found], ensure_ascii=False, indent=2) + "\n"
        )


def _arguments():
    names = "\n".join(f"  {name:12} {what}" for name, what in MEASURES.items())
    parser = ArgumentParser(
        prog="script/bench", usage="script/bench [NAME ...] [--members N] [--attempts N] [--json FILE]\n\n" + names
    )
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], metavar="NAME")
    parser.add_argument(
        "--members", type=int, default=5_500_000, help="of the registry that is made (5500000: 250.000 cells)"
    )
    parser.add_argument("--attempts", type=int, default=100_000, help="at a quota of three places")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _measured(name: str, members: int, attempts: int) -> list[Figure]:
    print(f"== {name}", file=sys.stderr, flush=True)
    server, _, given = os.environ["DATABASE_URL"].rpartition("/")
    database = f"{given}_{SHARE_A_DATABASE.get(name, name)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            connection.execute(f'CREATE DATABASE "{database}"')
    ran = subprocess.run(
        [sys.executable, "-m", f"script.measures.{MODULES.get(name, name)}", str(members), str(attempts)],
        env=os.environ | {"DATABASE_URL": f"{server}/{database}", "DJANGO_SETTINGS_MODULE": "partyadmin.settings_test"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ran.returncode:
        sys.exit(f"The measure {name} failed.")
    return [Figure(**json.loads(line)) for line in ran.stdout.splitlines()]


main()
