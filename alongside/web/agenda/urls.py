from django.urls import path

from alongside.web.agenda.views import agenda, goals, items, promises, sheet

urlpatterns = [
    path("alliances/<uuid:alliance>/agenda/", agenda.agenda, name="agenda"),
    path("alliances/<uuid:alliance>/agenda/show/", agenda.show, name="agenda-show"),
    path("alliances/<uuid:alliance>/agenda/theirs/", agenda.AddTheirs.as_view(), name="theirs-add"),
    path("alliances/<uuid:alliance>/agenda/mine/", agenda.AddMine.as_view(), name="mine-add"),
    path("alliances/<uuid:alliance>/agenda/referral/", agenda.Referral.as_view(), name="referral"),
    path("items/<uuid:item>/", items.item, name="item"),
    path("items/<uuid:item>/step/", items.step, name="item-step"),
    path("items/<uuid:item>/move/", items.move, name="item-move"),
    path("items/<uuid:item>/happened/", items.Happened.as_view(), name="item-happened"),
    path("items/<uuid:item>/instead/", items.Instead.as_view(), name="item-instead"),
    path("items/<uuid:item>/change/", items.change, name="item-change"),
    path("items/<uuid:item>/promise/", promises.AddBeside.as_view(), name="item-promise"),
    path("promises/", promises.promises, name="promises"),
    path("alliances/<uuid:alliance>/promises/add/", promises.Add.as_view(), name="promise-add"),
    path("promises/<uuid:promise>/", promises.promise, name="promise"),
    path("promises/<uuid:promise>/step/", promises.step, name="promise-step"),
    path("promises/<uuid:promise>/day/", promises.NewDay.as_view(), name="promise-day"),
    path("promises/<uuid:promise>/said/", promises.Said.as_view(), name="promise-said"),
    path("alliances/<uuid:alliance>/goals/add/", goals.Add.as_view(), name="goal-add"),
    path("goals/<uuid:goal>/", goals.goal, name="goal"),
    path("goals/<uuid:goal>/change/", goals.Change.as_view(), name="goal-change"),
    path("goals/<uuid:goal>/agreed/", goals.Agreed.as_view(), name="goal-agreed"),
    path("alliances/<uuid:alliance>/expect/", sheet.sheet, name="expect"),
    path("alliances/<uuid:alliance>/expect/write/", sheet.Write.as_view(), name="expect-write"),
    path("alliances/<uuid:alliance>/expect/show/", sheet.show, name="expect-show"),
    path("alliances/<uuid:alliance>/expect/given/", sheet.given, name="expect-given"),
]
