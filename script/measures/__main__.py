"""script/bench: runs measures, each in a process and a database of its own, and prints their figures as a table."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import psycopg

from script.measures.figures import Figure, table
from script.measures.growth_picture import picture

MEASURES = {
    "whatif": "a draft guidance over the whole registry, beside a plain sequential scan of the same rows",
    "eligibility": "one cell beside `select 1`, all subjects beside a count of the members, a report beside live figures",
    "tree": "the pages of the tree over the whole registry: opened, searched, on another day, drawn",
    "pages": "all pages of a commune, a province and the country: time of processors, statements, memory",
    "lists": "members of a country: page 500, names, totals, a day gone by, and a page beside stock Django",
    "desk": "a cell clerk's desk while 16 pages over the country are open, beside its quiet time",
    "quota": "200 at once for three places, and refusals once they are taken: numbered slots beside select_for_update",
    "documents": "a long annex (--rows), a report, forms and their bytes (--renderings), beside plain WeasyPrint",
    "growth": "the main questions over registries of several sizes (--sizes), drawn with --picture",
    "import": "lists of 10,000 and 100,000 rows from Excel, read, entered and undone, on both engines",
    "growing": "two web processes, two workers and a replica beside one of each and no replica",
}
MODULES = {"import": "importing"}
"""Where the name is none that Python allows."""
SHARE_A_DATABASE = dict.fromkeys(("whatif", "eligibility", "tree", "pages", "lists", "desk"), "registry")


def main() -> None:
    arguments = _arguments()
    found: list[Figure] = []
    for name in arguments.names or MEASURES:
        for members in arguments.sizes if name == "growth" else [arguments.members]:
            found += _measured(name, members, arguments)
    print(table(found))
    if arguments.picture:
        arguments.picture.write_text(picture(found))
    if arguments.json:
        arguments.json.write_text(
            json.dumps([figure._asdict() for figure in found], ensure_ascii=False, indent=2) + "\n"
        )


def _arguments():
    names = "\n".join(f"  {name:12} {what}" for name, what in MEASURES.items())
    parser = ArgumentParser(
        prog="script/bench",
        usage="script/bench [NAME ...] [--members N] [--sizes N,N] [--attempts N] [--picture FILE] [--json FILE]\n\n"
        + names,
    )
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], metavar="NAME")
    parser.add_argument(
        "--members", type=int, default=5_500_000, help="of the registry that is made (5500000: 250.000 cells)"
    )
    parser.add_argument(
        "--sizes",
        type=lambda typed: [int(size) for size in typed.split(",")],
        default=[5_500, 55_000, 550_000],
        help="of the registries that `growth` makes (5500,55000,550000)",
    )
    parser.add_argument("--picture", type=Path, help="draw the figures of `growth` into this file, as SVG")
    parser.add_argument("--attempts", type=int, default=100_000, help="at a quota of three places")
    parser.add_argument("--rows", type=int, default=20_000, help="of the annex of `documents`")
    parser.add_argument("--renderings", type=int, default=1_000, help="of one document, and forms, of `documents`")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _measured(name: str, members: int, arguments: Namespace) -> list[Figure]:
    print(f"== {name}", file=sys.stderr, flush=True)
    server, _, given = os.environ["DATABASE_URL"].rpartition("/")
    database = f"{given}_growth_{members}" if name == "growth" else f"{given}_{SHARE_A_DATABASE.get(name, name)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            connection.execute(f'CREATE DATABASE "{database}"')
    numbers = [str(number) for number in (arguments.attempts, arguments.rows, arguments.renderings)]
    ran = subprocess.run(
        [sys.executable, "-m", f"script.measures.{MODULES.get(name, name)}", str(members), *numbers],
        env=os.environ | {"DATABASE_URL": f"{server}/{database}", "DJANGO_SETTINGS_MODULE": "partyadmin.settings_test"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ran.returncode:
        sys.exit(f"The measure {name} failed.")
    return [Figure(**json.loads(line)) for line in ran.stdout.splitlines()]


main()
