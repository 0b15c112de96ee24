from uuid import uuid4

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import OperationalError
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone

from accounts.models import Once, User
from accounts.rules.refusal import Refused
from accounts.views.posting import attempt, carry_out, carry_out_confirmed, posted, question

pytestmark = pytest.mark.django_db


class NameForm(forms.Form):
    name = forms.CharField()


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.post("/", {"name": "An"})
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


@pytest.fixture
def form(request_: HttpRequest) -> NameForm:
    form = NameForm(posted(request_))
    assert form.is_valid()
    return form


def test_an_empty_form_that_was_sent_is_not_one_that_was_only_looked_at(rf: RequestFactory) -> None:
    assert posted(rf.get("/?name=An")) is None
    assert posted(rf.post("/", {})) is not None


def test_an_act_that_is_not_refused_goes_through(request_: HttpRequest, form: NameForm) -> None:
    with attempt(request_, form) as attempted:
        User.objects.create_user("an")
    assert attempted.succeeded
    assert User.objects.filter(username="an").exists()


def test_what_a_refused_act_wrote_before_it_was_refused_is_taken_back(request_: HttpRequest, form: NameForm) -> None:
    with attempt(request_, form) as attempted:
        User.objects.create_user("an")
        raise Refused("Not so")
    assert not attempted.succeeded
    assert not User.objects.filter(username="an").exists()


def test_a_refusal_stands_beside_its_field_with_its_clause(request_: HttpRequest, form: NameForm) -> None:
    with attempt(request_, form):
        raise Refused("Not this name", clause="03-HD/TW, II.1.2", field="name")
    assert form.errors == {"name": ["Not this name (03-HD/TW, II.1.2)"]}


def test_a_refusal_about_a_field_that_the_form_lacks_stands_above_it(request_: HttpRequest, form: NameForm) -> None:
    with attempt(request_, form):
        raise Refused("Too early", field="on")
    assert form.non_field_errors() == ["Too early"]


def test_each_of_several_reasons_stands_beside_its_own_field(request_: HttpRequest, form: NameForm) -> None:
    with attempt(request_, form):
        raise Refused("First", reasons=[Refused("First", field="name"), Refused("Second")])
    assert form.errors == {"name": ["First"], "__all__": ["Second"]}


def test_without_a_form_the_refusal_is_said_on_the_next_page(request_: HttpRequest) -> None:
    with attempt(request_):
        raise Refused("Not so", clause="II.2")
    assert [str(message) for message in get_messages(request_)] == ["Not so (II.2)"]


def test_a_form_that_places_such_refusals_itself_is_asked_before_the_first_form(
    request_: HttpRequest, form: NameForm
) -> None:
    class RowRefused(Refused):
        pass

    class Rows:
        places = RowRefused
        told = ""

        def refuse(self, refused: Refused) -> None:
            self.told = str(refused)

    rows = Rows()
    with attempt(request_, form, rows):
        raise RowRefused("Row 3")
    assert rows.told == "Row 3"
    assert not form.errors


class Waited(Exception):
    sqlstate = "40P01"


def test_who_gave_way_to_somebody_that_waited_too_is_told_to_try_again(request_: HttpRequest, form: NameForm) -> None:
    with attempt(request_, form) as attempted:
        raise OperationalError("deadlock detected") from Waited()
    assert not attempted.succeeded
    assert "changed a moment ago" in str(form.non_field_errors())


def test_a_database_that_is_gone_is_nobodys_refusal(request_: HttpRequest, form: NameForm) -> None:
    with pytest.raises(OperationalError), attempt(request_, form):
        raise OperationalError("the connection is closed")


def test_the_last_of_several_attempts_says_whether_the_page_was_refused(request_: HttpRequest, form: NameForm) -> None:
    request_.once = Once(by=User(), token=uuid4(), digest="", at=timezone.now())
    for refuses in (True, False):
        with attempt(request_, form):
            if refuses:
                raise Refused("No.")
        assert request_.once.refused is refuses


def test_a_question_is_asked_of_a_form_that_is_only_shown_again_too(request_: HttpRequest, form: NameForm) -> None:
    request_.is_shown_again = True
    with question(request_, form) as asked:
        pass
    assert asked.succeeded
    with question(request_, form) as asked:
        raise Refused("Not such a name.", field="name")
    assert "name" in form.errors


def test_a_fault_of_the_program_is_nobodys_refusal(request_: HttpRequest, form: NameForm) -> None:
    with pytest.raises(KeyError), attempt(request_, form):
        raise KeyError("fault")


def refuse() -> None:
    raise Refused("Not so")


def said_in(request: HttpRequest) -> list[str]:
    return [str(message) for message in get_messages(request)]


def test_what_was_carried_out_is_said(request_: HttpRequest, form: NameForm) -> None:
    assert carry_out(request_, form, lambda: User.objects.create_user("an"), "There is An.")
    assert User.objects.filter(username="an").exists()
    assert said_in(request_) == ["There is An."]


def test_what_was_refused_is_not_said_to_be_done(request_: HttpRequest, form: NameForm) -> None:
    assert not carry_out(request_, form, refuse, "There is An.")
    assert (said_in(request_), form.non_field_errors()) == ([], ["Not so"])


def test_nothing_is_carried_out_of_a_form_with_a_mistake(request_: HttpRequest) -> None:
    assert not carry_out(request_, NameForm({}), lambda: User.objects.create_user("an"))
    assert not User.objects.exists()


@pytest.mark.parametrize(("step", "happened"), [("", ["look"]), ("change", []), ("confirm", ["act"])])
def test_an_act_is_looked_at_until_it_is_confirmed(rf: RequestFactory, step: str, happened: list[str]) -> None:
    request, seen = rf.post("/", {"name": "An", "step": step}), list[str]()
    went = carry_out_confirmed(
        request, NameForm(posted(request)), lambda: seen.append("act"), "", look=lambda: seen.append("look")
    )
    assert (seen, went) == (happened, step == "confirm")
