"""Each list of the data files, handed to the action that a page would call on that day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from alongside.access.identities import Viewer
from alongside.agenda.actions import agreements, items
from alongside.agenda.models import Side
from alongside.base.clock import new_id
from alongside.checkins.actions import beside as kept, check_ins, questionnaires
from alongside.checkins.models import Medium, Mode, Questionnaire
from alongside.contacts.actions import planning, recording
from alongside.core.instruments.model import Aside, Instrument
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.states.agreements import GoalEvent, PromiseEvent
from alongside.ops.demo.telling import DATA, LATER, Act, weekday
from alongside.people.actions import alliances, good_to_know
from alongside.people.models import Alliance, CircleLink, Person
from alongside.repair.actions import asked, beside, ruptures

POINTS = ("item", "my_item", "goal", "value", "of_promise", "planned", "contact", "conversation")


class Actor:
    """A practitioner, and the one of their people it is about: a method for each list of the data files."""

    alliance: Alliance
    person: Person | None = None

    def __init__(self, by: Viewer, today: dt.date, others: dict[str, Actor]):
        self.by, self.today, self.others = by, today, others
        self.rows: dict[str, Any] = {}  # what other entries point to, by its id in the data file

    def play(self, act: Act) -> None:
        """Do what is told. `x_on` and `deadline` are days before today; POINTS name other entries of the same person."""
        if act.name in LATER:
            getattr(self, act.name)(self.rows[act.entry["id"]], act.entry)
            return
        details = {}
        for name, value in act.entry.items():
            if name.endswith("_on") or name == "deadline":
                details[name] = weekday(self.today, value)
            elif name in POINTS:
                details[name] = self.rows[value]
            elif name not in ("id", "ago", *LATER):
                details[name] = value
        self.rows[act.entry.get("id", act.name)] = getattr(self, act.name)(**details)

    # ------------------------------------------------------------ who they are

    def own_values(self, words: str) -> Any:
        return good_to_know.add_own_value(self.by, words=words)

    def licence(self, **licence: Any) -> Any:
        text = (DATA / "side-by-side.toml").read_text("utf-8")
        return questionnaires.add_questionnaire(by=self.by, id=new_id(), text=text, **licence)

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

    def good(self, **words: Any) -> Any:
        return good_to_know.note_good_to_know(self.by, self.alliance, **words)

    # ------------------------------------------------------------ what each of the two wants

    def expect(self, *, given: bool = True, **parts: Any) -> Any:
        sheet = agreements.write_sheet(self.by, self.alliance, **parts)
        return agreements.give_sheet(self.by, self.alliance) if given else sheet

    def goals(self, **words: Any) -> Any:
        goal = agreements.add_goal(self.by, self.alliance, **words)
        agreements.step_goal(self.by, goal, event=GoalEvent.THEY_AGREE)
        return agreements.step_goal(self.by, goal, event=GoalEvent.I_AGREE)

    def reached(self, goal: Any, _entry: Any) -> None:
        agreements.step_goal(self.by, goal, event=GoalEvent.REACHED)

    def theirs(self, **words: Any) -> Any:
        return items.add_item(self.by, self.alliance, side=Side.THEIRS, in_their_words=True, **words)

    def mine(self, **words: Any) -> Any:
        return items.add_item(self.by, self.alliance, side=Side.MINE, **words)

    def steps(self, item: Any, **step: Any) -> Any:
        return items.step_item(self.by, item, **step)

    def promises(self, **promise: Any) -> Any:
        return agreements.add_promise(self.by, self.alliance, **promise)

    def promise_steps(self, of_promise: Any, **step: Any) -> Any:
        return agreements.step_promise(self.by, of_promise, **step)

    def kept(self, promise: Any, _entry: Any) -> None:
        agreements.step_promise(self.by, promise, event=PromiseEvent.KEPT)

    # ------------------------------------------------------------ contacts

    def ahead(self, **plan: Any) -> Any:
        return planning.plan_contact(self.by, self.alliance, **plan)

    def called_off(self, event: str, **plan: Any) -> Any:
        return planning.mark_contact(self.by, self.ahead(**plan), event=event)

    def met(self, *, planned: Any = None, also: tuple[str, ...] = (), **said: Any) -> Any:
        ids = {f"{name}_id": said.pop(name).id for name in ("item", "my_item") if name in said}
        account = {**ids, **said, "also": [self.rows[name].id for name in also]}
        if planned:
            return recording.record_planned(self.by, planned, **account)
        return recording.record_contact(self.by, self.alliance, **account)

    def away(self, why: str) -> Any:
        return planning.begin_absence(self.by, self.alliance, why=why)

    def back(self, absence: Any, _entry: Any) -> None:
        planning.end_absence(self.by, absence)

    # ------------------------------------------------------------ how it is between them

    def mirror(self, total: int) -> Any:
        return check_ins.check_in_mirror(self.by, self.alliance, answers=_spread(MIRROR, total))

    def five(self, total: int, helper: str = "") -> Any:
        how: dict[str, Any] = (
            {"mode": Mode.WITH_HELP, "medium": Medium.PAPER, "helper": helper} if helper else {}
        )
        return asked.ask_five(self.by, self.alliance, answers=_spread(CLIENT, total), **how)

    def asked(self, **words: Any) -> Any:
        return asked.look_together(self.by, self.alliance, words=words, choices={"hard": "no"})

    def for_me(self, at_ease: int, **words: Any) -> Any:
        return check_ins.check_in_for_me(self.by, self.alliance, answers={"at_ease": at_ease}, **words)

    def worked(self, words: str) -> Any:
        return kept.keep_what_works(self.by, self.alliance, words=words)

    def questionnaire(self, answers: list[Any], helper: str = "") -> Any:
        asked_with = Questionnaire.objects.get(org_id=self.by.org_id)
        steps = {
            item.key: Aside(answer) if isinstance(answer, str) else answer
            for item, answer in zip(asked_with.instrument.items, answers, strict=True)
        }
        how: dict[str, Any] = {"mode": Mode.WITH_HELP, "helper": helper} if helper else {}
        return asked.ask_questionnaire(self.by, self.alliance, questionnaire=asked_with, answers=steps, **how)

    # ------------------------------------------------------------ hard patches, slips, days that may hurt

    def slips(self, words: str) -> Any:
        return beside.forgive(self.by, self.alliance, words=words)

    def hard_days(self, on: int, **day: Any) -> Any:
        exactly = self.today - dt.timedelta(days=on)  # a weekend too
        return beside.expect_hard_day(self.by, self.alliance, on=exactly, **day)

    def conversations(self, landed: str, **words: Any) -> Any:
        return beside.plan_conversation(self.by, self.alliance, **words)

    def had(self, conversation: Any, entry: Any) -> None:
        beside.had_conversation(self.by, conversation, landed=entry["landed"])

    def rupture(self, **first: Any) -> Any:
        return ruptures.notice_rupture(self.by, self.alliance, **first)

    def tried(self, **attempt: Any) -> Any:
        return ruptures.try_something(self.by, self.rows["rupture"], **attempt)

    def said_when(self, when: str) -> Any:
        return ruptures.say_when(self.by, self.rows["rupture"], when=when)

    def written(self, **note: Any) -> Any:
        return ruptures.write_note(self.by, self.rows["rupture"], **note)

    def mended(self, **said: Any) -> Any:
        return ruptures.say_mended(self.by, self.rows["rupture"], **said)


def _spread(instrument: Instrument, total: int) -> dict[str, int | Aside]:
    """Answers that add up to a total, as even as they can be."""
    low, more = divmod(total, len(instrument.items))
    return {item.key: low + (place < more) for place, item in enumerate(instrument.items)}
