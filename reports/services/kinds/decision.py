from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from cells.models import Organisation, OrganisationVersion, Post
from cells.queries.organisations import existing_on, nearest_superior_on
from pilots.models import Round
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from reports.models import Cover
from reports.queries.issued import issued_about
from reports.queries.issuing import board_of, board_symbol, citation_of, head_of, issuer_of, signature_of
from reports.queries.narratives import cover_on
from reports.queries.rounds import Judged, appraised, decided
from reports.rules.judged import RoundDocument
from reports.rules.kinds import RECIPIENTS, RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.party_document import AnnexedTo, Head
from reports.rules.wording import board_word, cited_date, cited_number, lines_of, organ_word, recipients_of
from reports.services.kinds.judged import KindOfARound, about_round, list_of
from reports.services.order import Matter

BASIS = "basis"


class DecisionKind(KindOfARound):
    """The standing committee lets those on the list try: what it approved on one day."""

    key = DocumentKind.DECISION
    label = _("Decision with the list approved")
    file_name = "Quyết định cho phép thí điểm"
    type_code = "QĐ"
    query = "decided"
    sections = (
        Written(
            BASIS,
            _("What else the decision rests on"),
            _("One a line, beginning with “Căn cứ”; printed before the guidance."),
        ),
        RECIPIENTS_WRITTEN,
    )

    def judged(self, organisation: Organisation, round: Round, *, by: date) -> tuple[date | None, list[Judged]]:
        return decided(organisation, round, by=by)

    def usual(self, matter: Matter) -> dict[str, str]:
        version = existing_on(matter.organisation, matter.day)
        superior = issuer_of(nearest_superior_on(matter.organisation, matter.day))
        above = [f"{board_word(superior)} (để báo cáo)"] if superior else []
        usual = "\n".join([*above, "Như Điều 3", f"Lưu Văn phòng {organ_word(issuer_of(version))}"])
        return {RECIPIENTS: usual}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> RoundDocument:
        version, round = existing_on(matter.organisation, matter.day), matter.round
        assert round is not None  # noqa: S101 - it is about one
        approved = [one for one in self.listed(matter) if one.act == RegistrationAct.APPROVE]
        dated_on = cover.dated_on or matter.day
        head = head_of(version, day=matter.day, dated_on=dated_on, type_code=self.type_code, number=cover.number)
        return RoundDocument(
            head=head,
            annex_head=Head(superior=head.superior, issuer=head.issuer, place_and_day=""),
            guidance=citation_of(round.guidance.reference),
            letter=citation_of(round.letter),
            issuer=issuer_of(version),
            online=list_of(approved, Format.ONLINE),
            by_group=list_of(approved, Format.BY_GROUP),
            recipients=recipients_of(texts.get(RECIPIENTS, "")),
            signature=signature_of(version, matter.day, chosen=cover.signed_by, usually=Post.Title.SECRETARY),
            annexed_to=AnnexedTo(cited_number(self.type_code, version.symbol, cover.number), cited_date(dated_on)),
            written=tuple(f"{line.rstrip(' ;.')};" for line in lines_of(texts.get(BASIS, ""))),
            appraisal=_appraisal(matter, version),
        )


def _appraisal(matter: Matter, version: OrganisationVersion) -> str:
    """The appraisal as the decision cites it; without its number where that is written by hand."""
    assert matter.round is not None  # noqa: S101 - it is about one
    day, _listed = appraised(matter.organisation, matter.round, by=matter.day)
    about = about_round(matter.round.pk, day or matter.day)
    if issued := issued_about(matter.organisation, DocumentKind.APPRAISAL, about, by=matter.day):
        return f"Xét Tờ trình số {issued.symbol}, ngày {cited_date(issued.dated_on)} của {board_of(version)}"
    kept = cover_on(matter.organisation, DocumentKind.APPRAISAL, day or matter.day, matter.round)
    if kept.number is None:
        return f"Xét đề nghị của {board_of(version)}"
    number = cited_number("TTr", board_symbol(version), kept.number)
    return f"Xét Tờ trình số {number}, ngày {cited_date(kept.dated_on or day or matter.day)} của {board_of(version)}"
