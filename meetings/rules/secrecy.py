"""Words written down at a meeting may speak of secrets; a text that carries the marking of one has no place here."""

import re

from accounts.rules.text import clean_text

_MARKING = re.compile(r"(độ mật ?:? ?)?(mật|tối mật|tuyệt mật)")


def is_marked_secret(text: str) -> bool:
    """Whether a line is nothing but the marking, as it is stamped on a paper: «MẬT», «(Tối mật)», «Độ mật: Tuyệt mật»."""
    lines = clean_text(text, lines=True).casefold().split("\n")
    return any(_MARKING.fullmatch(" ".join(line.strip(" .()[]*-–").split())) for line in lines)
