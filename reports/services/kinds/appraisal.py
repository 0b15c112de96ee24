from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cells.models import Organisation, Post
from cells.queries.organisations import existing_on
from pilots.models import Round
from pilots.rules.terms import Format
from reports.models import Cover
from reports.queries.issuing import (
    board_head_of,
    board_of,
    board_signature_of,
    board_symbol,
    citation_of,
    heads_of_board_on,
    issuer_of,
)
from reports.queries.rounds import Judged, appraised
from reports.rules.judged import RoundDocument
from reports.rules.kinds import RECIPIENTS, RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.party_document import AnnexedTo, Head
from reports.rules.wording import cited_date, cited_number, lines_of, recipients_of
from reports.services.kinds.judged import KindOfARound, list_of
from reports.services.order import Matter

REMARKS = "remarks"


class AppraisalKind(KindOfARound):
    """The organisation board lays what it appraised before its standing committee."""

    key = DocumentKind.APPRAISAL
    label = gettext_lazy("Appraisal laid before the standing committee")
    file_name = "Tờ trình"
    type_code = "TTr"
    by_board = True
    query = "appraised"
    sections = (
        Written(
            REMARKS,
            gettext_lazy("Remarks of the organisation board"),
            gettext_lazy("Printed after the figures of the appraisal."),
        ),
        RECIPIENTS_WRITTEN,
    )

    def judged(self, organisation: Organisation, round: Round, *, by: date) -> tuple[date | None, list[Judged]]:
        return appraised(organisation, round, by=by)

    def nothing_yet(self) -> str:
        return _("Nothing was appraised in this round by that day.")

    def signatories(self, organisation: Organisation, day: date) -> list[Post]:
        return heads_of_board_on(organisation, day)

    def usual(self, matter: Matter) -> dict[str, str]:
        version = existing_on(matter.organisation, matter.day)
        usual = f"Như Kính trình\nLưu {board_of(version)}"
        return {RECIPIENTS: usual}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> RoundDocument:
        version, round, listed = existing_on(matter.organisation, matter.day), matter.round, self.listed(matter)
        assert round is not None  # noqa: S101 - it is about one
        dated_on = cover.dated_on or matter.day
        head = board_head_of(version, dated_on=dated_on, type_code=self.type_code, number=cover.number)
        return RoundDocument(
            head=head,
            annex_head=Head(superior=head.superior, issuer=head.issuer, place_and_day=""),
            guidance=citation_of(round.guidance.reference),
            letter=citation_of(round.letter),
            issuer=issuer_of(version),
            online=list_of(listed, Format.ONLINE),
            by_group=list_of(listed, Format.BY_GROUP),
            recipients=recipients_of(texts.get(RECIPIENTS, "")),
            signature=board_signature_of(version, matter.day, chosen=cover.signed_by),
            annexed_to=AnnexedTo(
                cited_number(self.type_code, board_symbol(version), cover.number), cited_date(dated_on)
            ),
            written=lines_of(texts.get(REMARKS, "")),
        )
