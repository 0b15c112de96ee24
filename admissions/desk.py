"""What clerks and boards owe for admissions, and how they are told of what others did."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cells.queries.notice_kinds import NoticeKind

NOTICES = {
    "admissions.target_given": NoticeKind(
        gettext_lazy("%(organisation)s is asked for admissions in %(year)s: %(asked)s"),
        leads=lambda values, own: f"{reverse('admissions:targets', args=[own])}?year={values['year']}",
    ),
}
