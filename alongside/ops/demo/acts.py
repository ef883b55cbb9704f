"""Each list of the data files, handed to the action that a page would call on that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from alongside.access.identities import Viewer
from alongside.agenda.actions import agreements, items
from alongside.agenda.models import Side
from alongside.base.clock import new_id
from alongside.checkins.actions import beside as beside_check_ins, check_ins, invitations, questionnaires
from alongside.checkins.models import Medium, Mode, Questionnaire
from alongside.contacts.actions import absences, planning, recording
from alongside.core.check_in_path import ONE, Unfinished
from alongside.core.instruments.model import Aside, Instrument
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.states.agreements import GoalEvent, PromiseEvent
from alongside.documents.brought import of_item
from alongside.ops.demo.telling import DATA, Act, moment, weekday
from alongside.people.actions import alliances, good_to_know
from alongside.people.models import Alliance, CircleLink, Person
from alongside.reflection.actions import boundaries, load, thinking
from alongside.repair.actions import asked, beside, on_link, ruptures
from alongside.supervision import actions as supervision
from alongside.supervision.outside import actions as outside
from alongside.supervision.queries import supervisions, supervisors

Do = Callable[..., Any]
#: Lists whose entries stand as their action takes them, about the alliance.
OF_THE_ALLIANCE: dict[str, Do] = {
    "good": good_to_know.note_good_to_know,
    "theirs": partial(items.add_item, side=Side.THEIRS, in_their_words=True),
    "mine": partial(items.add_item, side=Side.MINE),
    "promises": agreements.add_promise,
    "ahead": planning.plan_contact,
    "away": absences.begin_absence,
    "worked": beside_check_ins.keep_what_works,
    "slips": beside.forgive,
    "rupture": ruptures.notice_rupture,
    "thought": thinking.think,
    "moments": boundaries.note_moment,
    "load": load.mark_load,
}
#: Likewise, about a row that the entry points to; without a pointer it is the rupture.
OF_A_ROW: dict[str, tuple[str, Do]] = {
    "steps": ("item", items.step_item),
    "promise_steps": ("of_promise", agreements.step_promise),
    "tried": ("rupture", ruptures.try_something),
    "said_when": ("rupture", ruptures.say_when),
    "written": ("rupture", ruptures.write_note),
    "mended": ("rupture", ruptures.say_mended),
    "learned": ("thought", thinking.look_again),
}
#: What an entry itself says of a later day, about the row that it made.
DONE_LATER: dict[str, Do] = {
    "kept": partial(agreements.step_promise, event=PromiseEvent.KEPT),
    "reached": partial(agreements.step_goal, event=GoalEvent.REACHED),
    "back": absences.end_absence,
    "had": beside.had_conversation,
}
POINTS = ("item", "my_item", "goal", "value", "of_promise", "planned", "contact", "conversation")


class Actor:
    """A practitioner, and the one of their people it is about: a method for each list that is not handed on as it stands."""

    alliance: Alliance
    person: Person | None = None

    def __init__(self, by: Viewer, today: dt.date, others: dict[str, Actor]):
        self.by, self.today, self.others = by, today, others
        self.rows: dict[str, Any] = {}  # what other entries point to, by its id in the data file

    def play(self, act: Act) -> None:
        """Do what is told. `x_on`, `until`, `deadline`: days before today; POINTS name other entries of that person."""
        if act.name in DONE_LATER:
            how = {"landed": act.entry["landed"]} if act.name == "had" else {}
            DONE_LATER[act.name](self.by, self.rows[act.entry["id"]], **how)
            return
        details = {}
        for name, value in act.entry.items():
            if name.endswith("_on") or name in ("until", "deadline"):
                details[name] = weekday(self.today, value)
            elif name in POINTS:
                details[name] = self.rows[value]
            elif name not in ("id", "ago", *DONE_LATER):
                details[name] = value
        self.rows[act.entry.get("id", act.name)] = self._done(act.name, details)

    def _done(self, name: str, details: dict[str, Any]) -> Any:
        if name in OF_THE_ALLIANCE:
            return OF_THE_ALLIANCE[name](self.by, self.alliance, **details)
        if name in OF_A_ROW:
            point, do = OF_A_ROW[name]
            return do(self.by, details.pop(point, None) or self.rows[point], **details)
        return getattr(self, name)(**details)

    # ------------------------------------------------------------ who they are

    def own_values(self, words: str) -> Any:
        return good_to_know.add_own_value(self.by, words=words)

    def boundaries(self, **words: Any) -> Any:
        return boundaries.write_statement(self.by, **words)

    def helped(self, words: str) -> Any:
        return load.add_what_helped(self.by, words=words)

    def licence(self, file: str, **licence: Any) -> Any:
        text = (DATA / file).read_text("utf-8")
        return questionnaires.add_questionnaire(by=self.by, id=new_id(), text=text, **licence)

    def second_door(self, sheets: list[dict[str, Any]], **helper: Any) -> Any:
        chosen = outside.add_helper(self.by, **helper)
        for sheet in sheets:
            outside.make_sheet(self.by, chosen, about=None, **sheet)
        return chosen

    def contract(self, put_down: str, who_sees: str, danger: str) -> Any:
        link = supervisions(self.by)[0]
        terms: dict[str, Any] = {"kept": put_down, "who_sees": who_sees, "passed_on": danger}
        proposed = supervision.write_contract(self.by, link, **terms)
        return supervision.agree_contract(link.supervisor.as_viewer(), proposed)

    def sessions(self, on: int, time: str, agreed: dict[str, Any] | None = None) -> Any:
        """One that has been where something was agreed in it: its `due` is days before today."""
        link, at = supervisions(self.by)[0], moment(weekday(self.today, on), time)
        session = supervision.plan_session(self.by, link, at=at)
        if agreed is None:
            return session
        due_on = weekday(self.today, agreed["due"])
        supervision.agree(self.by, session, what=agreed["what"], owner=link.practitioner, due_on=due_on)
        return supervision.step_session(self.by, session, event="held")

    def brought(self, *, words: str = "", my_item: Any = None, **said: Any) -> Any:
        about: dict[str, Any] = {"kind": "question", "source": None, "snapshot": words}
        if my_item:
            about = {"kind": "agenda_item", "source": my_item.id, "snapshot": of_item(my_item)}
        return supervision.bring(self.by, self.alliance, to=supervisors(self.by)[0], **about, **said)

    def supervision_looks(self, *, shared: bool, **look: Any) -> Any:
        rating = outside.keep_look(self.by, supervisor=supervisors(self.by)[0], **look)
        return outside.share_look(self.by, rating, with_words=True) if shared else rating

    def hours(self, **entry: Any) -> Any:
        return outside.add_hours(self.by, **entry)

    def client(self, **about: Any) -> Alliance:
        self.alliance = alliances.add_client(self.by, **about)
        self.person = self.alliance.person
        return self.alliance

    def around(self, of: str, place: str, role: str, **about: Any) -> CircleLink:
        known = {"person": self.person} if self.person else about
        alliance = self.others[of].alliance
        link = alliances.add_to_circle(self.by, alliance, place=place, role=role, **known)
        self.person = link.person
        return link

    def begun(self) -> Alliance:
        assert self.person is not None
        self.alliance = alliances.begin_alliance(self.by, self.person)
        return self.alliance

    # ------------------------------------------------------------ what each of the two wants

    def expect(self, *, given: bool = True, **parts: Any) -> Any:
        sheet = agreements.write_sheet(self.by, self.alliance, **parts)
        return agreements.give_sheet(self.by, self.alliance) if given else sheet

    def goals(self, **words: Any) -> Any:
        goal = agreements.add_goal(self.by, self.alliance, **words)
        agreements.step_goal(self.by, goal, event=GoalEvent.THEY_AGREE)
        return agreements.step_goal(self.by, goal, event=GoalEvent.I_AGREE)

    # ------------------------------------------------------------ contacts

    def called_off(self, event: str, **plan: Any) -> Any:
        return planning.mark_contact(
            self.by, planning.plan_contact(self.by, self.alliance, **plan), event=event
        )

    def met(self, *, planned: Any = None, also: tuple[str, ...] = (), **said: Any) -> Any:
        ids = {f"{name}_id": said.pop(name).id for name in ("item", "my_item") if name in said}
        said.setdefault("in_their_words", bool(said.get("on_their_mind")))
        account = {**ids, **said, "also": [self.rows[name].id for name in also]}
        if planned:
            return recording.record_planned(self.by, planned, **account)
        return recording.record_contact(self.by, self.alliance, **account)

    # ------------------------------------------------------------ how it is between them

    def mirror(self, total: int) -> Any:
        return check_ins.check_in_mirror(self.by, self.alliance, answers=_spread(MIRROR, total))

    def five(self, total: int, mode: str = Mode.TOGETHER, helper: str = "", reply: str = "") -> Any:
        """Aloud; on paper where the two were not together."""
        medium = Medium.ALOUD if mode == Mode.TOGETHER else Medium.PAPER
        how: dict[str, Any] = {"mode": mode, "medium": medium, "helper": helper}
        check_in = asked.ask_five(self.by, self.alliance, answers=_spread(CLIENT, total), **how)
        return beside_check_ins.reply(self.by, check_in, words=reply) if reply else check_in

    def asked(self, differently: str = "", **words: Any) -> Any:
        """`differently`: what I promised after it, and kept."""
        check_in = asked.look_together(self.by, self.alliance, words=words, choices={"hard": "no"})
        if differently:
            made = beside_check_ins.promise_differently(self.by, check_in, words=differently)
            agreements.step_promise(self.by, made.promise, event=PromiseEvent.KEPT)
        return check_in

    def for_me(self, at_ease: int, **words: Any) -> Any:
        return check_ins.check_in_for_me(self.by, self.alliance, answers={"at_ease": at_ease}, **words)

    def link(self, audience: str = "", easier: str = "") -> Any:
        """A check-in link, and what was answered on it where somebody is chosen who reads it: one thing."""
        invited = on_link.invite(self.by, self.alliance)
        if audience:
            unfinished = Unfinished(much=ONE, audience=audience, words={"easier": easier})
            invitations.put_by(invited, unfinished)
            on_link.answer_on_link(invited)
        return invited

    def questionnaire(self, answers: list[Any], helper: str = "") -> Any:
        asked_with = Questionnaire.objects.get(org_id=self.by.org_id, key="side-by-side")
        steps = {
            item.key: Aside(answer) if isinstance(answer, str) else answer
            for item, answer in zip(asked_with.instrument.items, answers, strict=True)
        }
        how: dict[str, Any] = {"mode": Mode.WITH_HELP, "helper": helper} if helper else {}
        return asked.ask_questionnaire(self.by, self.alliance, questionnaire=asked_with, answers=steps, **how)

    # ------------------------------------------------------------ hard patches, slips, days that may hurt

    def hard_days(self, on: int, **day: Any) -> Any:
        exactly = self.today - dt.timedelta(days=on)  # a weekend too
        return beside.expect_hard_day(self.by, self.alliance, on=exactly, **day)

    def conversations(self, landed: str, **words: Any) -> Any:
        return beside.plan_conversation(self.by, self.alliance, **words)


def _spread(instrument: Instrument, total: int) -> dict[str, int | Aside]:
    """Answers that add up to a total, as even as they can be."""
    low, more = divmod(total, len(instrument.items))
    return {item.key: low + (place < more) for place, item in enumerate(instrument.items)}
