"""What the data files tell, as a list of acts in the order in which they happened."""

import datetime as dt
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ZONE = "Europe/London"
DATA = Path(__file__).parent / "data"
SATURDAY = 5
Entry = dict[str, Any]

#: The lists of a person, in the order in which what stands for one day happened, and at which time of that day.
TIMES = {
    "own_values": "08:00",
    "boundaries": "08:00",
    "helped": "08:00",
    "licence": "08:00",
    "second_door": "08:01",
    "contract": "08:01",
    "sessions": "08:01",
    "supervision_looks": "08:01",
    "hours": "08:01",
    "client": "08:00",
    "around": "08:01",
    "begun": "08:02",
    "expect": "08:10",
    "good": "08:10",
    "goals": "08:20",
    "theirs": "08:30",
    "mine": "08:30",
    "promises": "08:40",
    "ahead": "08:50",
    "called_off": "08:50",
    "away": "08:50",
    "slips": "08:50",
    "hard_days": "08:50",
    "conversations": "08:50",
    "met": "",  # its own
    "steps": "23:50",
    "promise_steps": "23:51",
    "kept": "23:51",
    "reached": "23:51",
    "back": "23:51",
    "asked": "23:52",
    "mirror": "23:52",
    "five": "23:53",
    "for_me": "23:53",
    "worked": "23:53",
    "questionnaire": "23:53",
    "link": "23:53",
    "had": "23:54",
    "rupture": "23:55",
    "tried": "23:56",
    "said_when": "23:57",
    "written": "23:57",
    "mended": "23:58",
    "thought": "23:59",
    "learned": "23:59",
    "moments": "23:59",
    "load": "23:59",
    "brought": "23:59",
}
#: Lists that are about nobody's person, in the file of organisations.
OF_ORGANISATIONS = (
    "boundaries",
    "helped",
    "own_values",
    "licence",
    "second_door",
    "contract",
    "sessions",
    "supervision_looks",
    "hours",
)
#: What an entry itself says of a later day, in days before today.
LATER = ("kept", "reached", "back", "had")

WAYS = {"V": "visit", "C": "call", "D": "video", "M": "message", "G": "meeting"}
STARTED = {"t": "them", "m": "me", "a": "arranged"}
MINUTES = {
    "visit": (45, 60, 75, 90),
    "call": (5, 10, 15, 20),
    "video": (30, 45),
    "message": (2, 5),
    "meeting": (60, 90),
}
CLOCKS = ("09:30", "10:00", "10:45", "11:30", "13:15", "14:00", "15:10", "16:20")
UNTOLD = ("Ca", "Cm", "Ct", "Va", "Mt", "Mm")  # contacts of which nothing was written


@dataclass(frozen=True)
class Act:
    """Something done at a moment by one practitioner, about one of their people or their organisation."""

    at: dt.datetime
    by: str
    who: str
    name: str
    entry: Entry


def read(file: str) -> Entry:
    """One data file."""
    return tomllib.loads((DATA / file).read_text("utf-8"))


def weekday(today: dt.date, ago: int) -> dt.date:
    """That many days ago; below 0 is to come. A weekend gives the Friday before, or the Monday to come."""
    day = today - dt.timedelta(days=ago)
    while ago and day.weekday() >= SATURDAY:
        day += dt.timedelta(days=-1 if ago > 0 else 1)
    return day


def moment(day: dt.date, clock: str) -> dt.datetime:
    """A time such as 10:30 on a day where the demo's organisations work."""
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), ZoneInfo(ZONE))


def acts(today: dt.date) -> list[Act]:
    """The whole demo, oldest first. The same day gives the same acts."""
    all_acts = [
        Act(moment(weekday(today, entry["ago"]), TIMES[name]), entry["by"], entry.pop("by"), name, entry)
        for org in read("organisations.toml")["organisation"]
        for name in OF_ORGANISATIONS
        for entry in org.get(name, ())
    ]
    for file in sorted((DATA / "people").glob("*.toml")):
        people = read(f"people/{file.name}")
        by = people.pop("by")
        for who, person in people.items():
            for name, entry in _entries(who, person, today):
                if name == "met":
                    at = entry["at"] + dt.timedelta(minutes=10)
                else:
                    planned = name in ("ahead", "called_off")  # a week before
                    ago = max(entry["ago"], 0) + 7 if planned else entry["ago"]
                    at = moment(weekday(today, ago), TIMES[name])
                all_acts.append(Act(at, by, who, name, entry))
    order = list(TIMES)
    return sorted(all_acts, key=lambda act: (act.at, order.index(act.name)))


def _entries(who: str, person: Entry, today: dt.date) -> Iterator[tuple[str, Entry]]:
    chance = random.Random(who)  # noqa: S311 - of a story, and of no secret
    about: Entry = {
        name: person[name] for name in ("name", "pronoun", "phone", "email", "address") if name in person
    }
    lists: dict[str, list[Entry]] = {
        name: person[name] for name in TIMES if isinstance(person.get(name), list)
    }
    if "since" in person:
        lists["client"] = [{"ago": person["since"], **about}]
    else:
        lists["around"][0].update(about)
    if "alliance" in person:
        lists["begun"] = [{"ago": person["alliance"]}]
    lists |= _check_ins(person)
    lists["met"] = [*_before(person, today, chance), *person.get("met", ())]
    for name, entries in lists.items():
        for n, entry in enumerate(entries):
            entry.setdefault("id", f"{name} {n}")
            if "how" in entry:
                _fill(entry, person.get("earliest", ""), today, chance, held=name == "met")
            yield name, entry
            for later in LATER:
                if later in entry:
                    yield later, {**entry, "ago": entry[later]}


def _check_ins(person: Entry) -> dict[str, list[Entry]]:
    """`both`: on which day, their total, mine. `mirror`: mine alone. `at_ease`: on which day, which step."""
    both = person.get("both", ())
    mirror = [(ago, total) for ago, _theirs, total in both] + person.get("mirror", [])
    return {
        "mirror": [{"ago": ago, "total": total} for ago, total in mirror],
        "five": [{"ago": ago, "total": total} for ago, total, _mine in both] + person.get("on_paper", []),
        "for_me": [{"ago": ago, "at_ease": step} for ago, step in person.get("at_ease", ())]
        + person.get("for_me", []),
    }


def _before(person: Entry, today: dt.date, chance: random.Random) -> list[Entry]:
    """The months before, spread evenly with a little chance: a line, then `quiet` contacts of which nothing was written.

    A line is "Vt | their words | what was done", perhaps with "| named" or the like where something of mine came up.
    """
    lines = [entry for line in person.get("before", ()) for entry in (line, *[""] * person.get("quiet", 2))]
    if not lines:
        return []
    since = (today - weekday(today, person["since"] if "since" in person else person["alliance"])).days
    apart = (since - person["until"]) / len(lines)
    entries = []
    for n, line in enumerate(lines):
        how, *texts = (part.strip() for part in (line or chance.choice(UNTOLD)).split("|"))
        fields = dict(zip(("on_their_mind", "note", "mine_came_up"), texts, strict=False))
        entries.append({"ago": round(since - apart * (n + chance.uniform(0.1, 0.8))), "how": how, **fields})
    return entries


def _fill(entry: Entry, earliest: str, today: dt.date, chance: random.Random, *, held: bool) -> None:
    """What is not told of a contact, so that it looks like one. `how` is a way and who started it, such as "Vt"."""
    way, started = entry.pop("how")
    entry["way"] = WAYS[way]
    clock = entry.get("at") or max(chance.choice(CLOCKS), earliest)
    entry["at"] = moment(weekday(today, entry["ago"]), clock)
    if held:
        entry["started_by"] = STARTED[started]
        entry.setdefault("minutes", chance.choice(MINUTES[entry["way"]]))
        entry.setdefault("did", ["listened"] if entry.get("on_their_mind") else [])
