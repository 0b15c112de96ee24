import io
import json
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from accounts.clock import read_clock
from tests.pilots.agenda_phrases import DREDGING, entered

pytestmark = pytest.mark.django_db


def run(path) -> list[dict]:
    out = io.StringIO()
    call_command("check_agenda", str(path), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def written(tmp_path, content: bytes):
    path = tmp_path / "items.txt"
    path.write_bytes(content)
    return path


def test_one_object_a_line_with_topic_and_clause_of_the_guidance(tmp_path):
    path = written(tmp_path, "\ufeffXét kết nạp đảng viên\r\nThu đảng phí\n".encode())
    first, second = run(path)
    assert list(first) == ["text", "verdict", "topic", "clause", "why"]
    assert (first["text"], first["verdict"], first["topic"]) == ("Xét kết nạp đảng viên", "forbidden", "1.admission")
    assert first["clause"] == "03-HD/TW, II.3.2"
    assert (second["verdict"], second["topic"], second["clause"]) == ("none_recognised", None, None)


def test_only_a_line_feed_ends_an_item(tmp_path):
    path = written(tmp_path, "Thu\u2028đảng\x0bphí\x85tháng 6\nBế mạc".encode())
    assert len(run(path)) == 2


def test_vietnamese_letters_are_written_as_they_are(tmp_path, capsys):
    call_command("check_agenda", str(written(tmp_path, "Đảng phí".encode())))
    assert "Đảng phí" in capsys.readouterr().out


def test_standard_input_is_read_without_a_file(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Bỏ phiếu kín".encode())))
    out = io.StringIO()
    call_command("check_agenda", stdout=out)
    assert json.loads(out.getvalue())["topic"] == "2.secret_ballot"


@pytest.mark.parametrize("name", ["missing.txt", "", "a\x00b"])
def test_a_file_that_cannot_be_read_ends_with_status_2(tmp_path, name):
    with pytest.raises(CommandError) as refused:
        call_command("check_agenda", str(tmp_path / name))
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


def test_text_that_is_not_utf_8_ends_with_status_2(tmp_path):
    with pytest.raises(CommandError, match=r"line 2.*UTF-8") as refused:
        run(written(tmp_path, b"Thu phi\n\xff\xfe\n"))
    assert refused.value.returncode == 2


def test_words_of_the_site_that_hold_everywhere_are_read_too(tmp_path, cast):
    path = written(tmp_path, "Thông qua việc nạo vét luồng\n".encode())
    (before,) = run(path)
    entered(cast, on=read_clock().today)
    entered(cast, replace(DREDGING, objects=("thu đảng phí",)), by="dung", owner="CITY")
    (after,) = run(path)
    assert (before["verdict"], after["verdict"], after["topic"]) == ("none_recognised", "forbidden", "2.major_policies")
