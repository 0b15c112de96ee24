"""The code by which anybody learns whether a document is genuine: twelve letters that cannot be taken for one another."""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, O, 1 and I. Twelve of them are sixty bits: nobody finds one by trying."""
LENGTH = 12


def code_typed(typed: str) -> str:
    """As it is kept, however it was typed: «k7pm-2q4t-9xzw» → «K7PM2Q4T9XZW»; "" for what cannot be one."""
    code = "".join(letter for letter in typed.upper() if letter not in " -.")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def code_in_groups(code: str) -> str:
    """As it is printed: «K7PM-2Q4T-9XZW»."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def digest_typed(typed: str) -> str:
    """A digest as it is kept, "" for what cannot be one."""
    digest = "".join(typed.split()).lower()
    return digest if len(digest) == 64 and set(digest) <= set("0123456789abcdef") else ""
