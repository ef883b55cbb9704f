"""The words for states, events, marks and steps of the agendas, promises, contacts and goals."""

from django.utils.translation import gettext_lazy as _

from alongside.core.ordering import Mark
from alongside.core.states.agenda import MyEvent, MyState, TheirEvent, TheirState
from alongside.core.states.contact import ContactEvent, ContactState
from alongside.core.states.goal import GoalEvent, GoalState
from alongside.core.states.promise import PromiseEvent, PromiseState

THEIR_STATES = {
    TheirState.OPEN: _("on their mind"),
    TheirState.DOING: _("doing"),
    TheirState.PARKED: _("parked"),
    TheirState.DONE: _("done"),
    TheirState.WILL_NOT_WORK: _("will not work for them"),
    TheirState.CLOSED: _("let go"),
    TheirState.WITHDRAWN: _("written down by mistake"),
}
THEIR_EVENTS = {
    TheirEvent.HEARD: _("I listened"),
    TheirEvent.BEGUN: _("it is begun"),
    TheirEvent.I_DID_IT: _("I did it"),
    TheirEvent.TOGETHER: _("worked it out together"),
    TheirEvent.OWN_STEP: _("their own step"),
    TheirEvent.COULD_NOT_FIX: _("could not fix it, and said so"),
    TheirEvent.PARKED: _("park it"),
    TheirEvent.WILL_NOT_WORK: _("will not work for them"),
    TheirEvent.SAID_DONE: _("they say it is done"),
    TheirEvent.LET_GO: _("they let it go"),
    TheirEvent.REOPENED: _("open it again"),
    TheirEvent.WITHDRAWN: _("written down by mistake"),
}
MY_STATES = {
    MyState.CANNOT_WAIT: _("this can not wait"),
    MyState.WAITING: _("when there is room"),
    MyState.OPEN_NAMED: _("when there is room, named openly"),
    MyState.READY: _("they are ready"),
    MyState.TALKED: _("talked about"),
    MyState.AGREED: _("agreed"),
    MyState.DONE: _("done"),
    MyState.WILL_NOT_WORK: _("will not work for them"),
    MyState.DROPPED: _("no longer needed"),
}
MY_EVENTS = {
    MyEvent.NAMED: _("I named it"),
    MyEvent.RAISED_BY_THEM: _("they raised it"),
    MyEvent.SAID_YES: _("they said yes"),
    MyEvent.THINGS_EASED: _("things eased"),
    MyEvent.WHEN_THERE_IS_ROOM: _("when there is room"),
    MyEvent.TALKED: _("we talked about it"),
    MyEvent.AGREED: _("we agreed"),
    MyEvent.DONE: _("it is done"),
    MyEvent.WILL_NOT_WORK: _("will not work for them"),
    MyEvent.DROPPED: _("no longer needed"),
    MyEvent.REOPENED: _("open it again"),
}
PROMISE_STATES = {
    PromiseState.OPEN: _("promised"),
    PromiseState.KEPT: _("kept"),
    PromiseState.BROKEN: _("not kept"),
    PromiseState.OWNED: _("not kept, and I said so"),
    PromiseState.RELEASED: _("no longer needed"),
    PromiseState.WITHDRAWN: _("written down by mistake"),
}
PROMISE_EVENTS = {
    PromiseEvent.KEPT: _("I kept it"),
    PromiseEvent.CHANGED: _("we agreed another date"),
    PromiseEvent.BROKEN: _("I can not keep it"),
    PromiseEvent.OWNED: _("I said so to them"),
    PromiseEvent.RELEASED: _("they no longer need it"),
    PromiseEvent.DID_NOT_HAPPEN: _("they say that it did not happen"),
    PromiseEvent.UNDONE: _("take that back"),
    PromiseEvent.WITHDRAWN: _("written down by mistake"),
}
CONTACT_STATES = {
    ContactState.PLANNED: _("planned"),
    ContactState.HAPPENED: _("took place"),
    ContactState.CANCELLED_BY_THEM: _("did not take place, they let me know"),
    ContactState.CANCELLED_BY_ME: _("did not take place, I let them know"),
    ContactState.NO_ANSWER: _("nobody there"),
    ContactState.MOVED: _("moved to another day"),
    ContactState.WITHDRAWN: _("recorded by mistake, and taken back"),
}
CONTACT_EVENTS = {
    ContactEvent.HAPPENED: _("it took place"),
    ContactEvent.CANCELLED_BY_THEM: _("they called it off"),
    ContactEvent.CANCELLED_BY_ME: _("I called it off"),
    ContactEvent.NO_ANSWER: _("nobody was there"),
    ContactEvent.MOVED: _("moved to another day"),
    ContactEvent.CORRECTED: _("that was a mistake"),
    ContactEvent.WITHDRAWN: _("it was recorded by mistake"),
}
GOAL_STATES = {
    GoalState.DRAFT: _("being written"),
    GoalState.AGREED_BY_THEM: _("agreed by them"),
    GoalState.AGREED_BY_ME: _("agreed by me"),
    GoalState.AGREED_BY_BOTH: _("agreed by both"),
    GoalState.REACHED: _("reached"),
    GoalState.LET_GO: _("let go"),
}
GOAL_EVENTS = {
    GoalEvent.THEY_AGREE: _("they agree"),
    GoalEvent.I_AGREE: _("I agree"),
    GoalEvent.REWORDED: _("write it anew"),
    GoalEvent.REACHED: _("reached"),
    GoalEvent.LET_GO: _("let it go"),
    GoalEvent.REOPENED: _("open it again"),
}
MARKS = {
    Mark.CANNOT_WAIT: _("this can not wait"),
    Mark.READY: _("they are ready"),
    Mark.TALKED: _("talked about"),
    Mark.AGREED: _("agreed"),
    Mark.OPEN_NAMED: _("when there is room, named openly"),
    Mark.WAITING: _("when there is room"),
    Mark.CLOSED: _("closed"),
}
