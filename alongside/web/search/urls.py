from django.urls import path

from alongside.web.search import views

urlpatterns = [
    path("search/", views.ask, name="search"),
    path("search/found/", views.found, name="search-found"),
]
