"""Who may open what: address × person → works (200 or on to the next page), elsewhere (404), refused (403)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from admissions.models import (
    Candidate,
    CandidateCompanion,
    CandidateStep,
    DisciplinaryCase,
    DisciplinaryStep,
    FeeExemption,
    PaperKind,
    Screened,
    Target,
)
from cells.models import AreaFact, DayOff, OrganisationTerm, Parameter, Statute
from meetings.models import HandedDownTopic, Minutes, Rubric, Task
from meetings.services.calendar_feeds import make_feed
from reports.models import FormText
from sheets.models import Sheet, SheetRow
from tests.cast import PEOPLE as CAST
from tests.cast import TODAY
from tests.cells import scene as members
from tests.meetings import rated
from tests.pilots import agenda_phrases
from tests.pilots.story import storm_over
from tests.reorganisations.reorganising import a_plan, a_plan_in_effect, a_question, prepared_key
from tests.scene import Scene, refused_letter

PEOPLE = tuple(username for username, *_ in CAST)
WORKS, ELSEWHERE, REFUSED = "works", "elsewhere", "refused"
EVERYBODY = " ".join(PEOPLE)
READERS = "an binh chi dung em giang hoa lan mai nam"
"""Everybody but the administrator."""
SEE_CELL = "an binh dung em giang"
SEE_WARD = "binh dung em giang"
SEE_CITY = "dung em giang"
CONFIRMERS = "an binh chi dung hoa lan mai"
"""Clerks and boards: somebody of theirs confirms ratings."""


@dataclass(frozen=True)
class Row:
    """`opens`: for whom it works; `elsewhere`: whose subtree it is outside of; everybody else is refused."""

    name: str
    opens: str
    elsewhere: str = ""
    kwargs: Callable[[Scene], dict[str, Any]] = field(default=lambda scene: {})
    method: str = "get"
    public: bool = False

    def expected(self, username: str) -> str:
        if username in self.opens.split():
            return WORKS
        return ELSEWHERE if username in self.elsewhere.split() else REFUSED

    def simplify(self, status: int) -> str:
        if status in (200, 302, 400):
            return WORKS
        return {404: ELSEWHERE, 403: REFUSED}.get(status, str(status))


def form_text(scene: Scene) -> dict[str, Any]:
    told = {"kind": "introduction", "title": "Giấy giới thiệu", "text": "{họ và tên}", "valid_from": date(2025, 1, 1)}
    return {"pk": FormText.objects.get_or_create(organisation=scene.cast["WARD"], **told)[0].pk}


def others(names: str, of: str = READERS) -> str:
    return " ".join(name for name in of.split() if name not in names.split())


def cell(scene: Scene) -> dict[str, Any]:
    return {"code": "CELL"}


def rated_meeting(scene: Scene) -> dict[str, Any]:
    """Of SECOND."""
    return {"pk": rated.a_rating(scene.cast).meeting_id}


def rubric(scene: Scene) -> dict[str, Any]:
    return {"pk": Rubric.objects.get(shipped=True).pk}


def agenda_phrase(scene: Scene) -> dict[str, Any]:
    return {"pk": agenda_phrases.a_phrase(scene.cast).pk}


def version(scene: Scene) -> dict[str, Any]:
    return {"code": "CELL", "pk": scene.cast["CELL"].versions.get().pk}


def issued(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.issued.pk}


def attachment(scene: Scene) -> dict[str, Any]:
    return issued(scene) | {"attachment": scene.issued.attachments.get().pk}


def period(scene: Scene) -> dict[str, Any]:
    """Of CITY."""
    return {"pk": scene.contribution.period_id}


def contribution(scene: Scene) -> dict[str, Any]:
    """What WARD has sent in it."""
    return {"pk": scene.contribution.pk}


def statute(scene: Scene) -> dict[str, Any]:
    return {"pk": Statute.objects.earliest("pk").pk}


def ward(scene: Scene) -> dict[str, Any]:
    return {"code": "WARD"}


def city(scene: Scene) -> dict[str, Any]:
    return {"code": "CITY"}


def member(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.member.pk}


def user(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.cast.users["an"].pk}


def letter(scene: Scene) -> dict[str, Any]:
    return {"pk": refused_letter().pk}


def round(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.round.pk}


def submission(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.submission.pk}


def registration(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.registration.pk}


def meeting(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.meeting.pk}


def topic(scene: Scene) -> dict[str, Any]:
    """Handed down by CELL, once."""
    found = HandedDownTopic.objects.first() or HandedDownTopic.objects.create(
        organisation=scene.cast["CELL"], month=date(2025, 4, 1), text="Học tập chuyên đề năm 2025"
    )
    return {"pk": found.pk}


def april_of_ward(scene: Scene) -> dict[str, Any]:
    return ward(scene) | {"year": 2025, "month": 4}


def feed_token(scene: Scene) -> dict[str, Any]:
    """By which a calendar reads what An may see."""
    return {"token": make_feed(occasion=scene.cast.occasion("an"))}


def of_the_cell(scene: Scene) -> dict[str, Any]:
    return meeting(scene) | {"member": scene.meeting.organisation.memberships.earliest("pk").member_id}


def task(scene: Scene) -> dict[str, Any]:
    return {"pk": Task.objects.get_or_create(meeting=scene.meeting, text="Vận động hộ dân")[0].pk}


def group(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.meeting.pk, "group": scene.group}


def kept_minutes(scene: Scene) -> dict[str, Any]:
    return {"pk": Minutes.objects.get_or_create(meeting=scene.meeting, group=None, defaults={"text": "Đã bàn"})[0].pk}


def plan(scene: Scene) -> dict[str, Any]:
    """A split of SECOND, drafted by the board of CITY."""
    return {"pk": a_plan(scene.cast).pk}


def plan_step(scene: Scene) -> dict[str, Any]:
    return plan(scene) | {"position": 1}


def plan_question(scene: Scene) -> dict[str, Any]:
    """About the plan of CITY, asked by the administrator."""
    return {"pk": a_question(scene.cast).pk}


def plan_in_effect(scene: Scene) -> dict[str, Any]:
    """Of yesterday, led by CITY: a split, and a dissolution."""
    return {"pk": a_plan_in_effect(scene.cast).pk}


def prepared(scene: Scene) -> dict[str, Any]:
    return {"key": prepared_key(scene.cast)}


def circumstances(scene: Scene) -> dict[str, Any]:
    """A storm on which the ground of one member of CELL rests, once."""
    return {"pk": (AreaFact.objects.first() or storm_over(scene.cast, [scene.member])).pk}


def document(scene: Scene) -> dict[str, Any]:
    """The letter of the round, entered by the board."""
    return {"pk": scene.round.letter_id}


def target(scene: Scene) -> dict[str, Any]:
    return {"pk": Target.objects.get(organisation=scene.cast["CELL"]).pk}


def person(scene: Scene) -> dict[str, Any]:
    return {"pk": Candidate.objects.get(cell=scene.cast["CELL"]).pk}


def person_and_step(scene: Scene) -> dict[str, Any]:
    return person(scene) | {"step": "remark"}


def companion(scene: Scene) -> dict[str, Any]:
    return person(scene) | {"companion": CandidateCompanion.objects.get().pk}


def step(scene: Scene) -> dict[str, Any]:
    return {"pk": CandidateStep.objects.get().pk}


def case(scene: Scene) -> dict[str, Any]:
    return {"pk": DisciplinaryCase.objects.earliest("pk").pk}


def case_step(scene: Scene) -> dict[str, Any]:
    return {"pk": DisciplinaryStep.objects.get().pk}


def screened(scene: Scene) -> dict[str, Any]:
    return {"pk": Screened.objects.earliest("pk").pk}


def fee_exemption(scene: Scene) -> dict[str, Any]:
    told = {"member": scene.member, "reason": "Hộ nghèo", "valid_from": TODAY}
    return {"pk": FeeExemption.objects.get_or_create(**told)[0].pk, "act": "mistake"}


def guidance(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.round.guidance_id}


def sheet(kind: str = "register", state: str = "previewed") -> Callable[[Scene], dict[str, Any]]:
    return lambda scene: {"pk": Sheet.objects.get(kind=kind, state=state).pk}


def sheet_row(scene: Scene) -> dict[str, Any]:
    return {"pk": SheetRow.objects.filter(sheet__kind="reconcile").earliest("pk").pk}


CLERKS = "an binh chi hoa"
CLERKS_OF_CELL = "an binh"
BOARDS = "dung lan mai"
STANDINGS = "em nam"
PLANNERS = f"{BOARDS} khanh"
WRITERS = f"{CLERKS} {BOARDS} khanh"

ROWS = [
    Row("desk", EVERYBODY),
    Row("help", EVERYBODY, public=True),
    # accounts
    Row("accounts:login", EVERYBODY, public=True),
    Row("accounts:logout", EVERYBODY, method="post", public=True),
    Row("accounts:password_change", EVERYBODY),
    Row("accounts:language", EVERYBODY, method="post", public=True),
    Row("accounts:demo_day", EVERYBODY),
    Row("accounts:asked_otherwise", EVERYBODY, method="post"),
    Row("accounts:jobs", EVERYBODY),
    Row("accounts:session", EVERYBODY),
    Row("accounts:job", "binh", others("binh", EVERYBODY), lambda scene: {"pk": scene.job.pk}),
    Row("accounts:job_file", "binh", others("binh", EVERYBODY), lambda scene: {"pk": scene.job.pk}),
    # cells
    Row("cells:organisations", EVERYBODY),
    Row("cells:organisation", SEE_CELL, others(SEE_CELL), cell),
    Row("cells:organisation", SEE_WARD, others(SEE_WARD), ward),
    Row("cells:members", SEE_CELL, others(SEE_CELL), cell),
    Row("cells:groups", SEE_CELL, others(SEE_CELL), cell),
    Row("cells:infrastructure_new", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row("cells:member", SEE_CELL, others(SEE_CELL), member),
    Row("cells:ground_new", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), member),
    Row("cells:ground_end", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), lambda scene: {"pk": scene.ground.pk}),
    # an organisation entered wrongly
    *(
        Row(f"cells:{name}", "dung khanh", "lan mai", cell)
        for name in ("organisation_correct", "version_earlier", "code_correct", "organisation_remove")
    ),
    *(Row(f"cells:{name}", "dung khanh", "lan mai", version) for name in ("version_correct", "version_remove")),
    # acts on members
    *(
        Row(f"cells:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell)
        for name in ("arrival", "guest_new", "bulk", "bulk_acts", "group_new", "post_new")
    ),
    *(
        Row(f"cells:{name}", SEE_CELL, others(SEE_CELL), cell)
        for name in ("transfers", "duplicates", "quality", "filters")
    ),
    *(
        Row(f"cells:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), member)
        for name in ("correct", "correct_person")
    ),
    *(
        Row(f"cells:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.entry)
        for name in ("correct_entry", "remove_entry")
    ),
    Row("cells:act", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), lambda scene: member(scene) | {"act": "suspend"}),
    Row("cells:merge", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.pair),
    Row("cells:merge_undo", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.merger, "post"),
    Row("cells:transfer_receive", "binh", others("binh", CLERKS), members.transfer),
    Row("cells:transfer_take_back", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.transfer),
    Row("cells:guest_end", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.guest),
    *(
        Row(f"cells:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), lambda scene: {"pk": scene.group})
        for name in ("group_leader", "group_end")
    ),
    Row("cells:bulk_act", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.bulk_act),
    Row("cells:bulk_undo", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.bulk_act, "post"),
    Row("cells:residences", SEE_CELL, others(SEE_CELL), cell),
    *(
        Row(f"cells:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.residence)
        for name in ("residence_receive", "residence_remark")
    ),
    *(
        Row(f"cells:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), members.remark)
        for name in ("remark_correct", "remark_remove")
    ),
    Row("cells:filter_delete", "an", others("an"), members.saved_filter, "post"),
    Row("cells:tree_picture", SEE_WARD, others(SEE_WARD), ward),
    # reorganisations
    Row("reorganisations:reorganisations", PLANNERS),
    Row("reorganisations:new", PLANNERS),
    Row("reorganisations:prepared", "khanh", BOARDS, prepared, "post"),
    Row("reorganisations:reorganisation", "dung khanh", others("dung"), plan),
    Row("reorganisations:ask", "dung khanh", others("dung"), plan),
    Row("reorganisations:answer", "dung", "lan mai khanh", plan_question),
    *(
        Row(f"reorganisations:{page}", "dung khanh", "lan mai", of)
        for page, of in (
            ("correct", plan_in_effect),
            ("correct_meant", plan_in_effect),
            ("correct_dealt", lambda scene: plan_in_effect(scene) | {"position": 1}),
            ("correct_followed", lambda scene: plan_in_effect(scene) | {"position": 2}),
        )
    ),
    *(
        Row(f"reorganisations:{page}", "dung", "lan mai khanh", plan, method)
        for page, method in (("head", "get"), ("cancel", "get"), ("confirm", "post"), ("again", "post"))
    ),
    Row("reorganisations:step", "dung", "lan mai khanh", lambda scene: plan(scene) | {"act": "merge"}),
    Row("reorganisations:steps_many", "dung", "lan mai khanh", lambda scene: plan(scene) | {"act": "found"}),
    Row("reorganisations:shares", "dung", "lan mai khanh", plan_step),
    Row("reorganisations:step_remove", "dung", "lan mai khanh", plan_step, "post"),
    # reports
    Row("reports:writing", EVERYBODY),
    Row("reports:documents", SEE_WARD, others(SEE_WARD), ward),
    Row("reports:figures", SEE_CITY, others(SEE_CITY), city),
    Row("reports:kind_figures", SEE_WARD, others(SEE_WARD), lambda scene: {"code": "WARD", "kind": "quota_table"}),
    Row("reports:document", SEE_WARD, others(SEE_WARD), lambda scene: {"code": "WARD", "kind": "quota_table"}),
    Row("reports:paper", SEE_WARD, others(SEE_WARD), lambda scene: {"code": "WARD", "kind": "quota_table"}),
    Row("reports:narrative", "dung", "an binh chi hoa lan mai", lambda scene: {"code": "CITY", "kind": "pilot_report"}),
    Row(
        "reports:earlier_narratives",
        "dung",
        "an binh chi hoa lan mai",
        lambda scene: {"code": "CITY", "kind": "pilot_report"},
    ),
    Row(
        "reports:order",
        SEE_WARD,
        others(SEE_WARD),
        lambda scene: {"code": "WARD", "kind": "registration_list"},
        method="post",
    ),
    Row("reports:minutes", SEE_CELL, others(SEE_CELL), meeting),
    Row("reports:earlier_minutes", SEE_CELL, others(SEE_CELL), meeting),
    Row("reports:group_minutes", SEE_CELL, others(SEE_CELL), group),
    Row("reports:earlier_group_minutes", SEE_CELL, others(SEE_CELL), group),
    Row(
        "reports:take_back_signature",
        CLERKS_OF_CELL,
        others(CLERKS_OF_CELL, CLERKS),
        lambda scene: kept_minutes(scene) | {"role": "chair"},
        "post",
    ),
    Row("reports:issue", "dung", "an binh chi hoa lan mai", lambda scene: {"code": "CITY", "kind": "pilot_report"}),
    Row("reports:issued", SEE_WARD, others(SEE_WARD), issued),
    Row("reports:issued_file", SEE_WARD, others(SEE_WARD), lambda scene: issued(scene) | {"file": "pdf"}),
    Row("reports:delivery", "binh dung", "an chi hoa lan mai", issued),
    Row("reports:sign", "binh em", "an chi dung hoa lan mai nam", issued),
    Row("reports:attach", "binh", "an chi dung hoa lan mai", lambda scene: issued(scene) | {"what": "scan"}),
    Row("reports:attachment", SEE_WARD, others(SEE_WARD), attachment),
    Row("reports:attachment_remove", "binh", "an chi dung hoa lan mai", attachment, method="post"),
    Row("reports:forms", SEE_WARD, others(SEE_WARD), ward),
    Row("reports:form", SEE_WARD, others(SEE_WARD), lambda scene: ward(scene) | {"kind": "introduction"}),
    Row(
        "reports:form_new",
        "binh dung",
        "an chi hoa lan mai",
        lambda scene: ward(scene) | {"kind": "introduction"},
    ),
    Row("reports:form_give_up", "binh dung", "an chi hoa lan mai", form_text),
    Row("reports:order_many", SEE_CITY, others(SEE_CITY), city, method="post"),
    Row("reports:issued_register", SEE_WARD, others(SEE_WARD), ward),
    Row("reports:received", SEE_WARD, others(SEE_WARD), ward),
    *(
        Row(f"reports:{page}", "binh dung", "an chi hoa lan mai", ward)
        for page in ("received_new", "numbers", "numbers_given", "layouts")
    ),
    Row("reports:received_correct", "binh dung", "an chi hoa lan mai", lambda scene: {"pk": scene.received.pk}),
    Row("reports:periods", SEE_WARD, others(SEE_WARD), ward),
    Row("reports:period_new", "binh", "an chi dung hoa lan mai", ward),
    Row("reports:period", SEE_CITY, others(SEE_CITY), period),
    Row(
        "reports:period_act",
        "dung",
        "an binh chi hoa lan mai",
        lambda scene: period(scene) | {"act": "close"},
    ),
    Row("reports:contribution", SEE_WARD, others(SEE_WARD), contribution),
    Row(
        "reports:contribution_act",
        "binh",
        "an chi dung hoa lan mai",
        lambda scene: contribution(scene) | {"act": "withdraw"},
    ),
    Row("verify_any", EVERYBODY, public=True),
    Row("verify", EVERYBODY, kwargs=lambda scene: {"code": scene.issued.code}, public=True),
    # users and mandates: the administrator's office
    Row("cells:users", "khanh"),
    Row("cells:user_new", "khanh"),
    Row("cells:users_many", "khanh"),
    Row("cells:users_given", "khanh"),
    Row("cells:user", "khanh", kwargs=user),
    Row("cells:user_password", "khanh", kwargs=user),
    *(Row(f"cells:{act}", "khanh", kwargs=user, method="post") for act in ("user_close", "user_open")),
    Row("cells:user_email", "khanh", kwargs=user),
    Row("cells:letters", "khanh"),
    Row("cells:letter", "khanh", kwargs=letter),
    *(Row(f"cells:{act}", "khanh", kwargs=letter, method="post") for act in ("letter_again", "letter_aside")),
    Row("cells:mandate_new", "khanh", kwargs=user),
    Row("cells:mandate_end", "khanh", kwargs=lambda scene: {"pk": scene.cast.actor("an").mandate_id}),
    # lists from Excel and to Excel
    Row("sheets:sheets", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row("sheets:sheets", "binh", others("binh", CLERKS), ward),
    Row("sheets:new", "binh", others("binh", CLERKS), ward),
    *(
        Row(f"sheets:{step}", "binh", others("binh", CLERKS), sheet())
        for step in ("sheet", "header", "columns", "meanings", "apply", "discard")
    ),
    Row("sheets:organisations", PLANNERS),
    Row("sheets:organisations_look", PLANNERS),
    Row("sheets:organisations_look", PLANNERS, method="post"),
    Row("sheets:organisations_take_back", "khanh"),
    Row("sheets:undo", "binh", others("binh", CLERKS), sheet(state="applied")),
    Row("sheets:print", "binh", others("binh", CLERKS), sheet(kind="reconcile")),
    Row("sheets:read", "binh", others("binh", CLERKS), sheet(), "post"),
    Row("sheets:leave_out", "binh", others("binh", CLERKS), sheet(), "post"),
    Row("sheets:decide", "binh", others("binh", CLERKS), sheet(), "post"),
    Row("sheets:row", "binh", others("binh", CLERKS), sheet_row),
    Row("sheets:mend", "binh", others("binh", CLERKS), sheet_row, "post"),
    # the citation register
    Row("cells:citations", EVERYBODY),
    Row("cells:notices", EVERYBODY),
    Row("cells:notices_seen", EVERYBODY, method="post"),
    Row("cells:citation_new", WRITERS),
    Row("cells:citation_title", "khanh", others("khanh", WRITERS), document),
    # pilots
    Row("pilots:eligibility", SEE_CELL, others(SEE_CELL), cell),
    Row("pilots:rounds", READERS),
    Row("pilots:round_new", BOARDS),
    Row("pilots:round", "binh chi dung em giang", "an hoa lan mai nam", round),
    Row("pilots:submission", SEE_WARD, others(SEE_WARD), submission),
    Row("pilots:submit", "binh", others("binh", CLERKS), submission),
    Row("pilots:registrations", READERS),
    Row("pilots:registration", SEE_WARD, others(SEE_WARD), registration),
    Row("pilots:recall", "binh", others("binh", CLERKS), submission),
    Row("pilots:return", "dung", others("dung", BOARDS), submission),
    Row("pilots:letter", "dung", others("dung", BOARDS), round),
    Row("pilots:call_off", "dung", others("dung", BOARDS), round),
    Row("pilots:take_back", "em", others("em", STANDINGS), registration),
    Row("pilots:appraise", "dung", others("dung", BOARDS), registration, "post"),
    Row("pilots:decide", "em", others("em", STANDINGS), registration, "post"),
    Row("pilots:resubmit", "binh", others("binh", CLERKS), registration, "post"),
    Row("pilots:withdraw", "binh", others("binh", CLERKS), registration),
    Row("pilots:extend", "dung", others("dung", BOARDS), round),
    Row("pilots:decide_many", STANDINGS),
    Row("pilots:appraise_many", BOARDS),
    *(Row(f"pilots:{act}", "em", others("em", STANDINGS), registration) for act in ("suspend", "resume", "end")),
    Row("pilots:drift", f"{CLERKS} {BOARDS} {STANDINGS}"),
    Row("pilots:circumstances", READERS),
    Row("pilots:circumstances_new", f"{CLERKS} {BOARDS}"),
    Row("pilots:circumstances_end", "an binh dung", others("an binh dung", f"{CLERKS} {BOARDS}"), circumstances),
    Row("pilots:life", SEE_CELL, others(SEE_CELL), cell),
    Row("pilots:coverage", SEE_CITY, others(SEE_CITY), city),
    Row("pilots:coverage_list", SEE_CITY, others(SEE_CITY), city),
    Row("cells:statutes", EVERYBODY),
    Row("cells:statute", EVERYBODY, kwargs=statute),
    Row("cells:statute_new", "khanh"),
    Row("cells:statute_take_back", "khanh", kwargs=statute),
    Row("cells:days_off", "khanh", kwargs=lambda scene: {"year": 2027}),
    Row("cells:day_off_take_back", "khanh", kwargs=lambda scene: {"pk": DayOff.objects.earliest("pk").pk}),
    Row("cells:statute_parameter", "khanh", kwargs=lambda scene: {"pk": Parameter.objects.earliest("pk").pk}),
    Row("cells:statute_term", "khanh", kwargs=lambda scene: {"pk": OrganisationTerm.objects.earliest("pk").pk}),
    Row("pilots:guidances", EVERYBODY),
    Row("pilots:guidance", EVERYBODY, kwargs=guidance),
    Row("pilots:guidance_new", "khanh"),
    *(
        Row(f"pilots:guidance_{act}", "khanh", kwargs=guidance)
        for act in ("edit", "discard", "put_in_force", "extend", "end")
    ),
    Row("pilots:whatif", "khanh", kwargs=guidance),
    Row("pilots:whatif_one", "khanh", kwargs=lambda scene: guidance(scene) | {"code": "CELL"}),
    Row(
        "pilots:whatif_list", "khanh", kwargs=lambda scene: guidance(scene) | {"format": "online", "eligible": "gained"}
    ),
    Row("pilots:agenda_words", EVERYBODY),
    Row("pilots:agenda_try", EVERYBODY),
    Row("pilots:agenda_phrase_new", "dung lan mai khanh"),
    Row("pilots:agenda_phrase_end", "khanh", "dung lan mai", kwargs=agenda_phrase),
    # admissions
    Row("admissions:terms", EVERYBODY),
    Row("admissions:terms_once", EVERYBODY, kwargs=lambda scene: {"rest": "new/help_period"}),
    Row("admissions:paper_kinds", EVERYBODY),
    Row("admissions:paper_new", "khanh"),
    *(
        Row(f"admissions:paper_{act}", "khanh", kwargs=lambda scene: {"pk": PaperKind.objects.earliest("pk").pk})
        for act in ("version", "correct", "end", "take_back")
    ),
    Row("admissions:targets", SEE_CELL, others(SEE_CELL), cell),
    Row("admissions:target_new", "binh dung", others("binh dung", f"{CLERKS} {BOARDS}"), cell),
    Row("admissions:people", SEE_CELL, others(SEE_CELL), cell),
    Row("admissions:person_new", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row("admissions:person", SEE_CELL, others(SEE_CELL), person),
    *(
        Row(f"admissions:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, f"{CLERKS} {BOARDS}"), person)
        for name in ("person_correct", "papers", "companion_new", "person_close", "person_reopen")
    ),
    Row("admissions:take_over", f"{CLERKS_OF_CELL} dung", others(f"{CLERKS_OF_CELL} dung", f"{CLERKS} {BOARDS}"), cell),
    Row("admissions:person_move", "binh dung", others("binh dung", f"{CLERKS} {BOARDS}"), person),
    Row("admissions:companion_end", CLERKS_OF_CELL, others(CLERKS_OF_CELL, f"{CLERKS} {BOARDS}"), companion),
    Row("admissions:step", CLERKS_OF_CELL, others(CLERKS_OF_CELL, f"{CLERKS} {BOARDS}"), person_and_step),
    Row("admissions:step_take_back", CLERKS_OF_CELL, others(CLERKS_OF_CELL, f"{CLERKS} {BOARDS}"), step),
    Row("admissions:target_take_back", "binh dung", others("binh dung", f"{CLERKS} {BOARDS}"), target),
    *(
        Row(f"admissions:{name}", SEE_CELL, others(SEE_CELL), cell)
        for name in ("screening", "exits", "exemptions", "fees", "classification", "discipline")
    ),
    *(
        Row(f"admissions:{name}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell)
        for name in ("screening_new", "exemption_new", "fee_exemption_new")
    ),
    Row(
        "admissions:fees_of_month",
        CLERKS_OF_CELL,
        others(CLERKS_OF_CELL, CLERKS),
        lambda scene: cell(scene) | {"year": 2025, "month": 2},
    ),
    Row("admissions:fee_exemption_act", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), fee_exemption),
    Row("admissions:screened", SEE_CELL, others(SEE_CELL), screened),
    Row(
        "admissions:screened_act",
        CLERKS_OF_CELL,
        others(CLERKS_OF_CELL, CLERKS),
        lambda scene: screened(scene) | {"act": "mistake"},
    ),
    Row(
        "admissions:classify",
        "an binh dung",
        others("an binh dung", f"{CLERKS} {BOARDS}"),
        lambda scene: cell(scene) | {"year": 2025, "what": "own"},
    ),
    # Nobody but the inspection committee, whatever else they read there.
    Row("admissions:cases", "giang", "", cell),
    Row("admissions:case_new", "giang", "", cell),
    Row("admissions:case", "giang", "", case),
    Row("admissions:case_act", "giang", "", lambda scene: case(scene) | {"act": "follow"}),
    Row("admissions:case_step_take_back", "giang", "", case_step),
    # meetings
    Row("meetings:mine", READERS),
    Row("meetings:confirmed", READERS),
    Row("meetings:corrected", READERS),
    Row("meetings:meetings", SEE_CELL, others(SEE_CELL), cell),
    Row("meetings:year", SEE_CELL, others(SEE_CELL), lambda scene: cell(scene) | {"year": 2025}),
    Row("meetings:plan", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row(
        "meetings:template",
        CLERKS_OF_CELL,
        others(CLERKS_OF_CELL, CLERKS),
        lambda scene: cell(scene) | {"kind": "monthly"},
    ),
    Row("meetings:series", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), lambda scene: cell(scene) | {"year": 2025}),
    Row("meetings:schedule", SEE_WARD, "an " + others(SEE_CELL), april_of_ward),
    Row("meetings:schedule_register", "binh", others("binh", CLERKS), april_of_ward, method="post"),
    Row(
        "meetings:schedule_approve",
        "dung em",
        others("dung em", "dung em lan mai nam"),
        april_of_ward,
        method="post",
    ),
    Row("meetings:topics", SEE_CELL, others(SEE_CELL), cell),
    Row("meetings:topic_new", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row("meetings:topic_withdraw", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), topic),
    Row("meetings:past", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row("meetings:past_many", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), cell),
    Row("meetings:meeting", SEE_CELL, others(SEE_CELL), meeting),
    Row("meetings:notice", SEE_CELL, others(SEE_CELL), meeting),
    Row("meetings:calendar", SEE_CELL, others(SEE_CELL), meeting),
    Row("meetings:calendar_address", READERS),
    Row("meetings:feed", EVERYBODY, kwargs=feed_token, public=True),
    Row("meetings:minutes", SEE_CELL, others(SEE_CELL), meeting),
    *(
        Row(f"meetings:{act}", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), meeting)
        for act in (
            "agenda",
            "reschedule",
            "edit_plan",
            "format",
            "cancel",
            "restore",
            "attendance",
            "hold",
            "correct",
            "mistaken",
            "excuses",
            "preparation",
            "supplement",
            "break_off",
            "combine",
        )
    ),
    Row(
        "meetings:confirm_item",
        CLERKS_OF_CELL,
        others(CLERKS_OF_CELL, CLERKS),
        lambda scene: {"pk": scene.meeting.pk, "position": 1},
    ),
    Row("meetings:earlier_texts", SEE_CELL, others(SEE_CELL), lambda scene: meeting(scene) | {"part": "agenda"}),
    Row("meetings:earlier_group_texts", SEE_CELL, others(SEE_CELL), group),
    Row("meetings:group_session", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), group),
    Row(
        "meetings:group_step", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), lambda scene: group(scene) | {"step": 1}
    ),
    Row("meetings:group_sheets", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), meeting, method="post"),
    Row("meetings:tasks", SEE_CELL, others(SEE_CELL), cell),
    Row("meetings:task", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), task),
    Row("meetings:absences", SEE_CELL, others(SEE_CELL), cell),
    Row("meetings:excuse_back", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), of_the_cell, method="post"),
    Row("meetings:begin_minutes_anew", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), group, method="post"),
    Row("meetings:report", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), group),
    Row("meetings:let_go", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), group),
    Row("meetings:ratings", SEE_CELL, others(SEE_CELL), cell),
    Row("meetings:ratings_to_confirm", "binh", others("binh", CONFIRMERS), lambda scene: {"code": "WARD"}),
    Row("meetings:rate", CLERKS_OF_CELL, others(CLERKS_OF_CELL, CLERKS), meeting),
    Row("meetings:rating", SEE_WARD, others(SEE_WARD), rated_meeting),
    Row("meetings:rating_confirm", "binh", others("binh", CONFIRMERS), rated_meeting),
    Row("meetings:rating_correct", "binh", others("binh", CONFIRMERS), rated_meeting),
    Row("meetings:rubrics", EVERYBODY),
    Row("meetings:rubric", EVERYBODY, kwargs=rubric),
    Row("meetings:rubric_new", "khanh"),
    Row("meetings:rubric_take_back", "khanh", kwargs=rubric),
]
