"""Addresses of the agendas, promises, goals and the what-to-expect sheet."""

from django.urls import path

from alongside.web.agenda.views import agreements, items

urlpatterns = [
    path("alliances/<uuid:alliance>/agenda/", items.agenda, name="agenda"),
    path("alliances/<uuid:alliance>/agenda/show/", items.show, name="agenda-show"),
    path("alliances/<uuid:alliance>/agenda/theirs/", items.AddTheirs.as_view(), name="theirs-add"),
    path("alliances/<uuid:alliance>/agenda/mine/", items.AddMine.as_view(), name="mine-add"),
    path("alliances/<uuid:alliance>/agenda/referral/", items.AddReferral.as_view(), name="referral"),
    path("items/<uuid:item>/", items.item, name="item"),
    path("items/<uuid:item>/step/", items.StepItem.as_view(), name="item-step"),
    path("items/<uuid:item>/move/", items.MoveItem.as_view(), name="item-move"),
    path("items/<uuid:item>/happened/", items.ItemHappened.as_view(), name="item-happened"),
    path("items/<uuid:item>/instead/", items.ItemInstead.as_view(), name="item-instead"),
    path("items/<uuid:item>/change/", items.ChangeItem.as_view(), name="item-change"),
    path("items/<uuid:item>/promise/", agreements.AddPromiseBeside.as_view(), name="item-promise"),
    path("promises/", agreements.promises, name="promises"),
    path("alliances/<uuid:alliance>/promises/add/", agreements.AddPromise.as_view(), name="promise-add"),
    path("promises/<uuid:promise>/", agreements.promise, name="promise"),
    path("promises/<uuid:promise>/step/", agreements.StepPromise.as_view(), name="promise-step"),
    path("promises/<uuid:promise>/day/", agreements.NewDay.as_view(), name="promise-day"),
    path("promises/<uuid:promise>/said/", agreements.SayPromise.as_view(), name="promise-said"),
    path("alliances/<uuid:alliance>/goals/add/", agreements.AddGoal.as_view(), name="goal-add"),
    path("goals/<uuid:goal>/", agreements.goal, name="goal"),
    path("goals/<uuid:goal>/change/", agreements.ChangeGoal.as_view(), name="goal-change"),
    path("goals/<uuid:goal>/agreed/", agreements.AgreeGoal.as_view(), name="goal-agreed"),
    path("alliances/<uuid:alliance>/expect/", agreements.sheet, name="expect"),
    path("alliances/<uuid:alliance>/expect/write/", agreements.WriteSheet.as_view(), name="expect-write"),
    path("alliances/<uuid:alliance>/expect/show/", agreements.show_sheet, name="expect-show"),
    path("alliances/<uuid:alliance>/expect/given/", agreements.GiveSheet.as_view(), name="expect-given"),
]
