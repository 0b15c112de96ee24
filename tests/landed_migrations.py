"""The migrations that have landed, by digest: what sites have applied is never changed again."""

from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = Path(__file__).parent / "landed_migrations.txt"
ADD = ".venv/bin/python -m script.landed_migrations"


def migrations() -> dict[str, str]:
    """The digest of each migration file, by its place."""
    return {
        str(path.relative_to(ROOT)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(ROOT.glob("*/migrations/[0-9]*.py"))
    }


def written() -> dict[str, str]:
    """As `sha256sum` writes them."""
    lines = (line.split(maxsplit=1) for line in FILE.read_text(encoding="utf-8").splitlines())
    return {place: digest for digest, place in lines}


def broken() -> list[str]:
    """What was done to landed migrations, and what to do instead."""
    present = migrations()
    return [
        f"{place} has landed and was {'changed' if place in present else 'removed'}. "
        f"Bring it back (git checkout origin/main -- {place}) and write what is new into a migration that follows it."
        for place, digest in written().items()
        if present.get(place) != digest
    ]
