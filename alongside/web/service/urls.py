from django.urls import path

from alongside.web.service import views

_OF_INSTRUMENT = "service/usual/<slug:instrument>/"

urlpatterns = [
    path("service/usual/", views.usual, name="usual"),
    path(f"{_OF_INSTRUMENT}ours/", views.UseOurOwnStep.as_view(), name="usual-ours"),
    path(f"{_OF_INSTRUMENT}by-hand/", views.EnterUsualView.as_view(), name="usual-by-hand"),
    path(f"{_OF_INSTRUMENT}default/", views.UseDefaultStep.as_view(), name="usual-default"),
    path("service/check-in/", views.relied, name="relied"),
    path("service/check-in/again/", views.relied_again, name="relied-again"),
    path("service/question/", views.question, name="question"),
    path("service/question/<slug:outcome>/again/", views.question_again, name="question-again"),
]
