from django.urls import path

from alongside.web.questionnaires import views

_TEAM = "team/questionnaires/"

urlpatterns = [
    path(_TEAM, views.shelf, name="questionnaires"),
    path(f"{_TEAM}file/", views.AddFile.as_view(), name="questionnaire-file"),
    path(f"{_TEAM}add/<slug:slot>/", views.AddWording.as_view(), name="questionnaire-add"),
    path(f"{_TEAM}<uuid:questionnaire>/", views.one, name="questionnaire"),
    path(
        f"{_TEAM}<uuid:questionnaire>/change/",
        views.ChangeQuestionnaire.as_view(),
        name="questionnaire-change",
    ),
    path(
        f"{_TEAM}<uuid:questionnaire>/retire/",
        views.RetireQuestionnaire.as_view(),
        name="questionnaire-retire",
    ),
]
