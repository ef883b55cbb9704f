from django.urls import path

from alongside.web.sign_in import again, coming_in, elsewhere, mine, passkeys, second, views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-in/second/", coming_in.SecondStep.as_view(), name="sign-in-second"),
    path("sign-in/passkey/", passkeys.SignInByPasskey.as_view(), name="sign-in-passkey"),
    path("sign-in/elsewhere/", elsewhere.elsewhere, name="sign-in-elsewhere"),
    path("sign-in/back/", elsewhere.back, name="sign-in-back"),
    path("again/", again.again, name="again"),
    path("me/second-step/", second.second_step, name="second-step"),
    path("me/second-step/app/", second.AppPage.as_view(), name="second-step-app"),
    path("me/second-step/app/away/", second.app_away, name="second-step-app-away"),
    path("me/second-step/passkey/", passkeys.PasskeyPage.as_view(), name="passkey-add"),
    path("me/second-step/passkey/away/", passkeys.passkey_away, name="passkey-away"),
    path("me/second-step/codes/", second.codes, name="second-step-codes"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("me/sessions/", mine.sessions, name="sessions"),
    path("screen/", again.ScreenBack.as_view(), name="screen-back"),
    path("health/", views.health, name="health"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
]
