"""Who writes which document; who reads an organisation may print what there is."""

from cells.access import Role
from cells.models import Organisation
from cells.requests import Request
from reports.rules.kinds import DocumentKind

EDITORS = {DocumentKind.REGISTRATION_LIST: Role.CLERK, DocumentKind.PILOT_REPORT: Role.BOARD}


def may_edit(request: Request, organisation: Organisation, kind: DocumentKind) -> bool:
    return request.mandates.may(organisation, EDITORS[kind])
