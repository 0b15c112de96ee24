"""Files on the disk that a row of the database speaks of."""

import os
from pathlib import Path


def keep_file(path: Path, content: bytes) -> None:
    """Whole or not at all: under a temporary name first, renamed when it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
