import pytest

from accounts.rules.refusal import Refused
from reports.rules.attachments import MOST_BYTES, check_zipped, scan_type

PDF, JPEG = b"%PDF-1.7\n...\n%%EOF\n", b"\xff\xd8\xff\xe0...\xff\xd9"


@pytest.mark.parametrize(("content", "type"), [(PDF, "application/pdf"), (JPEG, "image/jpeg")])
def test_a_scan_is_known_by_what_is_in_it(content: bytes, type: str) -> None:
    assert scan_type(content) == type


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"PK\x03\x04", b"MZ...", PDF[:-7], JPEG[:-2], b"\xff\xd8", b"GIF89a"]
)
def test_what_is_no_whole_pdf_or_jpeg_is_no_scan(content: bytes) -> None:
    with pytest.raises(Refused, match="no whole PDF or JPEG") as refused:
        scan_type(content)
    assert refused.value.field == "file"


def test_ten_megabytes_are_the_most() -> None:
    assert scan_type(PDF[:5] + b" " * (MOST_BYTES - len(PDF)) + PDF[5:]) == "application/pdf"
    with pytest.raises(Refused, match="10 MB"):
        scan_type(PDF[:5] + b" " * (MOST_BYTES + 1 - len(PDF)) + PDF[5:])


def test_a_word_file_is_a_package() -> None:
    check_zipped(b"PK\x03\x04rest")
    with pytest.raises(Refused, match="no Word file"):
        check_zipped(b"\xd0\xcf\x11\xe0")
