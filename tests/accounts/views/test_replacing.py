from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.test import RequestFactory

from accounts.forms.replacing import Replacing
from accounts.models import User
from accounts.rules.replacing import Outdated
from accounts.views.replacing import TRIES, carry_out_replacing

pytestmark = pytest.mark.django_db


class TwoWords(Replacing):
    first = forms.CharField(label="the first word")
    second = forms.CharField()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"first": "a", "second": "b"})
        self.carry()


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.post("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


@pytest.fixture
def sent() -> TwoWords:
    return TwoWords({"first": "a", "second": "mine", "made_from": TwoWords().initial["made_from"]})


def test_what_the_other_changed_is_taken_over_and_said(request_: HttpRequest, sent: TwoWords) -> None:
    tried: list[dict[str, Any]] = []

    def act() -> None:
        tried.append(dict(sent.cleaned_data))
        if len(tried) == 1:
            wanted = {"first": "a", "second": "mine"}
            raise Outdated(made_from=sent.made_from or {}, kept={"first": "theirs"}, wanted=wanted)

    assert carry_out_replacing(request_, sent, act, "kept")
    assert [(words["first"], words["second"]) for words in tried] == [("a", "mine"), ("theirs", "mine")]
    said, taken_over = (str(message) for message in get_messages(request_))
    assert said == "kept"
    assert "the first word" in taken_over


def test_what_oneself_changed_in_another_window_is_not_told_as_of_somebody_else(
    request_: HttpRequest, sent: TwoWords
) -> None:
    request_.user = User(pk=7)
    tried: list[int] = []

    def act() -> None:
        tried.append(1)
        if len(tried) == 1:
            wanted = {"first": "a", "second": "mine"}
            raise Outdated(made_from=sent.made_from or {}, kept={"first": "theirs"}, wanted=wanted, account=7)

    assert carry_out_replacing(request_, sent, act, "kept")
    _said, taken_over = (str(message) for message in get_messages(request_))
    assert taken_over.startswith("You changed this yourself in another window")


def test_where_others_write_again_and_again_it_is_given_up_with_a_sentence(
    request_: HttpRequest, sent: TwoWords
) -> None:
    tried: list[int] = []

    def act() -> None:
        tried.append(1)
        words = sent.cleaned_data
        wanted = {"first": words["first"], "second": "mine"}
        kept = {"first": f"theirs {len(tried)}"}
        raise Outdated(made_from=sent.made_from or {}, kept=kept, wanted=wanted)

    assert not carry_out_replacing(request_, sent, act, "kept")
    assert len(tried) == TRIES
    assert sent.non_field_errors()
    assert sent["second"].value() == "mine"
