from django.urls import path

from alongside.web.looks import licensed, line, mine, read, together, two_sides, withdraw, words

_ALLIANCE = "alliances/<uuid:alliance>/"

urlpatterns = [
    path(f"{_ALLIANCE}line/", line.line, name="line"),
    path(f"{_ALLIANCE}two-sides/", two_sides.page, name="two-sides"),
    path("today/chance/", two_sides.chance, name="chance"),
    path(f"{_ALLIANCE}look/", mine.Mirror.as_view(), name="look"),
    path(f"{_ALLIANCE}look/for-me/", mine.ForMe.as_view(), name="look-for-me"),
    path("looks/<uuid:look>/", read.look, name="look-read"),
    path("looks/<uuid:look>/take-back/", withdraw.TakeBack.as_view(), name="look-withdraw"),
    path("looks/<uuid:look>/put-back/", withdraw.put_back, name="look-put-back"),
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
    path(f"{_ALLIANCE}what-worked/", words.WhatWorked.as_view(), name="what-worked"),
    path("what-worked/<uuid:worked>/aside/", words.aside, name="what-worked-aside"),
    path(f"{_ALLIANCE}rhythm/", words.HowOften.as_view(), name="rhythm"),
]
