"""Secrets have no place here (Law 117/2025/QH15). How a cited document shows that it is one, and how a longer text does."""

import re
import unicodedata

from accounts.rules.text import clean_text
from cells.rules.names import fold

# «Tối mật» and «Tuyệt mật» are nothing but markings. «Mật» alone is one unless the words around it make another word of it.
_HIGHER = re.compile(r"\b(?:tối|tuyệt)\s+mật\b")
_LOWEST = re.compile(
    r"(?<!\bbí )(?<!\bbảo )(?<!\bcơ )(?<!\bthân )(?<!\bnội )(?<!\bchi )"
    r"\bmật\b(?! (?:thiết|độ|khẩu|mã|ong|thư|vụ|danh))"
)
_WITHOUT_DIACRITICS = re.compile(r"\b(?:toi|tuyet)\s+mat\b|\(\s*mat\s*\)")
_IN_A_SYMBOL = re.compile(r"(?:^|[^a-z0-9])mat(?:$|[^a-z0-9])")
_STAMP = re.compile(r"(?:độ mật ?:? ?)?(?:(?:tối |tuyệt )?mật)")


def is_secret_document(symbol: str, title: str = "") -> bool:
    """Whether the symbol or the title of a document carries a marking anywhere, with or without diacritics."""
    if _IN_A_SYMBOL.search(fold(symbol)):
        return True
    words = " ".join(unicodedata.normalize("NFC", clean_text(title).casefold()).split())
    if _HIGHER.search(words) or _LOWEST.search(words):
        return True
    return words.isascii() and bool(_WITHOUT_DIACRITICS.search(words))


def is_stamped_secret(text: str) -> bool:
    """Whether a line of a longer text is nothing but the marking, as it is stamped on a paper: «MẬT», «(Tối mật)», «Độ mật:
    Tuyệt mật». What is said at a meeting may speak of secrets without being one."""
    lines = clean_text(text, lines=True).casefold().split("\n")
    return any(_STAMP.fullmatch(" ".join(line.strip(" .()[]*-–").split())) for line in lines)
