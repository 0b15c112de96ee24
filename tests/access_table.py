"""Who may open what: address × person → works (200 or on to the next page), elsewhere (404), refused (403)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.cast import PEOPLE as CAST
from tests.scene import Scene

PEOPLE = tuple(username for username, *_ in CAST)
WORKS, ELSEWHERE, REFUSED = "works", "elsewhere", "refused"
EVERYBODY = " ".join(PEOPLE)
READERS = "an binh chi dung em giang hoa lan mai nam"
"""Everybody but the administrator."""
SEE_CELL = "an binh dung em giang"
SEE_WARD = "binh dung em giang"
SEE_CITY = "dung em giang"


@dataclass(frozen=True)
class Row:
    """`opens`: for whom it works; `elsewhere`: whose subtree it is outside of; everybody else is refused."""

    name: str
    opens: str
    elsewhere: str = ""
    kwargs: Callable[[Scene], dict[str, Any]] = field(default=lambda scene: {})
    method: str = "get"
    public: bool = False

    def expected(self, username: str) -> str:
        if username in self.opens.split():
            return WORKS
        return ELSEWHERE if username in self.elsewhere.split() else REFUSED

    def simplify(self, status: int) -> str:
        if status in (200, 302, 400):
            return WORKS
        return {404: ELSEWHERE, 403: REFUSED}.get(status, str(status))


def others(names: str, of: str = READERS) -> str:
    return " ".join(name for name in of.split() if name not in names.split())


def cell(scene: Scene) -> dict[str, Any]:
    return {"code": "CELL"}


def ward(scene: Scene) -> dict[str, Any]:
    return {"code": "WARD"}


def city(scene: Scene) -> dict[str, Any]:
    return {"code": "CITY"}


def member(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.member.pk}


CLERKS_OF_CELL = "an binh"
CLERKS = "an binh chi hoa"

ROWS = [
    Row("desk", EVERYBODY),
    Row("help", EVERYBODY),
    # accounts
    Row("accounts:login", EVERYBODY, public=True),
    Row("accounts:logout", EVERYBODY, method="post", public=True),
    Row("accounts:password_change", EVERYBODY),
    Row("accounts:language", EVERYBODY, method="post", public=True),
    Row("accounts:demo_day", EVERYBODY),
    Row("accounts:jobs", EVERYBODY),
    Row("accounts:job", "binh", others("binh", EVERYBODY), lambda scene: {"pk": scene.job.pk}),
    Row("accounts:job_file", "binh", others("binh", EVERYBODY), lambda scene: {"pk": scene.job.pk}),
    # cells
    Row("cells:organisations", READERS),
    Row("cells:organisation", SEE_CELL, others(SEE_CELL), cell),
    Row("cells:organisation", SEE_WARD, others(SEE_WARD), ward),
    Row("cells:members", SEE_CELL, others(SEE_CELL), cell),
    Row("cells:groups", SEE_CELL, others(SEE_CELL), cell),
    Row("cells:infrastructure_new", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row("cells:member", SEE_CELL, others(SEE_CELL), member),
    Row("cells:ground_new", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), member),
    Row("cells:ground_end", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), lambda scene: {"pk": scene.ground.pk}),
    # reports
    Row("reports:documents", SEE_WARD, others(SEE_WARD), ward),
    Row("reports:figures", SEE_CITY, others(SEE_CITY), city),
    Row("reports:narrative", "dung", "an binh chi hoa lan mai", lambda scene: {"code": "CITY", "kind": "pilot_report"}),
    Row(
        "reports:order",
        SEE_WARD,
        others(SEE_WARD),
        lambda scene: {"code": "WARD", "kind": "registration_list"},
        method="post",
    ),
]
