"""Rows of the tables that are filled, with the names of their columns. Days are ISO text: both engines read it."""

from typing import NamedTuple

from django.db.models import Model

from cells import models


class OrganisationRow(NamedTuple):
    id: int
    path: str
    depth: int
    numchild: int
    code: str


class VersionRow(NamedTuple):
    organisation_id: int
    parent_id: int | None
    valid_from: str
    ordered_by_id: int
    name: str
    search_key: str
    kind: str
    level: str
    type: str
    issuer_name: str
    symbol: str
    area: str
    place: str
    overseas: bool = False
    national_code: str = ""


class MemberRow(NamedTuple):
    id: int
    full_name: str
    search_key: str
    sort_key: str
    born_on: str
    sex: str
    card_number: str
    admitted_on: str


class MembershipRow(NamedTuple):
    member_id: int
    cell_id: int
    valid_from: str
    valid_to: str | None
    arrival: str
    departure: str


class DegreeRow(NamedTuple):
    member_id: int
    value: str
    valid_from: str
    valid_to: str | None


class ActivityRow(NamedTuple):
    member_id: int
    value: str
    valid_from: str


class TemporaryStayRow(NamedTuple):
    member_id: int
    host_name: str
    valid_from: str
    valid_to: str


class AreaFactRow(NamedTuple):
    id: int
    kind: str
    area: str
    statement: str
    valid_from: str
    valid_to: str | None


class GroundRow(NamedTuple):
    member_id: int
    category: str
    statement: str
    evidence: str
    area_fact_id: int | None
    valid_from: str
    valid_to: str | None


class GroupRow(NamedTuple):
    id: int
    cell_id: int
    name: str
    valid_from: str


class BelongingRow(NamedTuple):
    group_id: int
    member_id: int
    valid_from: str


class LeadershipRow(NamedTuple):
    group_id: int
    member_id: int
    valid_from: str


class InfrastructureRow(NamedTuple):
    organisation_id: int
    sufficient: bool
    looked_at: str
    valid_from: str


class BodyRow(NamedTuple):
    id: int
    organisation_id: int
    kind: str
    valid_from: str


class PostRow(NamedTuple):
    organisation_id: int
    body_id: int | None
    member_id: int
    title: str
    valid_from: str


Row = (
    OrganisationRow
    | VersionRow
    | MemberRow
    | MembershipRow
    | DegreeRow
    | ActivityRow
    | TemporaryStayRow
    | AreaFactRow
    | GroundRow
    | GroupRow
    | BelongingRow
    | LeadershipRow
    | InfrastructureRow
    | BodyRow
    | PostRow
)
MODELS: dict[type[Row], type[Model]] = {
    OrganisationRow: models.Organisation,
    VersionRow: models.OrganisationVersion,
    MemberRow: models.Member,
    MembershipRow: models.Membership,
    DegreeRow: models.Degree,
    ActivityRow: models.Activity,
    TemporaryStayRow: models.TemporaryStay,
    AreaFactRow: models.AreaFact,
    GroundRow: models.Ground,
    GroupRow: models.Group,
    BelongingRow: models.GroupBelonging,
    LeadershipRow: models.GroupLeadership,
    InfrastructureRow: models.Infrastructure,
    BodyRow: models.Body,
    PostRow: models.Post,
}
"""In an order in which nothing is written before what it refers to."""
