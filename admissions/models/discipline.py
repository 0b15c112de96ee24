"""Cases of discipline of members and organisations. Who is disciplined is read by the inspection committee alone: nothing of a
case says a name in the log, and its document stays out of the register of citations, which others search."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from admissions.rules.discipline import AFTERWARDS, BODIES, OUTCOMES, Happened, Matter, Vote
from admissions.rules.forms_of_discipline import FORMS, OF_MEMBERS, OF_ORGANISATIONS
from cells.models import Degree, Member, Organisation


class DisciplinaryCase(models.Model):
    """A discipline that was decided, of a member or of an organisation."""

    seat = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="disciplinary_cases")
    """The cell of the member on the day of the decision; the organisation itself. By it the case is counted and guarded."""
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="disciplinary_cases"
    )
    """None: the organisation is disciplined."""
    degree = models.CharField(max_length=12, choices=Degree.Value, blank=True)
    """Of the member on the day of the decision."""
    form = models.CharField(_("Form of discipline"), max_length=12, choices=list(FORMS.items()))
    decided_by = models.CharField(_("Decided by"), max_length=12, choices=list(BODIES.items()))
    breach = models.CharField(_("Breach"), max_length=255)
    breach_on = models.DateField(_("Day of the breach"))
    known_on = models.DateField(_("Breach known on"), null=True, blank=True)
    voted_on = models.DateField(_("Day of the vote"), null=True, blank=True)
    in_favour = models.PositiveIntegerField(_("In favour"), null=True, blank=True)
    base = models.PositiveIntegerField(_("Who could vote"), null=True, blank=True)
    proposed = models.PositiveIntegerField(null=True, blank=True)
    """Of an expulsion: how many of the cell voted to propose it, of `proposed_of`."""
    proposed_of = models.PositiveIntegerField(null=True, blank=True)
    decided_on = models.DateField(_("Decided on"))
    announced_on = models.DateField(_("Announced on"), null=True, blank=True)
    issuer = models.CharField(_("Issuer"), max_length=255)
    symbol = models.CharField(_("Number and symbol"), max_length=60)

    class Meta:
        ordering: ClassVar = ["-decided_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["seat", "decided_on"], name="case_by_seat")]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(member__isnull=True, degree="", form__in=OF_ORGANISATIONS)
                | (models.Q(member__isnull=False, form__in=OF_MEMBERS) & ~models.Q(degree="")),
                name="members_and_organisations_have_forms_of_their_own",
            ),
            models.CheckConstraint(
                condition=models.Q(breach_on__lte=models.F("decided_on")), name="a_breach_lies_before_its_decision"
            ),
            models.CheckConstraint(
                condition=models.Q(announced_on__isnull=True) | models.Q(decided_on__lte=models.F("announced_on")),
                name="a_discipline_is_announced_after_its_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(in_favour__isnull=True, base__isnull=True)
                | models.Q(in_favour__isnull=False, base__gte=models.F("in_favour")),
                name="of_a_discipline_no_more_vote_than_could",
            ),
            models.UniqueConstraint(
                fields=["member", "form", "decided_on"],
                condition=models.Q(member__isnull=False),
                name="a_member_is_disciplined_once_a_day_in_a_form",
            ),
        )

    def __str__(self) -> str:
        """Without a name, an organisation or a form: what stands in the log stays for ever and others read it."""
        return str(self.pk)

    @property
    def matter(self) -> Matter:
        """As the rules take it; needs `afterwards` prefetched where there are several."""
        return Matter(
            form=self.form,
            decided_by=self.decided_by,
            breach_on=self.breach_on,
            decided_on=self.decided_on,
            is_official=None if self.member_id is None else self.degree == Degree.Value.OFFICIAL,
            known_on=self.known_on,
            voted_on=self.voted_on,
            announced_on=self.announced_on,
            vote=_vote(self.in_favour, self.base),
            proposed=_vote(self.proposed, self.proposed_of),
            afterwards=[] if self.pk is None else [one.happened for one in self.afterwards.all()],
        )


class DisciplinaryStep(models.Model):
    """What followed the announcement: a complaint and its outcome, a relapse, an end by decision."""

    case = models.ForeignKey(DisciplinaryCase, on_delete=models.CASCADE, related_name="afterwards")
    what = models.CharField(_("What happened"), max_length=10, choices=list(AFTERWARDS.items()))
    on = models.DateField(_("On"))
    form = models.CharField(_("Other form"), max_length=12, choices=list(FORMS.items()), blank=True)
    document = models.CharField(_("Document"), max_length=255, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints = (
            models.CheckConstraint(
                condition=(models.Q(what="changed") & ~models.Q(form=""))
                | (~models.Q(what="changed") & models.Q(form="")),
                name="only_a_changed_discipline_has_another_form",
            ),
            models.CheckConstraint(
                condition=~models.Q(what__in=[*OUTCOMES, "ended"]) | ~models.Q(document=""),
                name="an_outcome_is_a_document",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case}: {self.what}"

    @property
    def happened(self) -> Happened:
        return Happened(self.what, self.on, self.form)


def _vote(in_favour: int | None, base: int | None) -> Vote | None:
    return None if in_favour is None or base is None else Vote(in_favour, base)
