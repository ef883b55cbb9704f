"""A line in words, for whoever does not see it: sentences, and a table of every mark of the picture. And the gap between the
two sides: how far apart, between what, and whether they move together. No verdict on anybody."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.checkins.models import Medium, Mode
from alongside.core.dyad import Gap, Tracking
from alongside.core.line import STEPS, AllianceLine, Dot
from alongside.core.results import Figure, NotEnough
from alongside.core.scale import Scale
from alongside.documents.checkins import step_label
from alongside.documents.words import Spoken, day as day_in_words

NO_DIFFERENCE = 0.005  # points that are shown as 0.00


def sentences(line: AllianceLine, person: Spoken, today: dt.date, mirror: str = "") -> list[str]:
    """How their answers and mine begin and end, hard patches, mends. `mirror` names my dots where it is not I who is spoken
    to."""
    mirror = mirror or _("how you think it is for %(them)s") % {"them": person.them}
    parts = [
        _course(_("%(their)s answers") % {"their": person.their}, line.answers, today),
        _course(mirror, line.mirror, today),
    ]
    banded = [dot for dot in line.answers if dot.usual is not None]
    if banded:
        newest = banded[-1]
        fill = {"them": person.them, "on": day_in_words(newest.on, today), "usual": usual_then(newest)}
        parts.append(_("Usual for %(them)s before %(on)s: %(usual)s of 5.") % fill)
    for rupture in line.patches:
        days = {"began": day_in_words(rupture.began, today)}
        sentence = _("A hard patch since %(began)s.")
        if rupture.until is not None:
            days["until"] = day_in_words(rupture.until, today)
            sentence = _("A hard patch from %(began)s, mended on %(until)s.")
            if rupture.until == rupture.began:
                sentence = _("A hard patch on %(began)s, mended the same day.")
        parts.append(sentence % days)
    return [part for part in parts if part] or [_("Nobody has looked yet.")]


def _course(whose: str, dots: Sequence[Dot], today: dt.date) -> str:
    scored = [dot for dot in dots if dot.steps is not None and not dot.apart]
    if not scored:
        return ""
    first, last = scored[0], scored[-1]
    fill = {
        "whose": capfirst(whose),
        "first": near(first),
        "last": near(last),
        "on": day_in_words(first.on, today),
        "until": day_in_words(last.on, today),
    }
    if first is last:
        return _("%(whose)s: near “%(first)s” on %(on)s.") % fill
    return _("%(whose)s: near “%(first)s” on %(on)s, near “%(last)s” on %(until)s.") % fill


def near(dot: Dot) -> str:
    """The answer that a dot is nearest to, "most times"; halves go up. Empty where there is no score."""
    if dot.steps is None or not dot.top:
        return ""
    return step_label((2 * dot.steps * STEPS + dot.top) // (2 * dot.top))


def mean(height: float) -> str:
    """A height as the mean of the answers from 1 to 5, with one figure after the point."""
    return f"{1 + 4 * height:.1f}"


def usual_then(dot: Dot) -> str:
    """What was usual before a look, as means; "" where there were too few looks."""
    if dot.usual is None:
        return ""
    ends = {"low": mean(dot.share(dot.usual.low)), "high": mean(dot.share(dot.usual.high))}
    return _("%(low)s to %(high)s") % ends


@dataclass(frozen=True)
class LineMark:
    """One mark: its day, what it is ("theirs", "mirror", "ease", or "" with words in `what`), and what it says."""

    on: dt.date
    kind: str
    what: str
    answer: str = ""
    how: str = ""
    check_in: str = ""
    usual: str = ""
    mean: str = ""


def marks(line: AllianceLine, helpers: Mapping[str, str], me: str = "") -> list[LineMark]:
    """Every mark inside the window, the newest first. `helpers`: who helped or answered, by check-in; `me`: my name, where
    others read."""
    marked = _check_ins(line, helpers, me)
    for rupture in line.patches:
        marked.append(LineMark(rupture.began, "", _("a hard patch begins")))
        if rupture.until is not None and rupture.until <= line.last:
            marked.append(LineMark(rupture.until, "", _("mended")))
    marked += [LineMark(day, "", _("a slip, forgiven there and then")) for day in line.slips]
    marked += [LineMark(day, "", _("a promise kept")) for day in line.promises_kept]
    return sorted(marked, key=lambda mark: (mark.on, mark.kind), reverse=True)


def _check_ins(line: AllianceLine, helpers: Mapping[str, str], me: str) -> list[LineMark]:
    marked = []
    for kind, dots in (("theirs", line.answers), ("mirror", line.mirror), ("ease", line.ease)):
        for dot in dots:
            height = mean(dot.height)
            answer = _("near “%(answer)s”, %(mean)s of 5") % {"answer": near(dot), "mean": height}
            if kind == "ease":
                answer = near(dot) or _("nothing to this")
            elif dot.steps is None:
                answer = _("too few answers to draw")
            mode, medium = dot.way.split(" ")[:2] if kind == "theirs" else ("", "")
            how = came(mode, medium, helpers.get(dot.id, ""), me) if kind == "theirs" else ""
            marked.append(LineMark(dot.on, kind, "", answer, how, dot.id, usual_then(dot), height))
    return marked


def came(mode: str, medium: str, helper: str, me: str = "") -> str:
    """ "asked aloud, with help from Tunde". `me` is my name, where others read."""
    if mode == Mode.WITH_HELP:
        who = _("with help from %(name)s") % {"name": helper}
    elif mode == Mode.FOR_THEM:
        who = _("answered for them by %(name)s") % {"name": helper}
    elif mode == Mode.TOGETHER and me:
        who = _("together with %(name)s") % {"name": me}
    else:
        who = str(Mode(mode).label)
    return f"{Medium(medium).label}, {who}"


def gap_words(gap: Gap | NotEnough, scale: Scale, person: Spoken) -> list[str]:
    """The mean difference with its range, and where most pairs lie; or how far it is to that."""
    if isinstance(gap, NotEnough):
        return [too_few(gap)]
    step = float(scale.step)
    points = gap.mean.value * step
    fill = {"points": f"{abs(points):.2f}", "name": person.name}
    mean = _("On average you guess what %(name)s answers.")
    if abs(points) >= NO_DIFFERENCE:
        mean = (
            _("On average you guess %(points)s points lower than %(name)s answers.")
            if points < 0
            else _("On average you guess %(points)s points higher than %(name)s answers.")
        )
    if gap.mean.interval is None or gap.limits.low == gap.limits.high:
        return [mean % fill, _("So far every pair has been the same distance apart.")]
    low, high = side(gap.mean.interval.low * step), side(gap.mean.interval.high * step)
    limits = {"low": side(gap.limits.low * step), "high": side(gap.limits.high * step)}
    most = _("Most single guesses lie from %(low)s to %(high)s.") % limits
    return [mean % fill, _by_chance(gap.mean, low, high), most]


def _by_chance(figure: Figure, low: str, high: str) -> str:
    level = figure.interval.level if figure.interval else 0
    fill = {"low": low, "high": high, "pairs": figure.n, "n": round(100 * level)}
    return (
        _(
            "From %(pairs)s pairs: by chance it could lie anywhere from %(low)s to %(high)s, in %(n)s of 100 such workings-out."
        )
        % fill
    )


def side(points: float) -> str:
    """ "0.40 lower", "0.10 higher", "the same"."""
    if abs(points) < NO_DIFFERENCE:
        return _("the same")
    return (_("%(n)s lower") if points < 0 else _("%(n)s higher")) % {"n": f"{abs(points):.2f}"}


def tracking_words(tracking: Tracking | NotEnough, scale: Scale, person: Spoken) -> list[str]:
    """Whether guesses move with the answers, and how far they lie above or below them at their usual level; or how far it is
    to that."""
    if isinstance(tracking, NotEnough):
        return [too_few(tracking)]
    slope, bias, step = tracking.tracking, tracking.bias, float(scale.step)
    fill = {"n": f"{abs(slope.value):.2f}", "names": person.names}
    along = _("When %(names)s answers lie one point higher, your guess lies %(n)s points higher.")
    if slope.value < 0:
        along = _("When %(names)s answers lie one point higher, your guess lies %(n)s points lower.")
    sentences = [along % fill]
    if slope.interval:
        sentences.append(_by_chance(slope, f"{slope.interval.low:.2f}", f"{slope.interval.high:.2f}"))
        if bias.interval:
            fill["side"] = side(bias.value * step)
            fill |= {"low": side(bias.interval.low * step), "high": side(bias.interval.high * step)}
            usual = _(
                "Around %(names)s usual answer your guess lies: %(side)s; by chance it could lie anywhere from %(low)s to %(high)s."
            )
            sentences.append(usual % fill)
    return sentences


def too_few(lacking: NotEnough) -> str:
    """ "Too few to say: 2 of 3 pairs"; or that the answers have all been the same."""
    if lacking.what == "different answers":
        return _("Too few to say: the answers have all been the same so far.")
    return _("Too few to say: %(had)s of %(needed)s pairs.") % {"had": lacking.had, "needed": lacking.needed}
