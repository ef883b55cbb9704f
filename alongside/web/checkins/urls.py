from django.urls import path

from alongside.web.checkins import licensed, line, mine, read, together, two_sides, withdraw, words

_ALLIANCE = "alliances/<uuid:alliance>/"

urlpatterns = [
    path(f"{_ALLIANCE}line/", line.line, name="line"),
    path(f"{_ALLIANCE}two-sides/", two_sides.page, name="two-sides"),
    path("today/chance/", two_sides.chance, name="chance"),
    path(f"{_ALLIANCE}check-in/", mine.Mirror.as_view(), name="check-in-mirror"),
    path(f"{_ALLIANCE}check-in/for-me/", mine.ForMe.as_view(), name="check-in-for-me"),
    path("check-ins/<uuid:check_in>/", read.look, name="check-in"),
    path("check-ins/<uuid:check_in>/take-back/", withdraw.TakeBack.as_view(), name="check-in-retract"),
    path("check-ins/<uuid:check_in>/put-back/", withdraw.put_back, name="check-in-put-back"),
    path(f"{_ALLIANCE}together/", together.sheet, name="together"),
    path(f"{_ALLIANCE}together/goals/", together.Goals.as_view(), name="together-goals"),
    path(f"{_ALLIANCE}together/directly/", together.Directly.as_view(), name="together-directly"),
    path(f"{_ALLIANCE}together/five/", together.Five.as_view(), name="together-five"),
    path(f"{_ALLIANCE}together/question/", together.OneQuestion.as_view(), name="together-question"),
    path(f"{_ALLIANCE}questionnaires/", licensed.with_person, name="questionnaires-with"),
    path(
        f"{_ALLIANCE}questionnaires/<uuid:questionnaire>/",
        licensed.AnswerPage.as_view(),
        name="questionnaire-answer",
    ),
    path(f"{_ALLIANCE}what-works/", words.WhatWorked.as_view(), name="what-works"),
    path("what-works/<uuid:what_works>/aside/", words.aside, name="what-works-aside"),
    path(f"{_ALLIANCE}rhythm/", words.HowOften.as_view(), name="rhythm"),
]
