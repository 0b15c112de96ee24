"""Names of files as people write them, in Vietnamese with its letters, and without what a file system takes for its own."""

from datetime import date

from accounts.rules.text import clean_text

LONGEST = 240
"""Bytes; most file systems take 255, and a browser adds «(1)» to the second of one name."""
_REFUSED = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


def file_name(*parts: str, day: date, ending: str) -> str:
    """What it is, of whom and of which day: «Danh sách đăng ký - Đảng bộ phường Mỹ Đông - 21-03-2025.pdf». What does not fit is
    cut from the middle: day and ending stay."""
    said = " - ".join(safe for part in parts if (safe := _safe(part)))
    last = f" - {day:%d-%m-%Y}.{ending}"
    room = LONGEST - len(last.encode())
    return said.encode()[:room].decode(errors="ignore").rstrip(" .-") + last


def _safe(text: str) -> str:
    """03-HD/TW names no folder; a dot or a blank at the end is lost on Windows; between names stands a dash of every keyboard."""
    return clean_text(text.replace(" · ", " - ").translate(_REFUSED)).strip(" .")
