from django.urls import path

from alongside.web.learning import views

urlpatterns = [
    path("learn/", views.learn, name="learn"),
    path("learn/log/", views.show_log, name="practice-log"),
    path("learn/<slug:exercise>/", views.show_exercise, name="exercise"),
    path("learn/<slug:exercise>/keep/", views.KeepPractice.as_view(), name="exercise-keep"),
]
