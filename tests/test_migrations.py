"""Sites have applied what has landed: a migration that is changed afterwards never reaches them."""

from pathlib import Path

import pytest

from tests import landed_migrations
from tests.landed_migrations import ADD, broken, migrations, written


def test_no_landed_migration_was_changed_or_removed() -> None:
    assert broken() == []


def test_every_migration_is_written_down_as_landed() -> None:
    missing = sorted(migrations().keys() - written().keys())
    assert not missing, f"Not in tests/landed_migrations.txt yet: {missing}. Add them: {ADD}"


@pytest.mark.parametrize("done", ["changed", "removed"])
def test_what_was_done_to_a_landed_migration_is_told(
    done: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place, digest), *_ = written().items()
    monkeypatch.setattr(landed_migrations, "FILE", tmp_path / "landed.txt")
    landed_migrations.FILE.write_text(
        f"{'0' * 64}  {place}\n" if done == "changed" else f"{digest}  cells/migrations/0000_gone.py\n"
    )
    (told,) = broken()
    assert f"has landed and was {done}" in told
    assert "write what is new into a migration that follows it" in told
