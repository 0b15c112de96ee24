"""Which committee a text of a list names: «Đảng bộ phường Đài Sơn», «ĐU xã Thành Hải», «P. Đài Sơn»."""

import re
from collections.abc import Collection

from cells.rules.names import fold
from sheets.rules.meanings import words

_HEADING = re.compile(
    r"(ten |thuoc |truc thuoc )?(dang bo|dang uy)"
    r"( (co so|cap tren|truc tiep|bo phan|phuong|xa|phuong xa|truc thuoc|sinh hoat|dang))*"
)
_KIND = re.compile(r"^(ban chap hanh |bch )?(dang bo|dang uy|db|du|dbp|dup|dbx|dux)\b\W*")
_PLACE = re.compile(r"^(phuong|xa|thi tran|thanh pho|quan|huyen|p|x|tt|tp)\b\W*")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def is_of_committees(heading: str) -> bool:
    """«Đảng bộ», «Thuộc Đảng ủy»; not «Đảng bộ nơi chuyển đến»."""
    return _HEADING.fullmatch(words(heading)) is not None


def committee_key(text: str) -> str:
    """What the committee is called, without what it is: «dai son»."""
    bare = _PLACE.sub("", _KIND.sub("", fold(text).strip()))
    return _NO_LETTER.sub(" ", bare).strip()


def is_of_another(text: str, own: Collection[str]) -> bool:
    """Whether it names a committee none of those of which `own` are the keys; a name may be longer or shorter than theirs."""
    key = committee_key(text)
    return any(map(str.isalpha, key)) and not any(key in known or known in key for known in own if known)
