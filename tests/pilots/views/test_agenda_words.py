from collections.abc import Callable

import pytest
from django.test import Client

from meetings.models import AgendaItem
from pilots.models import AgendaPhrase
from tests.cast import NOW, TODAY, Cast
from tests.meetings.scenes import cell_with_groups
from tests.pilots.agenda_phrases import entered

SignIn = Callable[[str], Client]
NEW = "/pilots/agenda/phrases/new/"
ITEM = "Thông qua việc nạo vét luồng"
TYPED = {
    "says": "forbidden",
    "topic": "2.major_policies",
    "acts": "thông qua\nquyết định",
    "objects_of": "nạo vét luồng",
    "contexts": "",
    "valid_from": f"{TODAY:%d/%m/%Y}",
    "why": "Việc lớn của cảng",
    "tried": f"{ITEM}\nThu đảng phí",
}


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_board_sees_what_will_be_read_otherwise_and_then_keeps_the_words(cast: Cast, signed_in: SignIn) -> None:
    cell_with_groups(cast).plan("in_person", TODAY, ITEM, on=TODAY)
    client = signed_in("dung")
    looked = client.post(NEW, TYPED)
    shown = looked.content.decode()
    assert "Chi bộ khu phố 1" in shown
    assert looked.context["effect"].counts == [("none_recognised", "forbidden", 1)]
    assert [row.after.verdict for row in looked.context["tried"].rows] == ["forbidden", "none_recognised"]
    assert not AgendaPhrase.objects.exists()
    seen = looked.context["form"]["seen_figures"].value()
    assert client.post(NEW, TYPED | {"step": "confirm", "seen_figures": seen}).status_code == 302
    phrase = AgendaPhrase.objects.get()
    assert (phrase.owner, phrase.acts, phrase.objects_of) == (cast["CITY"], "thông qua | quyết định", "nạo vét luồng")
    assert "Việc lớn của cảng" in page(signed_in("an"), "/pilots/agenda/")


def test_an_administrator_enters_words_for_everybody_and_sees_no_items(cast: Cast, signed_in: SignIn) -> None:
    cell_with_groups(cast).plan("in_person", TODAY, ITEM, on=TODAY)
    looked = signed_in("khanh").post(NEW, TYPED | {"tried": ""})
    assert looked.context["effect"].counts == [("none_recognised", "forbidden", 1)]
    shown = looked.content.decode()
    assert ITEM not in shown
    assert "shown to those who read" in shown


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(cast: Cast, signed_in: SignIn) -> None:
    for change, field in (({"topic": ""}, "topic"), ({"objects_of": " | "}, "objects_of"), ({"why": ""}, "why")):
        form = signed_in("dung").post(NEW, TYPED | change).context["form"]
        assert form.errors[field]
        assert form["acts"].value() == TYPED["acts"]
    assert not AgendaPhrase.objects.exists()


def test_words_are_changed_by_others_from_a_day_on_and_ended_with_a_reason(cast: Cast, signed_in: SignIn) -> None:
    first, client = entered(cast), signed_in("khanh")
    address = f"{NEW}?replaces={first.pk}"
    assert f'href="{address}"' in page(client, "/pilots/agenda/")
    assert client.get(address).context["form"]["acts"].value() == "thông qua\nquyết định"
    typed = TYPED | {"acts": "bàn", "valid_from": "22/03/2025"}
    seen = client.post(address, typed).context["form"]["seen_figures"].value()
    assert client.post(address, typed | {"step": "confirm", "seen_figures": seen}).status_code == 302
    second = AgendaPhrase.objects.get(valid_to__isnull=True)
    address = f"/pilots/agenda/phrases/{second.pk}/end/"
    typed = {"on": "01/04/2025", "why": "Không cần nữa"}
    seen = client.post(address, typed).context["form"]["seen_figures"].value()
    assert client.post(address, typed | {"step": "confirm", "seen_figures": seen}).status_code == 302
    assert "Không cần nữa" in page(client, "/pilots/agenda/")
    assert client.get(address).status_code == 302


def test_others_words_are_read_and_not_changed(cast: Cast, signed_in: SignIn) -> None:
    phrase = entered(cast, by="dung", owner="CITY")
    for username in ("lan", "khanh"):
        assert signed_in(username).get(f"/pilots/agenda/phrases/{phrase.pk}/end/").status_code == 404
        assert signed_in(username).get(f"{NEW}?replaces={phrase.pk}").status_code == 404
    assert signed_in("dung").get(f"/pilots/agenda/phrases/{phrase.pk}/end/").status_code == 200


def test_items_are_tried_by_whoever_reads_and_not_kept(cast: Cast, signed_in: SignIn) -> None:
    entered(cast)
    answer = signed_in("an").post("/pilots/agenda/try/", {"tried": f"{ITEM}\n\nViệc khác"})
    assert [reading.verdict for reading in answer.context["table"].rows] == ["forbidden", "unclear"]
    assert not AgendaItem.objects.exists()


def test_what_was_confirmed_is_counted_by_topic_words_and_organisation(cast: Cast, signed_in: SignIn) -> None:
    meeting = cell_with_groups(cast).plan("in_person", TODAY, "Dân vận khéo", "Thi đua chào mừng", on=TODAY)
    AgendaItem.objects.filter(meeting=meeting).update(
        confirmed_by=cast.users["an"], confirmed_at=NOW, reason="Tìm hiểu"
    )
    client = signed_in("dung")
    topics, words, organisations = client.get("/meetings/confirmed/").context["counts"]
    assert [(line.clause, line.number) for line in topics.rows] == [("03-HD/TW, II.3.2", 2)]
    assert dict(words.rows) == {"dân vận khéo": 1, "thi đua": 1}
    assert [(line.named.name, line.number) for line in organisations.rows] == [("Chi bộ khu phố 1", 2)]
    shown = page(client, "/meetings/confirmed/")
    assert f"{NEW}?text=D%C3%A2n" in shown
    assert f"{NEW}?text" not in page(signed_in("an"), "/meetings/confirmed/")
    assert not client.get("/meetings/confirmed/?since=22/03/2025").context["table"].rows
    assert client.get("/meetings/confirmed/?since=abc").context["table"].rows


def test_words_begin_from_an_item(cast: Cast, signed_in: SignIn) -> None:
    form = signed_in("dung").get(f"{NEW}?text=D%C3%A2n+v%E1%BA%ADn&topic=2.emulation_rewards").context["form"]
    assert (form["objects_of"].value(), form["topic"].value()) == ("Dân vận", "2.emulation_rewards")


@pytest.mark.parametrize("asked", ["replaces=abc", "replaces=0", "text=", "topic=nonsense"])
def test_any_address_is_answered(cast: Cast, signed_in: SignIn, asked: str) -> None:
    assert signed_in("dung").get(f"{NEW}?{asked}").status_code in (200, 404)
