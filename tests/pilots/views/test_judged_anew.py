"""The page before a guidance holds on past days: how many, what of them, and that somebody answers for it."""

from datetime import date

import pytest
from django.urls import reverse

from pilots.models import Guidance
from tests.cast import Cast
from tests.meetings.scenes import cell_with_groups
from tests.pilots.guidances import drafted_guidance, other_content, shipped
from tests.pilots.pages import as_, confirm, text_of
from tests.pilots.services.test_own_grounds import TOWER
from tests.pilots.views.typing_guidances import typed_in

pytestmark = pytest.mark.django_db
FIRST = date(2022, 1, 1)
"""Before 03-HD/TW, so that it holds beside nobody."""


def test_it_asks_for_the_reason_and_lists_the_days(cast: Cast) -> None:
    draft = drafted_guidance(cast, other_content(valid_from=FIRST, valid_to=date(2022, 12, 27)))
    khanh, address = as_("khanh"), reverse("pilots:guidance_put_in_force", args=[draft.pk])
    page = text_of(khanh.get(address))
    assert "360 past days would be judged anew" in page
    assert "01/01/2022" in page
    look = khanh.post(address, {})
    assert "reason" in look.context["form"].errors
    assert Guidance.objects.get(pk=draft.pk).is_draft
    khanh.post(address, {"reason": "Văn bản đến chậm", "seen_figures": look.context["form"]["seen_figures"].value()})
    assert not Guidance.objects.get(pk=draft.pk).is_draft


def test_a_first_day_to_come_asks_for_no_reason(cast: Cast) -> None:
    address = reverse("pilots:guidance_put_in_force", args=[drafted_guidance(cast).pk])
    assert "reason" not in as_("khanh").get(address).context["form"].fields


def test_an_early_end_on_a_past_day_lists_the_meetings_that_were_possible(cast: Cast) -> None:
    cell_with_groups(cast).plan("by_group")
    khanh, address = as_("khanh"), reverse("pilots:guidance_end", args=[shipped().pk])
    order = {
        "document_issuer": "Ban Bí thư", "document_symbol": "215-CV/TW", "document_on": "10/03/2025",
        "document_title": "Về thời hạn", "reason": "Thay", "until": "15/03/2025",
    }  # fmt: skip
    look = khanh.post(address, order)
    page = text_of(look)
    assert "past days would be judged anew" in page
    assert "Not possible: 03-HD/TW, III" in page
    confirm(khanh, address, look)
    assert shipped().valid_to == date(2025, 3, 16)


def test_a_ground_that_no_guidance_has_named_is_entered_and_stands_in_the_form_from_then_on(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    khanh, address = as_("khanh"), reverse("pilots:guidance_edit", args=[draft.pk])
    sent = typed_in(khanh.get(address)) | {"document_pick": str(draft.reference_id)}
    new = {name: TOWER[name] for name in ("words", "words_en", "basis", "evidence")}
    missing = khanh.post(address, sent | {f"ground-new-1-{name}": value for name, value in new.items()})
    assert "clause" in missing.context["editor"].new_grounds[0].errors
    sent |= {f"ground-new-1-{name}": value for name, value in new.items()} | {"ground-new-1-clause": "Mục 3.a"}
    assert khanh.post(address, sent).status_code == 302
    titles = [form.title for form in khanh.get(address).context["editor"].grounds]
    assert TOWER["words_en"] in titles
    told = text_of(khanh.get(address.removesuffix("edit/")))
    assert "On duty at a mast in the mountains" in told
    assert TOWER["evidence"] in told
