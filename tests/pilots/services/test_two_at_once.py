"""Many keep one list or one draft at the same moment: what one of them wrote, the others do not write over."""

from dataclasses import replace

import pytest

from pilots.models import Guidance
from pilots.rules.terms import Format
from pilots.services.guidance_drafts import content_entries, content_of, rewrite_draft
from pilots.services.submissions import RegistrationChoice, save_list
from tests.cast import Cast
from tests.crowd import press_at_once
from tests.pilots.guidances import drafted_guidance
from tests.pilots.story import list_of, make_eligible


@pytest.mark.django_db(transaction=True)
def test_of_many_who_write_of_one_registration_at_once_one_is_first(cast: Cast) -> None:
    make_eligible(cast)
    submission, cell = list_of(cast), cast["CELL"]
    began = {f"chosen-{cell.pk}-online": False, f"area-{cell.pk}-online": ""}

    def press(number: int) -> None:
        choice = RegistrationChoice(cell, Format.ONLINE, area=f"Vùng {number}", infrastructure="")
        save_list(submission=submission, choices=[choice], made_from=began, occasion=cast.occasion("binh"))

    assert press_at_once(press, people=8) == {"done": 1, "refused": 7}
    assert submission.registrations.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_rewrite_one_draft_at_once_one_is_first(cast: Cast) -> None:
    guidance = drafted_guidance(cast)
    content, document = content_of(guidance), guidance.reference.cited
    began = content_entries(content, guidance.reference)

    def press(number: int) -> None:
        other = replace(content, terms={**content.terms, "by_group_minimum": 60 + number})
        occasion = cast.occasion("khanh")
        rewrite_draft(guidance=guidance, document=document, content=other, made_from=began, occasion=occasion)

    assert press_at_once(press, people=8) == {"done": 1, "refused": 7}
    assert Guidance.objects.get(pk=guidance.pk).by_group_minimum in range(60, 68)
