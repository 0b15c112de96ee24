from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.refusal import Refused
from accounts.rules.seen import digest_of
from cells.models import Mandate, Post
from cells.queries.organisations import existing_on, nearest_superior_on
from reports.models import Cover, Issued
from reports.queries.issued import issued_on, issued_under
from reports.queries.issuing import head_of, issuer_of, signature_of
from reports.queries.narratives import texts_of_day
from reports.rules.citation import Citation
from reports.rules.covering_letter import CoveringLetter, about_of, proposed_about, usual_address, usual_recipients
from reports.rules.kinds import RECIPIENTS, RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.wording import lines_of, recipients_of
from reports.services.kinds.base import KindOfDocument
from reports.services.order import Matter, Order

ENCLOSED, ABOUT, ADDRESS, MORE = "enclosed", "about", "address", "more"


class CoveringLetterKind(KindOfDocument):
    """Sends issued documents upward. Of each set of documents there is one letter, however many letters of a day."""

    key = DocumentKind.COVERING_LETTER
    label = gettext_lazy("Covering letter")
    file_name = "Công văn gửi kèm"
    type_code = "CV"
    writers = (Mandate.Role.BOARD, Mandate.Role.CLERK)
    sections = (
        Written(
            ENCLOSED,
            gettext_lazy("What is enclosed"),
            gettext_lazy("Number and symbol of a document issued here, one a line, for example 05-BC/TU."),
            expected=True,
        ),
        Written(
            ABOUT,
            gettext_lazy("What it is about"),
            gettext_lazy("Printed under the number, after “về việc”."),
            expected=True,
        ),
        Written(ADDRESS, gettext_lazy("To whom (Kính gửi)"), gettext_lazy("One a line."), expected=True),
        Written(MORE, gettext_lazy("What else is said"), gettext_lazy("Printed after what is enclosed.")),
        RECIPIENTS_WRITTEN,
    )

    def texts_to_edit(self, matter: Matter) -> Mapping[str, str]:
        """What another day's letter enclosed, and said of it, is no beginning for this one."""
        return self.usual(matter) | texts_of_day(matter.organisation, self.key, matter.day)

    def usual(self, matter: Matter) -> dict[str, str]:
        issuer = issuer_of(existing_on(matter.organisation, matter.day))
        superior = issuer_of(nearest_superior_on(matter.organisation, matter.day))
        return {ADDRESS: usual_address(superior), RECIPIENTS: usual_recipients(issuer)}

    def proposals(self, matter: Matter) -> Mapping[str, str]:
        """What was issued on the day, and what that is about."""
        written = self.texts_to_edit(matter)
        enclosed = written.get(ENCLOSED) or "\n".join(one.symbol for one in issued_on(matter.organisation, matter.day))
        proposed = {ENCLOSED: enclosed, ABOUT: ""}
        there = issued_under(matter.organisation, lines_of(enclosed), by=matter.day)
        if there:
            proposed[ABOUT] = proposed_about(_cited(one, matter) for one in there.values())
        return {section: text for section, text in proposed.items() if text and not written.get(section)}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> CoveringLetter:
        version = existing_on(matter.organisation, matter.day)
        return CoveringLetter(
            head=head_of(
                version,
                day=matter.day,
                dated_on=cover.dated_on or matter.day,
                type_code=self.type_code,
                number=cover.number,
            ),
            about=about_of(texts.get(ABOUT, "")),
            address=lines_of(texts.get(ADDRESS, "")),
            issuer=issuer_of(version),
            enclosed=[_cited(one, matter) for one in _enclosed(matter, texts)],
            written=lines_of(texts.get(MORE, "")),
            recipients=recipients_of(texts.get(RECIPIENTS, "")),
            signature=signature_of(version, matter.day, chosen=cover.signed_by, usually=Post.Title.SECRETARY),
        )

    def about(self, order: Order, day: date) -> str:
        matter = Matter(order.organisation, day)
        enclosed = sorted(one.pk for one in _enclosed(matter, self.texts_to_edit(matter)))
        return f"{super().about(order, day)}:{digest_of(enclosed)}"

    def check_ready(self, order: Order, day: date) -> None:
        matter = Matter(order.organisation, day)
        for one in _enclosed(matter, self.texts_to_edit(matter)):
            if hasattr(one, "replaced_by"):
                raise Refused(
                    _("%(document)s was replaced by %(other)s: enclose that one.")
                    % {"document": one.symbol, "other": one.replaced_by.symbol}
                )


def _enclosed(matter: Matter, texts: Mapping[str, str]) -> list[Issued]:
    """In the order of the lines. Raises Refused for a number that was not given, and where nothing is enclosed."""
    lines = lines_of(texts.get(ENCLOSED, ""))
    if not lines:
        raise Refused(_("Nothing is enclosed yet: write the text of the letter first."), field="on")
    found = issued_under(matter.organisation, lines, by=matter.day)
    missing = [line for line in lines if line not in found]
    if missing:
        raise Refused(
            _("Not issued here by that day: %(symbols)s. Write number and symbol as they stand in the register.")
            % {"symbols": ", ".join(missing)},
            field="on",
        )
    return [found[line] for line in dict.fromkeys(lines)]


def _cited(issued: Issued, matter: Matter) -> Citation:
    issuer = issuer_of(existing_on(matter.organisation, issued.dated_on))
    return Citation(issuer=issuer, symbol=issued.symbol, issued_on=issued.dated_on, title=issued.title)
