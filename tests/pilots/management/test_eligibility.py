"""The command as the contract has it: shapes, exit status, one line on standard error."""

import io
import json
import os
import subprocess
import sys
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from tests.cast import TODAY, Cast
from tests.pilots.story import make_eligible
from tests.sites import ROOT


def told(*arguments: str) -> list[dict]:
    out = io.StringIO()
    call_command("eligibility", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.django_db
def test_one_organisation_and_format_is_one_object(cast: Cast) -> None:
    make_eligible(cast)
    assert told("--organisation", "CELL", "--on", "2025-03-21", "--format", "online", "--json") == [
        {
            "organisation": "CELL",
            "on": "2025-03-21",
            "format": "online",
            "eligible": True,
            "counts": {"base": 12, "affected": 12, "members": 12, "groups": 0},
            "basis": "specific_nature",
            "reasons": [],
            "warnings": [],
        }
    ]


@pytest.mark.django_db
def test_both_formats_are_two_objects_with_reasons_and_clauses(cast: Cast) -> None:
    cast.people(49, of="CELL")
    online, by_group = told("--organisation", "CELL", "--on", "2025-03-21", "--json")
    assert (online["format"], by_group["format"]) == ("online", "by_group")
    assert [reason["clause"] for reason in online["reasons"]] == ["03-HD/TW, II.1.1", "03-HD/TW, II.2"]
    assert {reason["clause"] for reason in by_group["reasons"]} == {"03-HD/TW, II.1.2"}
    assert online["basis"] is None


@pytest.mark.django_db
def test_without_an_organisation_every_subject_is_told_of(cast: Cast) -> None:
    lines = told("--on", "2025-03-21", "--format", "online", "--json")
    codes = [line["organisation"] for line in lines]
    assert codes == ["ABROAD", "CELL", "OTHERCELL", "OTHERWARD", "SECOND", "UNIT", "WARD"]


@pytest.mark.django_db
def test_every_subject_is_told_the_same_as_when_asked_alone(cast: Cast) -> None:
    make_eligible(cast)
    cast.infrastructure("WARD")
    for line in told("--on", "2025-03-21", "--json"):
        alone = told("--organisation", line["organisation"], "--on", "2025-03-21", "--format", line["format"], "--json")
        assert alone == [line]


@pytest.mark.django_db
def test_the_number_of_queries_grows_with_the_committees_not_with_the_cells(
    cast: Cast, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(14):
        told("--on", "2025-03-21", "--json")


@pytest.mark.django_db
def test_without_a_day_it_is_today(cast: Cast, settings) -> None:
    settings.DEMO_TODAY = TODAY
    assert told("--organisation", "CELL", "--format", "online", "--json")[0]["on"] == "2025-03-21"


@pytest.mark.django_db
def test_after_the_guidance_ended_nobody_is_eligible(cast: Cast) -> None:
    make_eligible(cast)
    (line,) = told("--organisation", "CELL", "--on", "2025-07-01", "--format", "online", "--json")
    assert line["eligible"] is False
    assert line["counts"]["base"] == 12


@pytest.mark.django_db
def test_without_json_it_is_text_for_a_reader(cast: Cast) -> None:
    out = io.StringIO()
    call_command("eligibility", "--organisation", "CELL", "--on", "2025-03-21", stdout=out)
    assert "21/03/2025" in out.getvalue()
    assert "03-HD/TW, II.1.1" in out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [
        ["--organisation", "NOBODY"],
        ["--organisation", "CELL\0"],
        ["--organisation", "CELL", "--on", "31/02/2025"],
        ["--organisation", "CELL", "--on", "2025-13-01"],
        ["--format", "in_person"],
    ],
)
def test_bad_arguments_are_refused_with_status_2_and_one_line(cast: Cast, arguments: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("eligibility", *arguments)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


def test_from_a_shell_bad_arguments_end_with_2_and_one_line_on_standard_error() -> None:
    run = subprocess.run(
        [sys.executable, "manage.py", "eligibility", "--on", date(2025, 3, 21).isoformat(), "--nonsense"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert run.stdout == ""
    assert len(run.stderr.strip().splitlines()) == 1
