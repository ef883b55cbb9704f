from django.urls import path

from alongside.web.exchange import calendar, take_out, views

urlpatterns = [
    path("bring-in/", views.BringView.as_view(), name="bring-in"),
    path("bring-in/<uuid:file>/", views.brought_file, name="bring-in-file"),
    path("bring-in/<uuid:file>/give-up/", views.give_up, name="bring-in-give-up"),
    path("take-out/", take_out.page, name="take-out"),
    path("take-out/people.csv", take_out.people, name="take-out-people"),
    path("take-out/promises.csv", take_out.promises, name="take-out-promises"),
    path("take-out/alongside.xlsx", take_out.book, name="take-out-book"),
    path("calendar/", calendar.CalendarPage.as_view(), name="calendar"),
    path("calendar/stop/", calendar.stop, name="calendar-stop"),
    path("calendar/visits.ics", calendar.file, name="calendar-file"),
    path("calendar/<str:secret>/visits.ics", calendar.feed, name="calendar-feed"),
]
