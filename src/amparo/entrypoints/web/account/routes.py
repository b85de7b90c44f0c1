"""The addresses of the log-in: those pages of django-allauth that we use, and no other, under Spanish names."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as identities
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path

from amparo.entrypoints.web.account import outside
from amparo.entrypoints.web.account.not_me import not_me
from amparo.entrypoints.web.account.unhurried import unhurried

routes: list[URLPattern] = [
    path("entrar/", account.login, name="account_login"),
    path("salir/", account.logout, name="account_logout"),
    path("cerrada/", account.account_inactive, name="account_inactive"),
    path("abrir/", unhurried(account.signup), name="account_signup"),
    path("abrir/codigo/", account.email_verification_sent, name="account_email_verification_sent"),
    path("confirmar/", account.reauthenticate, name="account_reauthenticate"),
    path("clave/", account.password_change, name="account_change_password"),
    path("clave/poner/", account.password_set, name="account_set_password"),
    path("clave/olvidada/", unhurried(account.password_reset), name="account_reset_password"),
    path(
        "clave/olvidada/codigo/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("clave/olvidada/nueva/", account.complete_password_reset, name="account_complete_password_reset"),
    path("clave/olvidada/hecho/", account.password_reset_from_key_done, name="account_password_reset_completed"),
    path("no-fui-yo/<str:token>/", not_me, name="account_not_me"),
    path("sesiones/", sessions.list_usersessions, name="usersessions_list"),
    path("segundo-factor/", second_factor.index, name="mfa_index"),
    path("segundo-factor/entrar/", second_factor.authenticate, name="mfa_authenticate"),
    path("segundo-factor/confirmar/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("segundo-factor/aplicacion/", totp.activate_totp, name="mfa_activate_totp"),
    path("segundo-factor/aplicacion/quitar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("segundo-factor/codigos/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("segundo-factor/codigos/nuevos/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("segundo-factor/codigos/archivo/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("segundo-factor/llaves/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("segundo-factor/llaves/nueva/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("segundo-factor/llaves/confirmar/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("segundo-factor/llaves/<int:pk>/quitar/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("segundo-factor/llaves/<int:pk>/nombre/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("externo/", identities.connections, name="socialaccount_connections"),
    path("externo/cancelado/", identities.login_cancelled, name="socialaccount_login_cancelled"),
    path("externo/error/", identities.login_error, name="socialaccount_login_error"),
    path("externo/nadie/", outside.nobody, name="socialaccount_nobody"),
    path("externo/<str:provider_id>/", outside.to_provider, name="openid_connect_login"),
]

callback = path("cuenta/externo/<str:provider_id>/vuelta/", outside.from_provider, name="openid_connect_callback")
"""Registered at the provider, so it has one address whatever the language."""
