from django.urls import path

from alongside.web.checkins.views import asking, handed, line, links, next_step, questionnaires, reading

_ALLIANCE = "alliances/<uuid:alliance>/"

urlpatterns = [
    path(f"{_ALLIANCE}line/", line.line, name="line"),
    path(f"{_ALLIANCE}two-sides/", line.two_sides, name="two-sides"),
    path("today/chance/", line.chance, name="chance"),
    path(f"{_ALLIANCE}check-in/", asking.CheckInMirror.as_view(), name="check-in-mirror"),
    path(f"{_ALLIANCE}check-in/for-me/", asking.CheckInForMe.as_view(), name="check-in-for-me"),
    path(f"{_ALLIANCE}check-in/link/", links.GiveLink.as_view(), name="check-in-link"),
    path(f"{_ALLIANCE}check-in/form/", asking.ChooseForm.as_view(), name="check-in-form"),
    path("invitations/<uuid:invitation>/remind/", links.Remind.as_view(), name="check-in-link-remind"),
    path("invitations/<uuid:invitation>/take-back/", links.TakeLinkBack.as_view(), name="check-in-link-back"),
    path("check-ins/<uuid:check_in>/", reading.check_in, name="check-in"),
    path(
        "check-ins/<uuid:check_in>/differently/",
        next_step.PromiseDifferently.as_view(),
        name="check-in-differently",
    ),
    path("check-ins/<uuid:check_in>/reply/", next_step.ReplyToThem.as_view(), name="check-in-reply"),
    path("check-ins/<uuid:check_in>/take-back/", asking.RetractCheckIn.as_view(), name="check-in-retract"),
    path("check-ins/<uuid:check_in>/put-back/", asking.PutBackCheckIn.as_view(), name="check-in-put-back"),
    path("check-ins/<uuid:check_in>/clips/<uuid:clip>/", reading.clip, name="clip"),
    path("answers/<uuid:answers>/clips/<uuid:clip>/", reading.clip_for_me, name="clip-for-me"),
    path("answers/<uuid:answers>/yes/", reading.TheySaidYes.as_view(), name="answers-for-me-yes"),
    path("answers/<uuid:answers>/back/", reading.TheyTakeItBack.as_view(), name="answers-for-me-back"),
    path("answers/<uuid:answers>/", reading.AnswersForMe.as_view(), name="answers-for-me"),
    path(f"{_ALLIANCE}together/", asking.together, name="together"),
    path(f"{_ALLIANCE}together/goals/", asking.AskByGoals.as_view(), name="together-goals"),
    path(f"{_ALLIANCE}together/directly/", asking.AskDirectly.as_view(), name="together-directly"),
    path(f"{_ALLIANCE}together/five/", asking.AskFive.as_view(), name="together-five"),
    path(f"{_ALLIANCE}together/device/", handed.HandFive.as_view(), name="together-device"),
    path(f"{_ALLIANCE}together/shown/", handed.AnswerFive.as_view(), name="together-shown"),
    path(f"{_ALLIANCE}together/question/", asking.AskOneQuestion.as_view(), name="together-question"),
    path(f"{_ALLIANCE}questionnaires/", questionnaires.with_person, name="questionnaires-with"),
    path(
        f"{_ALLIANCE}questionnaires/<uuid:questionnaire>/",
        questionnaires.AnswerQuestionnaire.as_view(),
        name="questionnaire-answer",
    ),
    path(f"{_ALLIANCE}what-works/", asking.KeepWhatWorks.as_view(), name="what-works"),
    path("what-works/<uuid:what_works>/aside/", asking.PutWhatWorksAside.as_view(), name="what-works-aside"),
    path(f"{_ALLIANCE}rhythm/", asking.SetRhythm.as_view(), name="rhythm"),
]
