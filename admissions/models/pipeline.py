"""Persons on the way into the Party: who they are in the least words, and the dated steps of each."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from accounts.rules.text import clean_text
from admissions.rules.steps import ASKING, DECISIONS, STEPS, VOTES, Stage, Step
from cells.models import DocumentReference, Member, Membership, Organisation
from cells.models.dated import OVERLAPPING_SQL, DatedQuerySet, Lasting, never_two_at_once
from cells.rules.births import Birth, birth_in_words
from cells.rules.leaving import WAYS_OUT
from cells.rules.names import fold, sort_key
from meetings.models import Meeting


class Candidate(models.Model):
    """Somebody who is no member yet: the fact alone is sensitive, so no more is kept than the work needs, and nothing of it in
    the log. Once they are admitted the register keeps who they are."""

    class Sector(models.TextChoices):
        WORKER = "worker", _("worker")
        FARMER = "farmer", _("farmer")
        OFFICIAL = "official", _("civil servant or public employee")
        STUDENT = "student", _("pupil or student")
        FORCES = "forces", _("armed forces")
        BUSINESS = "business", _("private business")
        OTHER = "other", _("other")

    class Closed(models.TextChoices):
        REJECTED = "rejected", _("rejected")
        ABANDONED = "abandoned", _("given up")
        STRUCK_OFF = "struck_off", _("struck off in probation")

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="candidates")
    full_name = models.CharField(_("Full name"), max_length=150, blank=True)
    search_key = models.CharField(max_length=150, editable=False, db_index=True)
    sort_key = models.CharField(max_length=700, editable=False)
    born_on = models.DateField(null=True, blank=True)
    born_in = models.PositiveSmallIntegerField(null=True, blank=True)
    sex = models.CharField(_("Sex"), max_length=6, choices=Member.Sex, blank=True)
    sector = models.CharField(_("Sector"), max_length=10, choices=Sector, blank=True)
    listed_on = models.DateField(_("On the source list since"))
    stage = models.CharField(max_length=12, default=Stage.LISTED)
    """As of now, to find by: kept by every act. What was on a day is said by the steps."""
    member = models.OneToOneField(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="candidate")
    closed_on = models.DateField(null=True, blank=True)
    closed_as = models.CharField(max_length=10, choices=Closed, blank=True)
    closed_because = models.TextField(blank=True)
    removed_on = models.DateField(null=True, blank=True)
    """The day on which the person's data were removed for good. The row stays to be counted."""

    class Meta:
        ordering: ClassVar = ["sort_key", "pk"]
        indexes: ClassVar = [models.Index(fields=["cell", "stage"], name="candidate_by_cell")]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, closed_as="")
                | (models.Q(closed_on__isnull=False) & ~models.Q(closed_as="")),
                name="a_closed_case_says_when_and_how",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_on__isnull=True)
                | models.Q(
                    full_name="", born_on__isnull=True, born_in__isnull=True, sex="", sector="", closed_because=""
                ),
                name="of_a_removed_person_nothing_is_left",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_on__isnull=False) | ~models.Q(full_name=""), name="a_candidate_has_a_name"
            ),
            models.CheckConstraint(
                condition=models.Q(born_on__isnull=True) | models.Q(born_in__isnull=True),
                name="a_candidate_is_born_on_a_day_or_in_a_year",
            ),
        )

    def __str__(self) -> str:
        """Without the name: what stands in the log stays for ever."""
        return f"{self.cell} · {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name = clean_text(self.full_name)
        self.search_key, self.sort_key = fold(self.full_name), sort_key(self.full_name)
        super().save(*args, **kwargs)

    @property
    def birth(self) -> Birth | None:
        return self.born_in if self.born_on is None else self.born_on

    @birth.setter
    def birth(self, birth: Birth | None) -> None:
        is_year = isinstance(birth, int)
        self.born_in, self.born_on = (birth, None) if is_year else (None, birth)  # type: ignore[assignment]

    @property
    def called(self) -> str:
        """As the register has it, once it has them."""
        return self.member.full_name if self.member is not None else self.full_name

    def birth_in_words(self) -> str:
        return birth_in_words(self.birth)


class CandidateStep(models.Model):
    """Something that was done on a day."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20, choices=list(STEPS.items()))
    on = models.DateField(_("On"))
    passed = models.BooleanField(default=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    in_favour = models.PositiveIntegerField(_("In favour"), null=True, blank=True)
    against = models.PositiveIntegerField(_("Not in favour"), null=True, blank=True)
    base = models.PositiveIntegerField(null=True, blank=True)
    """Who could vote: counted from the register, frozen with the vote."""
    ordered_by = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    companion = models.ForeignKey(
        "admissions.CandidateCompanion", on_delete=models.PROTECT, null=True, blank=True, related_name="remarks"
    )

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(step__in=VOTES)
                | models.Q(
                    in_favour__isnull=False,
                    against__isnull=False,
                    base__gte=models.F("in_favour") + models.F("against"),
                ),
                name="of_a_vote_no_more_are_counted_than_could_vote",
            ),
            models.CheckConstraint(
                condition=~models.Q(step__in=DECISIONS) | models.Q(ordered_by__isnull=False),
                name="a_decision_on_a_candidate_is_a_document",
            ),
            models.UniqueConstraint(
                fields=["candidate", "step"],
                condition=models.Q(step__in=["decision", "receipt", "ceremony", "full_decision", "card"]),
                name="a_candidate_is_decided_on_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.candidate}: {self.step}"


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"a_cell_votes_at_a_meeting_held_in_person_on_{_act}",
            table="admissions_candidatestep",
            when=f"before {_act}",
            refuse_if="NEW.meeting_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meetings_meeting AS met "
            "WHERE met.id = NEW.meeting_id AND met.format = 'in_person' AND met.state = 'held')",
            message="the meeting was not held in person",
        )
    )
register_guard(
    Guard(
        name="a_meeting_at_which_a_cell_voted_stays_in_person",
        table="meetings_meeting",
        when="before update",
        refuse_if="(NEW.format <> 'in_person' OR NEW.state <> 'held') AND EXISTS "
        "(SELECT 1 FROM admissions_candidatestep AS vote WHERE vote.meeting_id = NEW.id)",
        message="a cell voted on somebody at this meeting",
    )
)


class CompanionManager(models.Manager.from_queryset(DatedQuerySet)):  # type: ignore[misc]
    """With the day on which each left the Party since."""

    def get_queryset(self) -> DatedQuerySet:
        left = Membership.objects.filter(
            member=models.OuterRef("member"), departure__in=WAYS_OUT, valid_to__gt=models.OuterRef("valid_from")
        )
        first = models.Subquery(left.order_by("valid_to").values("valid_to")[:1])
        return super().get_queryset().annotate(left_on=first)


class CandidateCompanion(Lasting):
    """An official member, or a mass organisation, that introduces the person; after the ceremony, the member who helps."""

    class Body(models.TextChoices):
        YOUTH_UNION = "youth_union", _("Youth Union")
        TRADE_UNION = "trade_union", _("trade union")

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="companions")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="accompanies")
    body = models.CharField(max_length=12, choices=Body, blank=True)
    helps = models.BooleanField(default=False)
    since = models.DateField(_("Together since"), null=True, blank=True)
    left_on: date | None

    objects: ClassVar[Any] = CompanionManager()

    class Meta(Lasting.Meta):
        ordering: ClassVar = ["valid_from", "pk"]
        constraints = (
            *Lasting.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) ^ models.Q(body=""),
                name="a_candidate_is_accompanied_by_a_member_or_a_body",
            ),
        )

    def __str__(self) -> str:
        return str(self.member) if self.member is not None else str(self.get_body_display())


never_two_at_once(
    table="admissions_candidatecompanion",
    owner="candidate_id",
    also=("member_id", "body", "helps"),
    name="nobody_accompanies_a_person_twice_at_once",
)


class PaperKind(Lasting):
    """A paper that the guidance of a day asks for in the file."""

    key = models.CharField(max_length=40)
    vietnamese = models.CharField(max_length=150)
    english = models.CharField(max_length=150)
    form = models.CharField(max_length=20, blank=True)
    """As the guidance numbers it: «2-KNĐ»."""
    step = models.CharField(
        max_length=20, choices=[(step.value, STEPS[step]) for step in ASKING], default=Step.CELL_VOTE.value
    )
    """Without it the step is not recorded."""
    reference = models.ForeignKey(DocumentReference, on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(max_length=40, blank=True)
    expires = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    shipped = models.BooleanField(default=False)

    class Meta(Lasting.Meta):
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.vietnamese

    @property
    def full_clause(self) -> str:
        """Complete with the symbol of its document; needs `reference` selected."""
        return f"{self.reference.symbol}, {self.clause}" if self.clause else self.reference.symbol


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"a_paper_is_asked_for_once_a_day_on_{_act}",
            table="admissions_paperkind",
            when=f"before {_act}",
            refuse_if="EXISTS (SELECT 1 FROM admissions_paperkind AS other WHERE other.key = NEW.key "
            f"AND other.id <> COALESCE(NEW.id, -1) AND {OVERLAPPING_SQL})",
            message="one paper would be asked for twice on one day",
            postgresql_lock="hashtextextended('admissions_paperkind', 0)",
        )
    )


class CandidatePaper(models.Model):
    """Whether a paper is in the file; never what it says."""

    class State(models.TextChoices):
        MISSING = "missing", _("missing")
        THERE = "there", _("there")
        RETURNED = "returned", _("returned to be mended")

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="papers")
    key = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.MISSING)
    on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["candidate", "key"], name="a_paper_is_on_the_checklist_once"),
            models.CheckConstraint(
                condition=~models.Q(state="there") | models.Q(on__isnull=False),
                name="a_paper_that_is_there_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.candidate}: {self.key}"
