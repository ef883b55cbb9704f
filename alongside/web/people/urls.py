from django.urls import path

from alongside.web.people.views import alliance, circle, good_to_know, people, person, reached

_ALLIANCE = "alliances/<uuid:alliance>/"

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/add/", people.AddClient.as_view(), name="person-add"),
    path("people/<uuid:person>/begin/", people.BeginAlliance.as_view(), name="alliance-begin"),
    path("me/values/", good_to_know.OwnValues.as_view(), name="own-values"),
    path("me/values/<uuid:value>/retire/", good_to_know.RetireOwnValue.as_view(), name="own-value-retire"),
    path(_ALLIANCE, person.ours, name="alliance"),
    path(f"{_ALLIANCE}between/", person.between_us, name="alliance-between"),
    path(f"{_ALLIANCE}time/", person.time, name="alliance-time"),
    path(f"{_ALLIANCE}show/", alliance.show, name="show"),
    path(f"{_ALLIANCE}details/", alliance.ChangeDetails.as_view(), name="person-change"),
    path(f"{_ALLIANCE}safe-ways/", reached.ChooseSafeWays.as_view(), name="safe-ways"),
    path(f"{_ALLIANCE}taking-part/", reached.AccessNeeds.as_view(), name="access-needs"),
    path(f"{_ALLIANCE}deciding/", reached.Deciding.as_view(), name="capacity"),
    path(f"{_ALLIANCE}sign/", reached.AgreeSign.as_view(), name="sign-agree"),
    path(f"{_ALLIANCE}opened/", alliance.opened_of_mine, name="opened"),
    path("team/opened/<uuid:person>/", alliance.opened_of_client, name="opened-of"),
    path("team/<uuid:practitioner>/opened/", alliance.opened_by, name="opened-by"),
    path(f"{_ALLIANCE}end/", alliance.end, name="alliance-end"),
    path(f"{_ALLIANCE}circle/", circle.around, name="circle"),
    path(f"{_ALLIANCE}circle/add/", circle.AddToCircle.as_view(), name="circle-add"),
    path(f"{_ALLIANCE}circle/<uuid:link>/", circle.ChangePlace.as_view(), name="circle-change"),
    path(f"{_ALLIANCE}circle/<uuid:link>/end/", circle.EndPlace.as_view(), name="circle-end"),
    path(f"{_ALLIANCE}good-to-know/", good_to_know.page, name="good-to-know"),
    path(f"{_ALLIANCE}good-to-know/earlier/", good_to_know.earlier, name="good-to-know-earlier"),
    path(
        f"{_ALLIANCE}good-to-know/add/<slug:kind>/", good_to_know.AddEntry.as_view(), name="good-to-know-add"
    ),
    path(
        f"{_ALLIANCE}good-to-know/<uuid:entry>/",
        good_to_know.ChangeEntry.as_view(),
        name="good-to-know-change",
    ),
    path(
        f"{_ALLIANCE}good-to-know/<uuid:entry>/retire/",
        good_to_know.RetireEntry.as_view(),
        name="good-to-know-retire",
    ),
    path(f"{_ALLIANCE}get-right/", good_to_know.get_right, name="get-right"),
    path(
        f"{_ALLIANCE}get-right/<slug:mark>/", good_to_know.AnswerQuestion.as_view(), name="get-right-answer"
    ),
    path(f"{_ALLIANCE}getting-in/", good_to_know.getting_in, name="getting-in"),
    path(
        f"{_ALLIANCE}getting-in/<uuid:entry>/",
        good_to_know.ChangeGettingIn.as_view(),
        name="getting-in-change",
    ),
]
