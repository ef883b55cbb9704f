"""The staff pages, area by area, in one list: of lists within lists Django notes down all that it has tried."""

from django.urls import path

from alongside.web import errors, held
from alongside.web.agenda.urls import urlpatterns as agenda
from alongside.web.boundaries.urls import urlpatterns as boundaries
from alongside.web.checkins.urls import urlpatterns as checkins
from alongside.web.contacts.urls import urlpatterns as contacts
from alongside.web.exchange.urls import urlpatterns as exchange
from alongside.web.figures.urls import urlpatterns as figures
from alongside.web.learning.urls import urlpatterns as learning
from alongside.web.load.urls import urlpatterns as load
from alongside.web.outside.urls import urlpatterns as outside
from alongside.web.papers.urls import urlpatterns as papers
from alongside.web.pencil.urls import urlpatterns as pencil
from alongside.web.people.urls import urlpatterns as people
from alongside.web.questionnaires.urls import urlpatterns as questionnaires
from alongside.web.reflection.urls import urlpatterns as reflection
from alongside.web.repair.urls import urlpatterns as repair
from alongside.web.search.urls import urlpatterns as search
from alongside.web.service.urls import urlpatterns as service
from alongside.web.sign_in.urls import urlpatterns as sign_in
from alongside.web.supervision.urls import urlpatterns as supervision
from alongside.web.team.urls import urlpatterns as team
from alongside.web.today.urls import urlpatterns as today

urlpatterns = [
    *sign_in,
    path("drafts/", held.keep_draft, name="draft"),
    path("offline/", errors.offline, name="offline"),
    path("worker.js", errors.worker, name="worker"),
    *today,
    *people,
    *search,
    *exchange,
    *agenda,
    *team,
    *contacts,
    *checkins,
    *questionnaires,
    *papers,
    *repair,
    *reflection,
    *boundaries,
    *load,
    *supervision,
    *service,
    *figures,
    *learning,
    *outside,
    *pencil,
]
