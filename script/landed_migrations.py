"""Appends the digest of each migration that has none yet to tests/landed_migrations.txt; never changes a line that stands there.

.venv/bin/python -m script.landed_migrations
"""

import sys

from tests.landed_migrations import FILE, broken, migrations, written


def main() -> int:
    if changed := broken():
        sys.stderr.write("\n".join([*changed, ""]))
        return 1
    landed = written()
    with FILE.open("a", encoding="utf-8") as lines:
        for place, digest in migrations().items():
            if place not in landed:
                lines.write(f"{digest}  {place}\n")
                sys.stdout.write(f"landed: {place}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
