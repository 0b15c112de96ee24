"""Every form that creates something, sent ten times at the same moment, on the engine that lets ten write at once.

From one page: one record, and ten people who see it. From ten pages, as ten clerks would: one record or as many as there
were pages, refusals that say why, and never a page that breaks.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import Job, User
from cells.models import (
    Activity,
    AreaFact,
    AssignedTask,
    DocumentReference,
    Ground,
    Group,
    Infrastructure,
    Mandate,
    Member,
    Post,
    TemporaryStay,
    Transfer,
)
from meetings.models import Meeting
from pilots.models import Guidance, Round
from reorganisations.models import Reorganisation
from reports.models import ReportingPeriod
from tests.cast import PASSWORD, TODAY
from tests.pilots.views.typing_guidances import typed_in
from tests.recorded_cast import recorded_cast
from tests.scene import Scene, set_scene

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
PEOPLE = 10
MADE, REFUSED, SHOWN = "made as well", "refused", "led to what is there"


def cited(symbol: str) -> dict[str, str]:
    return {
        "document_issuer": "Đảng ủy phường Sen Hồng",
        "document_symbol": symbol,
        "document_on": "01/03/2025",
        "document_title": "Về việc sắp xếp",
    }


@dataclass(frozen=True)
class Creating:
    """A form: whose it is, where, what is typed, what it makes, and what becomes of nine others who type the same."""

    who: str
    name: str
    args: Callable[[Scene], list[Any]]
    typed: Callable[[Scene], dict[str, Any]]
    makes: type[Model]
    others: str = REFUSED

    def url(self, scene: Scene) -> str:
        return reverse(self.name, args=self.args(scene))


def _cell(_scene: Scene) -> list[Any]:
    return ["CELL"]


def _member(act: str) -> Callable[[Scene], list[Any]]:
    return lambda scene: [scene.member.pk, act]


def _nothing(_scene: Scene) -> list[Any]:
    return []


def _person(name: str) -> dict[str, str]:
    return {"full_name": name, "born_on": "01/01/1990", "sex": "female", "card_number": "", "on": "10/03/2025"}


def _day(after: int) -> str:
    return f"{TODAY + timedelta(days=after):%d/%m/%Y}"


def _a_copy_of_the_guidance(scene: Scene) -> dict[str, Any]:
    shown = browser_of(scene, "khanh").get(f"{reverse('pilots:guidance_new')}?copy={scene.round.guidance_id}")
    return typed_in(shown) | cited("22-HD/TW")


def _a_round_looked_over(scene: Scene) -> dict[str, Any]:
    told = {"organisation": "CITY", "last_day": _day(30), "reminder_days": ["3"], "beside_running": "on"}
    look = browser_of(scene, "dung").post(reverse("pilots:round_new"), told | cited("20-CV/TU"))
    return dict(look.context["form"].data.lists()) | {"step": "confirm"}


def _a_period_looked_over(scene: Scene) -> dict[str, Any]:
    told = {"kind": "years", "day": _day(0), "due_on": _day(10)}
    look = browser_of(scene, "dung").post(reverse("reports:period_new", args=["CITY"]), told)
    return dict(look.context["form"].data.lists()) | {"step": "confirm"}


AGENDA = {"agenda-TOTAL_FORMS": "5", "agenda-INITIAL_FORMS": "0", "agenda-0-text": "Đánh giá công tác tháng"}
FORMS = [
    Creating("an", "meetings:plan", _cell,
             lambda _: AGENDA | {"held_on": _day(3), "format": "in_person", "kind": "monthly"}, Meeting),
    Creating("an", "cells:ground_new", lambda scene: [scene.member.pk],
             lambda _: {"category": "ship_crew", "statement": "Đi biển", "evidence": "Lệnh điều động", "valid_from": "01/01/2024",
                        "valid_to": "31/01/2024"}, Ground, MADE),
    Creating("an", "cells:act", _member("task"),
             lambda _: {"on": "10/03/2025", "text": "Phụ trách hộ gia đình", "step": "confirm"}, AssignedTask, MADE),
    Creating("an", "cells:act", _member("suspend"),
             lambda _: {"on": "10/03/2025", "until": "", "step": "confirm", **cited("15-QĐ/ĐU")}, Activity),
    Creating("an", "cells:guest_new", _cell,
             lambda _: _person("Lý Thị Xa") | {"home_name": "Chi bộ xã Xa"}, TemporaryStay, MADE),
    Creating("an", "cells:arrival", _cell,
             lambda _: _person("Lý Văn Gần") | {"admitted_on": "01/01/2015", "official_from": "01/01/2016",
                       "from_name": "Chi bộ xã Gần", "sent_on": "01/03/2025", "papers_due_on": "01/04/2025",
                       **cited("16-GT/ĐU")}, Member),
    Creating("an", "cells:group_new", _cell, lambda _: {"name": "Tổ mới", "on": "10/03/2025"}, Group),
    Creating("an", "cells:post_new", _cell,
             lambda scene: {"member": scene.member.pk, "body": "", "title": "secretary", "on": "10/03/2025",
                            **cited("17-QĐ/ĐU")}, Post),
    Creating("an", "cells:act", lambda scene: [scene.ground.member_id, "transfer"],
             lambda _: {"to_cell": "", "to_name": "Chi bộ xã Xa", "on": "10/03/2025", "papers_due_on": "10/05/2025",
                        "step": "confirm", **cited("18-GT/ĐU")}, Transfer),
    Creating("an", "cells:infrastructure_new", _cell,
             lambda _: {"sufficient": "yes", "looked_at": "Phòng họp có máy", "on": "10/03/2025"}, Infrastructure, SHOWN),
    Creating("an", "cells:citation_new", _nothing,
             lambda _: {"issuer": "Ban Thường vụ", "symbol": "19-QĐ/TU", "issued_on": "01/03/2025", "title": "Về việc khác"},
             DocumentReference, SHOWN),
    Creating("khanh", "cells:user_new", _nothing,
             lambda _: {"username": "oanh", "full_name": "Lý Thị Oanh", "password": PASSWORD}, User),
    Creating("khanh", "cells:users_many", _nothing,
             lambda scene: {"row": [str(scene.cast["SECOND"].pk)], f"open_{scene.cast['SECOND'].pk}": "on",
                            f"name_{scene.cast['SECOND'].pk}": "Lý Văn Phú", f"username_{scene.cast['SECOND'].pk}": "phu"},
             User),
    Creating("khanh", "cells:mandate_new", lambda scene: [scene.cast.users["giang"].pk],
             lambda _: {"role": "clerk", "code": "CELL", "on": "21/03/2025"}, Mandate),
    Creating("dung", "pilots:round_new", _nothing, _a_round_looked_over, Round),
    Creating("dung", "pilots:circumstances_new", _nothing,
             lambda _: {"kind": "natural_disaster", "area": "Phường Sen Hồng", "statement": "Bão số 9",
                        "valid_from": "01/03/2025"}, AreaFact),
    Creating("dung", "reorganisations:new", _nothing,
             lambda _: {"title": "Sáp nhập hai chi bộ", "effective_on": "01/07/2025", **cited("21-QĐ/TU")},
             Reorganisation, MADE),
    Creating("khanh", "pilots:guidance_new", _nothing, _a_copy_of_the_guidance, Guidance),
    Creating("dung", "reports:period_new", lambda _: ["CITY"], _a_period_looked_over, ReportingPeriod),
    Creating("binh", "reports:order", lambda _: ["WARD", "pilot_report"], lambda _: {"on": "21/03/2025"}, Job, MADE),
]  # fmt: skip


def browser_of(scene: Scene, username: str) -> Client:
    # What breaks is to be answered as a reader would see it.
    browser = Client(raise_request_exception=False)
    browser.force_login(scene.cast.users[username])
    browser.cookies["django_language"] = "en"
    return browser


def send_at_once(browsers: list[Client], url: str, forms: list[dict[str, Any]]) -> list[int]:
    """The statuses of the answers, in order of the browsers."""
    statuses, barrier = [0] * len(browsers), threading.Barrier(len(browsers))

    def send(number: int) -> None:
        try:
            barrier.wait(30)
            answer = browsers[number].post(url, forms[number])
            statuses[number] = answer.status_code
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(len(browsers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return statuses


def test_one_page_sent_ten_times_at_once_makes_one_thing_and_shows_it_to_each() -> None:
    scene = set_scene(recorded_cast())
    outcomes, expected = {}, {}
    for form in FORMS:
        url, before = form.url(scene), form.makes._default_manager.count()
        browsers = [browser_of(scene, form.who) for _ in range(PEOPLE)]
        token = str(uuid4())
        statuses = send_at_once(browsers, url, [form.typed(scene) | {"once": token}] * PEOPLE)
        outcomes[form.name, form.makes] = (form.makes._default_manager.count() - before, set(statuses))
        expected[form.name, form.makes] = (1, {302})
    assert outcomes == expected


def test_ten_pages_sent_at_once_make_one_thing_or_ten_and_break_nothing() -> None:
    scene = set_scene(recorded_cast())
    outcomes, expected = {}, {}
    for form in FORMS:
        url, before = form.url(scene), form.makes._default_manager.count()
        browsers = [browser_of(scene, form.who) for _ in range(PEOPLE)]
        typed = [form.typed(scene) | {"once": str(uuid4())} for _ in range(PEOPLE)]
        statuses = send_at_once(browsers, url, typed)
        outcomes[form.name, form.makes] = (form.makes._default_manager.count() - before, sorted(statuses))
        refused = [200] * (PEOPLE - 1) if form.others == REFUSED else []
        made = PEOPLE if form.others == MADE else 1
        expected[form.name, form.makes] = (made, refused + [302] * (PEOPLE - len(refused)))
    assert outcomes == expected
