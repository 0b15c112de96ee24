"""How the code of an organisation is written: letters, digits, points and hyphens, in capitals."""

import re

CODE = re.compile(r"[\w.-]+")
LONGEST_CODE = 30


def codes_in(text: str) -> list[str]:
    """Codes as they are typed: separated by commas, spaces or lines, in capitals."""
    return list(dict.fromkeys(word.upper() for word in CODE.findall(text)))


def is_code(text: str) -> bool:
    return len(text) <= LONGEST_CODE and codes_in(text) == [text]
