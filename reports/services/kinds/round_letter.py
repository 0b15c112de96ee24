from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.refusal import Refused
from cells.models import Mandate, Post
from cells.queries.organisations import existing_on, nearest_superior_on
from pilots.models import Round
from reports.models import Cover
from reports.queries.issuing import citation_of, issuer_of, signature_of
from reports.queries.rounds import round_asked_for
from reports.rules.kinds import RECIPIENTS, RECIPIENTS_WRITTEN, Argument, DocumentKind, Written
from reports.rules.party_document import Head, Signature
from reports.rules.registration_list import RegistrationList
from reports.rules.round_letter import RoundLetter, proposed_tasks, usual_recipients
from reports.rules.wording import lines_of, organ_word, place_and_day, recipients_of
from reports.services.kinds.base import KindOfDocument
from reports.services.order import Matter, Order

BASIS, TASKS = "basis", "tasks"


class RoundLetterKind(KindOfDocument):
    """Number and date are those of the letter in the register of references, by which the round was opened."""

    key = DocumentKind.ROUND_LETTER
    label = gettext_lazy("Letter opening the round")
    file_name = "Công văn mở đợt đăng ký"
    type_code = "CV"
    writers = (Mandate.Role.BOARD,)
    takes = frozenset({Argument.ON, Argument.ROUND})
    of_a_round = True
    takes_number = False
    sections = (
        Written(
            BASIS,
            gettext_lazy("Other documents that are carried out"),
            gettext_lazy("One a line, as the letter cites them; printed after the guidance."),
            listed=True,
        ),
        Written(
            TASKS,
            gettext_lazy("What else is asked of whom"),
            gettext_lazy("One a line; the lines are numbered, those that begin with a dash are not."),
        ),
        RECIPIENTS_WRITTEN,
    )

    def matter(self, order: Order, today: date) -> Matter:
        round = round_asked_for(order.organisation, order.round_id, by=order.on or today)
        if round.continues_id is not None or round.organisation_id != order.organisation.pk:
            raise Refused(_("The letter of this round was issued by another committee: print it there."), field="round")
        return Matter(order.organisation, round.opened_on, round)

    def usual(self, matter: Matter) -> dict[str, str]:
        superior = issuer_of(nearest_superior_on(matter.organisation, matter.day))
        issuer = issuer_of(existing_on(matter.organisation, matter.day))
        return {RECIPIENTS: usual_recipients(superior=superior, issuer=issuer)}

    def proposals(self, matter: Matter) -> Mapping[str, str]:
        if self.texts_to_edit(matter).get(TASKS):
            return {}
        return {TASKS: proposed_tasks(organ_word(issuer_of(existing_on(matter.organisation, matter.day))))}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> RoundLetter:
        version, round = existing_on(matter.organisation, matter.day), matter.round
        assert round is not None  # noqa: S101 - it is about one
        letter, guidance, issuer = citation_of(round.letter), citation_of(round.guidance.reference), issuer_of(version)
        return RoundLetter(
            head=Head(
                superior=issuer_of(nearest_superior_on(matter.organisation, matter.day)),
                issuer=issuer,
                place_and_day=place_and_day(version.place, letter.issued_on),
                number_line=f"Số {letter.symbol}",
            ),
            letter=letter,
            guidance=guidance,
            issuer=issuer,
            last_day=_first_last_day(round),
            basis=lines_of(texts.get(BASIS, "")),
            tasks=lines_of(texts.get(TASKS, "")),
            recipients=recipients_of(texts.get(RECIPIENTS, "")),
            signature=signature_of(version, matter.day, chosen=cover.signed_by, usually=Post.Title.SECRETARY),
            form=RegistrationList(
                head=Head(superior=issuer, issuer="Chi, đảng bộ ……………", place_and_day="…………, ngày … tháng … năm ……"),
                guidance=guidance,
                letter=letter,
                online=(),
                by_group=(),
                recipients=(),
                signature=Signature("T/M Đảng ủy (Chi bộ)", "", instruction="(Ký tên, đóng dấu)"),
            ),
        )


def _first_last_day(round: Round) -> date:
    """As it stood in the letter: extensions came later."""
    extended = round.extensions.first()
    return extended.last_day_before if extended else round.last_day
