"""What a field offers when it is known only as the form is made."""

import pytest
from django import forms

from accounts.forms.fields import CleanCharField, RowField, offer, offer_choices
from accounts.models import User

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    who = RowField(queryset=User.objects.none())
    plain = forms.ModelChoiceField(queryset=User.objects.none(), required=False)
    colour = forms.ChoiceField(required=False)
    text = CleanCharField(required=False)


@pytest.fixture
def an() -> User:
    return User.objects.create(username="an", full_name="Nguyễn Văn An")


def test_a_row_that_is_offered_can_be_chosen_and_no_other(an: User) -> None:
    form, other = Form({"who": an.pk}), Form({"who": an.pk})
    offer(form, "who", User.objects.filter(username="an"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["who"] == an
    assert "who" in other.errors, "what one form offers is not offered by another"


def test_a_row_is_called_as_the_form_says(an: User) -> None:
    form = Form()
    offer(form, "who", User.objects.filter(username="an"), lambda user: f"{user.full_name} ({user.username})")
    assert "Nguyễn Văn An (an)" in str(form["who"])


def test_a_choice_that_is_offered_can_be_made_and_no_other() -> None:
    for colour, wrong in (("red", False), ("blue", True)):
        form = Form({"colour": colour})
        offer_choices(form, "colour", [("red", "Red")])
        assert ("colour" in form.errors) is wrong


def test_what_cannot_be_offered_is_a_fault_of_ours(an: User) -> None:
    with pytest.raises(TypeError):
        offer(Form(), "text", User.objects.all())
    with pytest.raises(TypeError):
        offer(Form(), "plain", User.objects.all(), str)
    with pytest.raises(TypeError):
        offer_choices(Form(), "text", [])
