from cells.models.document_reference import DocumentReference
from cells.models.ground import AreaFact, Ground
from cells.models.group import Group, GroupBelonging, GroupLeadership
from cells.models.mandate import Mandate
from cells.models.member import Activity, Degree, Member, Membership, TemporaryStay
from cells.models.organisation import Infrastructure, Organisation, OrganisationVersion, Succession
from cells.models.post import Body, Post

__all__ = [
    "Activity",
    "AreaFact",
    "Body",
    "Degree",
    "DocumentReference",
    "Ground",
    "Group",
    "GroupBelonging",
    "GroupLeadership",
    "Infrastructure",
    "Mandate",
    "Member",
    "Membership",
    "Organisation",
    "OrganisationVersion",
    "Post",
    "Succession",
    "TemporaryStay",
]
