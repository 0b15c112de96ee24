"""What holds for every command of the contract that takes arguments."""

import pytest
from django.core.management import get_commands, load_command_class


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("check_agenda", ["one", "too", "many"]),
        ("check_registry", ["--nonsense"]),
        ("eligibility", ["--nonsense"]),
        ("make_registry", []),
        ("render_document", ["pilot_report"]),
    ],
)
def test_bad_arguments_end_with_2_and_one_line(
    command: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    parser = load_command_class(get_commands()[command], command).create_parser("manage.py", command)
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(arguments)
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
