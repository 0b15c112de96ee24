from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from accounts.access import anyone, own_occasion, signed_in
from accounts.forms.sign_in import SignInForm
from accounts.forms.typed import CARRIED, Typed
from accounts.queries.demo_sign_ins import demo_sign_ins
from accounts.requests import as_visitor
from accounts.services.password import change_own_password
from accounts.tables.own import sign_ins
from accounts.views.typed import carrying, go_on


class SignIn(auth_views.LoginView):
    access = anyone
    template_name = "accounts/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def get_initial(self) -> dict[str, object]:
        return super().get_initial() | {"username": self.request.GET.get("user", "") if settings.DEMO else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        typed = Typed.read(self.request.POST.get(CARRIED, ""))
        # Whoever carries something along is somebody already.
        offered = demo_sign_ins() if settings.DEMO and typed is None else []
        return context | {"table": sign_ins(context["next"]).of(offered)} | (carrying(typed) if typed else {})

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """On with what had been typed before, if anything; else to where the person wanted to go."""
        answer = super().form_valid(form)
        typed = Typed.read(self.request.POST.get(CARRIED, ""))
        return go_on(as_visitor(self.request), typed) if typed else answer


class SignOut(auth_views.LogoutView):
    access = anyone


class ChangePassword(auth_views.PasswordChangeView):
    access = signed_in
    template_name = "accounts/change_password.html"
    success_url = reverse_lazy("desk")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        request = as_visitor(self.request)
        occasion = own_occasion(request)
        change_own_password(new_password=form.cleaned_data["new_password1"], occasion=occasion)
        update_session_auth_hash(request, occasion.by.user)
        messages.success(self.request, _("Your password has been changed."))
        return HttpResponseRedirect(str(self.success_url))
