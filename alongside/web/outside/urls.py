from django.urls import path

from alongside.web.outside import views

SHEET, LOOK = "supervision/outside/sheets/<uuid:sheet>/", "supervision/itself/<uuid:session_look>/"
HELPER = "supervision/outside/<uuid:helper>/"
urlpatterns = [
    path("supervision/outside/", views.show_outside, name="outside"),
    path("supervision/outside/add/", views.AddHelper.as_view(), name="helper-add"),
    path(f"{HELPER}end/", views.EndHelper.as_view(), name="helper-end"),
    path(f"{HELPER}sheet/", views.MakeSheet.as_view(), name="sheet-make"),
    path(f"{HELPER}sheet/ruptures/<uuid:rupture>/", views.SheetOfRupture.as_view(), name="sheet-of-rupture"),
    path(f"{HELPER}sheet/brought/<uuid:brought>/", views.SheetOfBrought.as_view(), name="sheet-of-brought"),
    path(SHEET, views.show_sheet, name="sheet"),
    path(f"{SHEET}pdf/", views.sheet_pdf, name="paper-sheet"),
    path("supervision/itself/", views.show_looks, name="supervision-looks"),
    path("supervision/itself/add/", views.LookAtSupervision.as_view(), name="supervision-look-add"),
    path(LOOK, views.show_look, name="supervision-look"),
    path(f"{LOOK}share/", views.ShareLook.as_view(), name="supervision-look-share"),
    path("supervision/hours/", views.Hours.as_view(), name="hours"),
    path("supervision/hours/<uuid:hours_entry>/drop/", views.DropHours.as_view(), name="hours-drop"),
    path("supervision/hours/hours.csv", views.hours_csv, name="hours-csv"),
    path("supervision/hours/hours.pdf", views.hours_pdf, name="paper-hours"),
]
