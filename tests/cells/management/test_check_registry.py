import io

import pytest
from django.core.management import CommandError, call_command

from tests.cast import Cast

pytestmark = pytest.mark.django_db


def told(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("check_registry", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_each_finding_is_a_line_of_who_what_and_how_to_mend(cast: Cast) -> None:
    cast.people(3, of="CELL")
    (small, *others) = told("--organisation", "CELL")
    assert "CELL" in small
    assert not others
    assert small.count(": ") == 1
    assert small.endswith(".")


def test_without_an_organisation_the_whole_register_is_looked_at(cast: Cast) -> None:
    lines = told()
    assert any("OTHERCELL" in line for line in lines)
    assert any("CELL" in line for line in lines)
    assert not any("OTHERCELL" in line for line in told("--organisation", "WARD"))


@pytest.mark.parametrize("code", ["NOWHERE", "a\0b", ""])
def test_an_unknown_organisation_is_a_clear_line(cast: Cast, code: str) -> None:
    with pytest.raises(CommandError) as error:
        told("--organisation", code)
    assert error.value.returncode == 2
