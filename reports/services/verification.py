"""What an issued document bears so that anybody can look whether it is genuine: a code, and a QR of the address to look at."""

import base64
import io
import secrets
from dataclasses import dataclass

import segno

from reports.rules.verifying import ALPHABET, LENGTH, code_in_groups


@dataclass(frozen=True)
class Mark:
    """Stands on the last page."""

    code: str
    address: str
    picture: str
    """A data: address of vectors, black on nothing."""

    @property
    def code_in_groups(self) -> str:
        return code_in_groups(self.code)


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))


def mark_of(code: str, *, site: str) -> Mark:
    """`site`: where the site is reached, as https://dang.example.vn."""
    address = f"{site}/verify/{code_in_groups(code)}/"
    return Mark(code, address, _picture(address))


def _picture(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=0, dark="#000", xmldecl=False, svgns=True
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"
