"""The one permission table: every route of the product, and who may come in.

Rows of what is written about people stand in `access/care.py`. A route that has no row is refused, and a
test that walks the URL resolver fails. Whether this viewer may see this very record is decided by the
query the view asks; a refusal there and a refusal here look like a page that does not exist.
"""

from alongside.access.care import CARE
from alongside.access.scopes import Nav, Route, Scope

TABLE: dict[str, Route] = {
    "sign-in": Route(get=Scope.PUBLIC, post=Scope.PUBLIC),
    "sign-in-second": Route(post=Scope.PUBLIC),
    "sign-in-passkey": Route(post=Scope.PUBLIC),
    "again": Route(get=Scope.STAFF, post=Scope.STAFF),
    **dict.fromkeys(("sign-in-elsewhere", "sign-in-back"), Route(get=Scope.PUBLIC)),
    "sign-out": Route(post=Scope.STAFF),
    "screen-back": Route(get=Scope.STAFF, post=Scope.STAFF),
    "health": Route(get=Scope.PUBLIC),
    "security-txt": Route(get=Scope.PUBLIC),
    "welcome": Route(get=Scope.PUBLIC, post=Scope.PUBLIC),
    "welcome-link": Route(get=Scope.PUBLIC),
    # my own account
    "me": Route(get=Scope.STAFF),
    "me-change": Route(get=Scope.STAFF, post=Scope.STAFF),
    "me-symbol": Route(get=Scope.STAFF, post=Scope.STAFF),
    "me-photo": Route(get=Scope.STAFF, post=Scope.STAFF),
    "me-photo-away": Route(post=Scope.STAFF),
    "practitioner-photo": Route(get=Scope.TEAM),  # nobody's care record: no audit event
    "password": Route(get=Scope.STAFF, post=Scope.STAFF),
    "sessions": Route(get=Scope.STAFF, post=Scope.STAFF),
    "second-step": Route(get=Scope.STAFF),
    "second-step-app": Route(get=Scope.STAFF, post=Scope.STAFF, again=True),
    "second-step-app-away": Route(post=Scope.STAFF, again=True),
    "passkey-add": Route(get=Scope.STAFF, post=Scope.STAFF, again=True),
    "passkey-away": Route(post=Scope.STAFF, again=True),
    "second-step-codes": Route(post=Scope.STAFF, again=True),
    "notices": Route(get=Scope.STAFF, post=Scope.STAFF, records="A"),
    # the team
    "me-voice": Route(get=Scope.WORKER),
    "me-voice-sentence": Route(get=Scope.WORKER, post=Scope.WORKER),
    "spoken-sentence": Route(get=Scope.TEAM),  # nobody's care record: no audit event
    "team-voice": Route(get=Scope.LEAD, nav=Nav.TEAM),
    "team-voice-sentence": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "team": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "practitioner": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "practitioner-add": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-change": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "practitioner-link": Route(post=Scope.LEAD, nav=Nav.TEAM, again=True),
    "practitioner-link-mail": Route(post=Scope.LEAD, nav=Nav.TEAM, again=True),
    "practitioner-suspend": Route(post=Scope.LEAD, nav=Nav.TEAM, again=True),
    "practitioner-restore": Route(post=Scope.LEAD, nav=Nav.TEAM, again=True),
    "practitioner-signed-out": Route(post=Scope.LEAD, nav=Nav.TEAM, again=True),
    "practitioner-confirm": Route(post=Scope.LEAD, nav=Nav.TEAM, again=True),
    "second-step-days": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "reset-delay": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "own-request-confirm": Route(post=Scope.LEAD, records="A", nav=Nav.TEAM, again=True),
    "own-request-refuse": Route(post=Scope.LEAD, records="A", nav=Nav.TEAM),
    "assignments": Route(get=Scope.LEAD, records="A", nav=Nav.TEAM),
    "assignment-add": Route(get=Scope.LEAD, post=Scope.LEAD, records="A", nav=Nav.TEAM),
    "assignment-end": Route(get=Scope.LEAD, post=Scope.LEAD, records="A", nav=Nav.TEAM),
    "supervisors": Route(get=Scope.LEAD, nav=Nav.TEAM),
    "supervision-add": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "supervision-end": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    # figures about the service as a whole: nobody's own stand there, and none that gives somebody away
    "usual": Route(get=Scope.LEAD),
    "relied": Route(get=Scope.LEAD),
    "relied-again": Route(post=Scope.LEAD),
    "question": Route(get=Scope.LEAD),
    "question-again": Route(post=Scope.LEAD),
    "usual-ours": Route(post=Scope.LEAD),
    "usual-by-hand": Route(get=Scope.LEAD, post=Scope.LEAD),
    "usual-default": Route(post=Scope.LEAD),
    # questionnaires that the organisation holds a licence for: nobody's care record
    "questionnaires": Route(get=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-file": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-add": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire": Route(get=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-change": Route(get=Scope.LEAD, post=Scope.LEAD, nav=Nav.TEAM),
    "questionnaire-retire": Route(post=Scope.LEAD, nav=Nav.TEAM),
    # what the figures are, and what the evidence says: about nobody
    "figures": Route(get=Scope.STAFF),
    "figure": Route(get=Scope.STAFF),
    "evidence": Route(get=Scope.STAFF),
    "learn": Route(get=Scope.STAFF),
    "exercise": Route(get=Scope.STAFF),
    "exercise-keep": Route(post=Scope.STAFF),
    "practice-log": Route(get=Scope.STAFF, records="C"),
    # the pencil: guests play it, so it holds nothing of anybody, and stores nothing
    **dict.fromkeys(
        ("pencil", "pencil-round", "pencil-sheet", "pencil-strategies", "pencil-room"),
        Route(get=Scope.PUBLIC),
    ),
    **dict.fromkeys(("pencil-turns", "pencil-two"), Route(get=Scope.PUBLIC, post=Scope.PUBLIC)),
    "pencil-talk": Route(post=Scope.PUBLIC),
    "today": Route(get=Scope.STAFF, records="A", nav=Nav.TODAY),
    "not-now": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "not-now-all": Route(post=Scope.WORKER, records="A", nav=Nav.TODAY),
    "add": Route(get=Scope.WORKER, post=Scope.WORKER, records="A", nav=Nav.ADD),
    "share": Route(post=Scope.WORKER, records="A", nav=Nav.ADD),  # sent by a phone
    "shared": Route(get=Scope.WORKER, post=Scope.WORKER, records="A", nav=Nav.ADD),
    "not-now-undo": Route(post=Scope.OWN, records="A", nav=Nav.PEOPLE),
    "search": Route(get=Scope.STAFF, post=Scope.STAFF, nav=Nav.SEARCH),
    "search-found": Route(get=Scope.STAFF, records="AB", nav=Nav.SEARCH),
    # bringing in and taking out
    "bring-in": Route(get=Scope.BRING, post=Scope.BRING, records="A", nav=Nav.PEOPLE),
    "bring-in-file": Route(get=Scope.BRING, post=Scope.BRING, records="A", nav=Nav.PEOPLE),
    "bring-in-give-up": Route(post=Scope.BRING, records="A", nav=Nav.PEOPLE),
    "take-out": Route(get=Scope.WORKER, nav=Nav.PEOPLE, again=True),
    **{
        f"take-out-{what}": Route(get=Scope.WORKER, records="A", again=True)
        for what in ("people", "promises", "book")
    },
    # planned contacts for a calendar program, which shows its address's secret in place of signing in
    "calendar": Route(get=Scope.WORKER, post=Scope.WORKER, again=True),
    "calendar-stop": Route(post=Scope.WORKER),
    "calendar-file": Route(get=Scope.WORKER, records="A", again=True),
    "calendar-feed": Route(get=Scope.PUBLIC, records="A"),
    # drafts, and what a phone shows without a connection
    "draft": Route(post=Scope.STAFF),
    **dict.fromkeys(("offline", "worker"), Route(get=Scope.PUBLIC)),
    **CARE,
}
