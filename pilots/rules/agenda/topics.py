"""The shapes that go in and out of a reading of one agenda item."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    FORBIDDEN = "forbidden"
    UNCLEAR = "unclear"
    NONE_RECOGNISED = "none_recognised"


class TopicKey(StrEnum):
    """The topics whose wording this package knows; which of them are forbidden is the guidance's business."""

    ORGANISATION_CADRES = "1.organisation_cadres"
    ADMISSION = "1.admission"
    FULL_MEMBERSHIP = "1.full_membership"
    NAME_REMOVAL = "1.name_removal"
    LEAVE_PARTY = "1.leave_party"
    INSPECTION_SUPERVISION_DISCIPLINE = "2.inspection_supervision_discipline"
    EMULATION_REWARDS = "2.emulation_rewards"
    SCREENING_REMOVAL = "2.screening_removal"
    INTERNAL_POLITICAL_PROTECTION = "2.internal_political_protection"
    SECRETS = "2.secrets"
    SECRET_BALLOT = "2.secret_ballot"  # noqa: S105 - a ballot, not a password
    CRITICISM_EVALUATION_RANKING = "2.criticism_evaluation_ranking"
    MAJOR_POLICIES = "2.major_policies"


@dataclass(frozen=True)
class Topic:
    """One forbidden topic of a guidance, as the database has it."""

    key: str
    wording: str
    clause: str
    refused_everywhere: bool = False


@dataclass(frozen=True)
class Reading:
    """What was read in one item; ``topic`` and ``clause`` are None where no topic can be named."""

    text: str
    verdict: Verdict
    topic: str | None
    clause: str | None
    why: str
