import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


@pytest.mark.sqlite
def test_a_new_site_is_refused_until_it_is_migrated(tmp_path: Path) -> None:
    """The guards are missing until migrate has installed them: the check must not keep migrate itself from starting."""

    def manage(*command: str) -> int:
        site = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "partyadmin.settings"}
        return subprocess.run([sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=site).returncode

    assert manage("check", "--database", "default") == 1
    assert manage("migrate", "--verbosity", "0") == 0
    assert manage("check", "--database", "default") == 0
