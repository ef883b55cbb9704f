from django.urls import path

from alongside.web.sign_in import handed, mine, views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("me/sessions/", mine.sessions, name="sessions"),
    path("screen/", handed.ScreenBack.as_view(), name="screen-back"),
    path("health/", views.health, name="health"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
]
