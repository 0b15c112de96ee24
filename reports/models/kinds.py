from django.utils.translation import gettext_lazy as _

from reports.rules.kinds import DocumentKind

KINDS = [
    (DocumentKind.REGISTRATION_LIST, _("Registration list")),
    (DocumentKind.PILOT_REPORT, _("Result report of the pilots")),
]
