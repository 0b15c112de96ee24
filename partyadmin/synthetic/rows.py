"""Rows of the tables that are filled, with the names of their columns. Days are ISO text: both engines read it."""

from typing import NamedTuple

from django.db.models import Model

from cells import models
from meetings.models import Meeting
from pilots.models import Registration, RegistrationStep, Round, Slot, Submission


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


class EndedMembershipRow(NamedTuple):
    member_id: int
    cell_id: int
    valid_from: str
    valid_to: str
    arrival: str
    departure: str
    ended_by_id: int | None


class TransferRow(NamedTuple):
    member_id: int
    from_cell_id: int
    to_cell_id: int | None
    to_name: str
    sent_on: str
    papers_due_on: str
    received_on: str | None
    ordered_by_id: int


class RoundRow(NamedTuple):
    id: int
    organisation_id: int
    guidance_id: int
    letter_id: int
    opened_on: str
    last_day: str
    opened_by_id: int
    reminder_days: str


class SubmissionRow(NamedTuple):
    id: int
    round_id: int
    organisation_id: int
    state: str
    submitted_at: str | None
    submitted_on: str | None


class RegistrationRow(NamedTuple):
    id: int
    submission_id: int
    organisation_id: int
    format: str
    state: str
    basis: str
    decider_id: int
    area: str
    figures: str
    infrastructure_points: str
    appraised_by_id: int | None
    decided_by_id: int | None
    guidance_id: int | None
    in_force_from: str | None
    ended_on: str | None


class StepRow(NamedTuple):
    registration_id: int
    act: str
    from_state: str
    to_state: str
    by_id: int
    mandate: str
    at: str
    on: str
    remark: str
    figure: str
    evidence: str


class SlotRow(NamedTuple):
    id: int
    organisation_id: int
    format: str
    year: int
    number: int
    quota_id: int
    taken_on: str


class MeetingRow(NamedTuple):
    organisation_id: int
    format: str
    held_on: str
    state: str
    basis: str
    registration_id: int | None
    slot_id: int | None
    retrospective: bool
    present: int | None


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
    | EndedMembershipRow
    | TransferRow
    | RoundRow
    | SubmissionRow
    | RegistrationRow
    | StepRow
    | SlotRow
    | MeetingRow
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
    EndedMembershipRow: models.Membership,
    TransferRow: models.Transfer,
    RoundRow: Round,
    SubmissionRow: Submission,
    RegistrationRow: Registration,
    StepRow: RegistrationStep,
    SlotRow: Slot,
    MeetingRow: Meeting,
}
"""In an order in which nothing is written before what it refers to."""
