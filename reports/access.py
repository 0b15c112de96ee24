"""Who writes which document; who reads an organisation may print what there is."""

from django.http import HttpRequest

from cells.access import Role, may
from cells.models import Organisation
from reports.rules.kinds import DocumentKind

EDITORS = {DocumentKind.REGISTRATION_LIST: Role.CLERK, DocumentKind.PILOT_REPORT: Role.BOARD}


def may_edit(request: HttpRequest, organisation: Organisation, kind: DocumentKind) -> bool:
    return may(request, organisation, EDITORS[kind])
