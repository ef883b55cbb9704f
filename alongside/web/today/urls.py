from django.urls import path

from alongside.web.today import views

urlpatterns = [path("", views.today, name="today")]
