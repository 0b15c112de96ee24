"""Forms of admission and transfer: their text is data (reports/queries/form_texts.py), the register fills its fields in.

None is issued here: what is issued is kept for good, and the data of a person who is not admitted are removed.
"""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.refusal import Refused
from admissions.access import READ_CANDIDATE
from admissions.models import Candidate
from admissions.rules.steps import Step
from cells.models import Mandate, OrganisationVersion, Post
from cells.queries.organisations import existing_on
from cells.services.readings import READ
from reports.queries.form_texts import wording_on
from reports.queries.forms import (
    SAMPLE_LIST,
    cell_of,
    companions_on,
    done_by,
    of_the_cell,
    of_the_companion,
    of_the_person,
    of_the_transfer,
    of_the_vote,
    on_probation,
    on_the_list,
    person_below,
    source_list,
    transfers_from,
    voted_on,
)
from reports.queries.issuing import head_of, signature_of
from reports.rules import form_fields as fields
from reports.rules.form import FormSheet, FormSheets, form_sheet
from reports.rules.form_fields import FIELDS
from reports.rules.form_text import FormTable, FormWording, Values
from reports.rules.kinds import Argument, DocumentKind
from reports.rules.party_document import Signature
from reports.rules.wording import organ_word, two_digits
from reports.services.kinds.base import WITH_TABLES, KindOfDocument
from reports.services.order import Order

MOST, MOST_LISTED = 100, 2_000
"""Sheets in one file, and lines of a list; of more a part is asked for."""


class FormKind(KindOfDocument):
    """Of one person or transfer, or of all of the organisation that it concerns on the day, each on a sheet of its own."""

    type_code = ""
    writers = (Mandate.Role.CLERK, Mandate.Role.BOARD)
    takes = frozenset({Argument.ON, Argument.PERSON})
    takes_number = False
    sections = ()
    wide: ClassVar[bool] = False
    signed_as: ClassVar[str | None] = None
    """By one member, as what; "": box by box, in the text. None: in the name of the organisation, and sent to its committee."""
    nothing: ClassVar[str | Promise]
    """What is said where it concerns nobody."""

    template = "reports/documents/form.html"

    def compose(self, order: Order, today: date) -> tuple[FormSheets, date]:
        day = order.on or today
        sheets: list[FormSheet] = []
        for sheet in self.sheets(order, day):
            sheets.append(sheet)
            if len(sheets) > MOST:
                told = {"most": MOST}
                raise Refused(_("These are more than %(most)d forms. Ask for those of a part of it.") % told)
        if not sheets:
            raise Refused(str(self.nothing), field="on")
        return FormSheets(tuple(sheets), self.file_name, self.wide), day

    @abstractmethod
    def sheets(self, order: Order, day: date) -> Iterator[FormSheet]:
        """In the order in which they are printed."""

    def reading(self, order: Order) -> tuple[str, Model] | None:
        if order.person_id is None:
            return None
        there = person_below(order.organisation, order.person_id, order.on or date.max)
        return next(((READ_CANDIDATE, one) for one in there), None)

    def sheet(
        self, version: OrganisationVersion, day: date, values: Values, wording: FormWording | None = None
    ) -> FormSheet:
        """`wording` None: what stands on the day."""
        where = of_the_cell(version, day)
        head = head_of(version, day=day, dated_on=day, type_code=self.type_code)
        above = where[fields.ABOVE]
        to = (*([organ_word(above)] if above else []), "Lưu hồ sơ")
        return form_sheet(
            wording or wording_on(version.organisation, self.key, day),
            where | dict(values),
            # A cell writes to the committee it belongs to, which need not be one that issues decisions.
            head=replace(head, superior=above),
            signature=self.signature(version, day, values),
            recipients=to if self.signed_as is None else (),
        )

    def signature(self, version: OrganisationVersion, day: date, values: Values) -> Signature | None:
        if self.signed_as is None:
            return signature_of(version, day, chosen=None, usually=Post.Title.SECRETARY)
        name = str(values.get(fields.COMPANION) or values.get(fields.HELPER) or "")
        return Signature(self.signed_as, "", name) if self.signed_as else None

    def sample(self, version: OrganisationVersion, day: date, wording: FormWording) -> FormSheets:
        """With what a form may say of somebody who is nobody."""
        values: dict[str, str | FormTable] = {field.name: field.sample for field in FIELDS[self.key]}
        if fields.LIST in values:
            values[fields.LIST] = SAMPLE_LIST
        return FormSheets((self.sheet(version, day, values, wording),), self.file_name, self.wide)


class ResolutionKind(FormKind):
    """Of the cell, by its last vote up to the day; before the vote with room for it. Without a person: of all whose cases were
    voted on at the meeting, or on the last day of such a vote."""

    type_code = "NQ"
    takes = frozenset({Argument.ON, Argument.PERSON, Argument.MEETING})
    step: ClassVar[Step]
    nothing = gettext_lazy("No cell here has voted on anybody by that day.")

    def sheets(self, order: Order, day: date) -> Iterator[FormSheet]:
        for one in _those(order, day, voted_on(order.organisation, self.step, day, order.meeting_id)):
            vote = done_by(one, self.step, day, meeting_id=order.meeting_id)
            on = vote.on if vote is not None else day
            version = cell_of(one, on)
            if version is not None:
                told = of_the_vote(vote) if vote is not None else {}
                yield self.sheet(version, on, of_the_person(one, on) | told)


class AdmissionResolutionKind(ResolutionKind):
    key = DocumentKind.ADMISSION_RESOLUTION
    label = gettext_lazy("Resolution of the cell on admission")
    file_name = "Nghị quyết đề nghị kết nạp đảng viên"
    step = Step.CELL_VOTE


class FullResolutionKind(ResolutionKind):
    key = DocumentKind.FULL_RESOLUTION
    label = gettext_lazy("Resolution of the cell on full membership")
    file_name = "Nghị quyết đề nghị công nhận đảng viên chính thức"
    step = Step.FULL_VOTE


class IntroductionKind(FormKind):
    """Of each member who introduces the person, or all persons of the organisation who are on the way."""

    key = DocumentKind.INTRODUCTION
    label = gettext_lazy("Introduction of a person to the Party")
    file_name = "Giấy giới thiệu người vào Đảng"
    signed_as = "Người giới thiệu"
    nothing = gettext_lazy("Nobody here is introduced by a member on that day.")

    def sheets(self, order: Order, day: date) -> Iterator[FormSheet]:
        for one in _those(order, day, on_the_list(order.organisation, day)):
            began = done_by(one, Step.CEREMONY, day)
            # Whoever is admitted was introduced until then.
            on = min(day, began.on) if began is not None else day
            for companion in companions_on(one, on, helps=False):
                # Most have none: their cell need not be looked for.
                version = cell_of(one, day)
                if version is not None and companion.member is not None:
                    values = of_the_person(one, day) | of_the_companion(companion)
                    yield self.sheet(version, day, values)


class HelperRemarkKind(FormKind):
    """Of each member who helps a person on probation."""

    key = DocumentKind.HELPER_REMARK
    label = gettext_lazy("Remark of the helper on a probationary member")
    file_name = "Bản nhận xét đảng viên dự bị"
    signed_as = "Đảng viên nhận xét"
    nothing = gettext_lazy("Nobody here is helped during a probation on that day: assign a helper first.")

    def sheets(self, order: Order, day: date) -> Iterator[FormSheet]:
        for one in _those(order, day, on_probation(order.organisation, day)):
            for companion in companions_on(one, day, helps=True):
                version = cell_of(one, day)
                if version is not None:
                    yield self.sheet(version, day, of_the_person(one, day) | of_the_companion(companion))


class SourceListKind(FormKind):
    """Of a cell, or of all cells of a committee, as it stood on the day."""

    key = DocumentKind.SOURCE_LIST
    label = gettext_lazy("List of sources")
    file_name = "Danh sách nguồn phát triển đảng viên"
    files = WITH_TABLES
    takes = frozenset({Argument.ON})
    wide = True
    nothing = gettext_lazy("Nobody here is on a source list on that day.")

    def sheets(self, order: Order, day: date) -> Iterator[FormSheet]:
        version = existing_on(order.organisation, day)
        people = list(on_the_list(order.organisation, day)[: MOST_LISTED + 1])
        if len(people) > MOST_LISTED:
            told = {"most": MOST_LISTED}
            raise Refused(_("These are more than %(most)d persons. Ask for the list of a part of it.") % told)
        if people:
            values: Values = {fields.LIST: source_list(people, day), fields.NUMBER: two_digits(len(people))}
            yield self.sheet(version, day, values)


class TransferSlipKind(FormKind):
    """Of one transfer, or of all that are under way from cells of the organisation."""

    key = DocumentKind.TRANSFER_SLIP
    label = gettext_lazy("Slip of a transfer")
    file_name = "Giấy giới thiệu sinh hoạt đảng"
    signed_as = ""
    takes = frozenset({Argument.ON, Argument.TRANSFER})
    nothing = gettext_lazy("No transfer from here is under way on that day.")

    def sheets(self, order: Order, day: date) -> Iterator[FormSheet]:
        for move in transfers_from(order.organisation, day, order.transfer_id):
            version = existing_on(move.from_cell, move.sent_on) if move.from_cell is not None else None
            if version is not None:
                yield self.sheet(version, move.sent_on, of_the_transfer(move))

    def reading(self, order: Order) -> tuple[str, Model] | None:
        if order.transfer_id is None:
            return None
        moves = transfers_from(order.organisation, order.on or date.max, order.transfer_id)
        return next(((READ, move.member) for move in moves), None)


def _those(order: Order, day: date, everybody: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """The person who is asked for, or everybody whom it concerns."""
    return everybody if order.person_id is None else person_below(order.organisation, order.person_id, day)
