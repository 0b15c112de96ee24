from cells.models.assigned_task import AssignedTask
from cells.models.bulk_act import BulkAct
from cells.models.count import CellCount, CountMark, KeptCounting, KeptTally, SuperiorTally, TallyMark
from cells.models.document_reference import DocumentReference
from cells.models.ground import AreaFact, Ground, GroundKind
from cells.models.group import Group, GroupBelonging, GroupLeadership
from cells.models.hanging import HangingAnew
from cells.models.likeness import Likeness, LikenessMark
from cells.models.mandate import Mandate
from cells.models.member import Activity, Degree, Member, Membership, TemporaryStay
from cells.models.notice import Addressee, Notice, SeenNotice
from cells.models.organisation import Infrastructure, Organisation, OrganisationVersion, Succession
from cells.models.place import EventTally, KeptPlace, SortTally
from cells.models.post import Body, Post
from cells.models.record_merger import RecordMerger
from cells.models.residence import Residence, ResidenceRemark
from cells.models.saved_filter import SavedFilter
from cells.models.statute import DayOff, OrganisationTerm, Parameter, Statute
from cells.models.transfer import Transfer

__all__ = [
    "Activity",
    "Addressee",
    "AreaFact",
    "AssignedTask",
    "Body",
    "BulkAct",
    "CellCount",
    "CountMark",
    "DayOff",
    "Degree",
    "DocumentReference",
    "EventTally",
    "Ground",
    "GroundKind",
    "Group",
    "GroupBelonging",
    "GroupLeadership",
    "HangingAnew",
    "Infrastructure",
    "KeptCounting",
    "KeptPlace",
    "KeptTally",
    "Likeness",
    "LikenessMark",
    "Mandate",
    "Member",
    "Membership",
    "Notice",
    "Organisation",
    "OrganisationTerm",
    "OrganisationVersion",
    "Parameter",
    "Post",
    "RecordMerger",
    "Residence",
    "ResidenceRemark",
    "SavedFilter",
    "SeenNotice",
    "SortTally",
    "Statute",
    "Succession",
    "SuperiorTally",
    "TallyMark",
    "TemporaryStay",
    "Transfer",
]
