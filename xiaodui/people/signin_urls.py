"""The doors of sign-in that we open; the sign-in library's others (open sign-up, mail addresses) are shut.

Shut doors keep their names, since the library's own pages ask for their addresses.
"""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, re_path

from xiaodui.people.models import Person
from xiaodui.people.signin import can_mail
from xiaodui.people.views import me


def login(request: HttpRequest) -> HttpResponse:
    """Where nobody exists yet, the way in is the first page."""
    if request.method == "GET" and not Person.objects.exists():
        return redirect("start")
    response: HttpResponse = account.login(request)
    return response


def password_reset(request: HttpRequest) -> HttpResponse:
    if not can_mail():
        return render(request, "account/no_mail.html")
    response: HttpResponse = account.password_reset(request)
    return response


def shut(request: HttpRequest, **at: Any) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("login/", login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/reset/", password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key, name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    path("2fa/", me.security, name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sessions/", me.security, name="usersessions_list"),
    *[
        path(f"shut/{name}/", shut, name=name)
        for name in ("account_signup", "account_email", "account_set_password", "account_email_verification_sent",
                     "account_confirm_login_code", "account_request_login_code")
    ],
    path("shut/confirm/<str:key>/", shut, name="account_confirm_email"),
]  # fmt: skip
