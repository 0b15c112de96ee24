"""What the access table needs of acts on members, made when it is first asked for."""

from datetime import date
from typing import Any

from cells.models import BulkAct, Member, RecordMerger, Residence, ResidenceRemark, SavedFilter, TemporaryStay, Transfer
from tests.cast import NOW, START, TODAY
from tests.scene import Scene


def transfer(scene: Scene) -> dict[str, Any]:
    """From CELL to SECOND, on its way."""
    cells = {"from_cell": scene.cast["CELL"], "to_cell": scene.cast["SECOND"]}
    dates = {"sent_on": TODAY, "papers_due_on": date(2025, 4, 20)}
    return {"pk": Transfer.objects.get_or_create(member=_other(scene), **cells, defaults=dates)[0].pk}


def guest(scene: Scene) -> dict[str, Any]:
    stay = TemporaryStay.objects.filter(home_name="Chi bộ xã Xa").first()
    if stay is None:
        person = Member.objects.create(full_name="Lý Thị Khách")
        stay = TemporaryStay.objects.create(
            member=person, host=scene.cast["CELL"], home_name="Chi bộ xã Xa", valid_from=START
        )
    return {"pk": stay.pk}


def residence(scene: Scene) -> dict[str, Any]:
    """Of a member of UNIT who resides in CELL."""
    found = Residence.objects.filter(cell=scene.cast["CELL"]).first()
    if found is None:
        (person,) = scene.cast.people(1, of="UNIT")
        found = Residence.objects.create(member=person, cell=scene.cast["CELL"], standing="ordinary", valid_from=START)
    return {"pk": found.pk}


def remark(scene: Scene) -> dict[str, Any]:
    """Of that member."""
    pk = residence(scene)["pk"]
    told = {"level": "good", "on": TODAY, "said_by": "Bí thư"}
    ResidenceRemark.objects.get_or_create(residence_id=pk, year=2024, defaults=told)
    return {"pk": pk, "year": 2024}


def bulk_act(scene: Scene) -> dict[str, Any]:
    told = {"summary": "x", "number": 0, "written": []}
    by = {"done_by": scene.cast.users["an"], "done_at": NOW}
    return {
        "pk": BulkAct.objects.get_or_create(organisation=scene.cast["CELL"], kind="ground", defaults=told | by)[0].pk
    }


def merger(scene: Scene) -> dict[str, Any]:
    told = {"written": [], "entry": 10**9}
    by = {"done_by": scene.cast.users["an"], "done_at": NOW}
    found, _ = RecordMerger.objects.get_or_create(kept=scene.member, absorbed=_other(scene), defaults=told | by)
    return {"pk": found.pk}


def saved_filter(scene: Scene) -> dict[str, Any]:
    """An's own."""
    told = {"user": scene.cast.users["an"], "organisation": scene.cast["CELL"], "name": "x"}
    return {"pk": SavedFilter.objects.get_or_create(**told, defaults={"blocks": [[{"what": "leads"}]]})[0].pk}


def entry(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.member.pk, "kind": "ground", "fact": scene.ground.pk}


def pair(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.member.pk, "other": _other(scene).pk}


def _other(scene: Scene) -> Member:
    return Member.objects.filter(memberships__cell=scene.cast["CELL"]).exclude(pk=scene.member.pk).order_by("-pk")[0]
