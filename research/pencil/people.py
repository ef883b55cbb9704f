"""Two people, joined by a spring, each with a via-point that the other does not know, trial after trial.

The task is that of Chackochan & Sanguineti 2019 (10.1371/journal.pcbi.1006385). Each agent is an optimal controller (linear,
quadratic, Gaussian) of its own hand: it wants to pass its own via-point, to stop at the common end, and little force in the
spring. It takes the other's path as given: a model of that path, and on top of it what its senses say of where the other is
now, late and noisy, through a Kalman filter. After a trial the model is what was sensed of the whole of it (a smoother),
and part of it is forgotten. Whether it passes its via-point early or late it chooses by what it expects to cost.

Nothing says who leads, or that one ought to follow. Knowing more of the other means one thing: less noise in the senses.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEP = 0.025  # s
START, END = np.array([-0.05, 0.0]), np.array([0.05, 0.0])  # m
CROSSED = ((-0.02, -0.03), (0.02, 0.03))  # the via-points, m: one early on the way and one late ...
OPPOSITE = ((0.0, 0.03), (0.0, -0.03))  # ... and both halfway
SENSES = ("blind", "force shown", "partner seen")
MEASURED = {
    "blind": (3.98, 22.0, 32.0),
    "force shown": (2.33, 17.0, 17.0),
    "partner seen": (1.72, 11.0, 12.0),
}  # N, mm
REFERENCE = 2.7  # N, the mean of the three forces measured: the same in every condition
KNOWN = 0.23  # to turn a force into a place one has to know the spring: Weber fraction (Jones & Hunter 1990)


def _force_noise(magnitude: float, direction: float) -> float:
    """Noise of one component, in N, of a force felt or read to these shares of it, and of the place worked out from it."""
    return REFERENCE * float(np.sqrt((magnitude**2 + direction**2) / 2 + KNOWN**2))


@dataclass(frozen=True)
class Agents:
    """What an agent is. "Ours" says: from a principle or chosen, see the table of how far the order depends on it."""

    vias: tuple[tuple[float, float], tuple[float, float]] = CROSSED
    spring: float = 80.0  # N/m; the task's
    seconds: float = 2.0  # the task's
    mass: float = 1.0  # kg; ours, the order of an arm's at the hand
    viscosity: float = 15.9  # N s/m; as in core.pencil
    # N. Felt: a tenth of its size (Pang, Tan & Durlach 1991: 7 %), 33 degrees (Tan et al. 2006). An arrow on the screen: a twentieth
    # of its length, 5 degrees; ours. The other's point on the screen: 1.5 mm; ours.
    noise: tuple[float, ...] = (_force_noise(0.10, 0.58), _force_noise(0.05, 0.09), 0.0015 * 80.0)
    integration: float = 0.2  # s over which such a judgement is made; ours
    delay: float = 0.15  # s until what is sensed moves the hand; ours, a usual reaction to a push
    place: float = 0.005  # m off a via-point or the end that one can bear (Bryson's rule); ours
    speed: float = 0.05  # m/s at the end
    force: float = 1.72  # N in the spring: the least that was measured
    effort: float = REFERENCE  # N of one's own: as much as was measured in the mean
    differs: float = 0.02  # m by which the other's path may differ from the model; ours
    memory: float = 0.2  # s for which such a difference lasts; ours
    unsteady: float = 0.3  # N of noise in one's own hand; ours
    retained: float = 0.9  # of the model from trial to trial, the rest is "they go straight"; ours
    heat: float = 1.0  # how undecided the choice of early or late is at first, in units of cost; ours
    cooling: float = 20.0  # trials; ours
    early_late: tuple[float, float] = (0.38, 0.62)  # when the straight way is abreast of the crossed ones

    @property
    def steps(self) -> int:
        return round(self.seconds / STEP)


@dataclass(frozen=True)
class Practice:
    """Per trial, condition and pair: mean force in N, how near each came to the other's via-point, in mm."""

    force: Floats
    nearest: Floats  # [trial, condition, pair, player]

    def late(self, trials: int = 10) -> tuple[Floats, Floats]:
        """Force [condition, pair] and nearest [condition, pair, player], over the last trials."""
        return self.force[-trials:].mean(0), self.nearest[-trials:].mean(0)


def practise(agents: Agents, pairs: int, trials: int, seed: int) -> Practice:
    """So many pairs in each condition, from their first trial on."""
    return _Pairs(agents, pairs, seed).practise(trials)


@dataclass
class _Pairs:
    """Arrays are [player, choice early or late, state, person, axis]; persons are all conditions' pairs in a row."""

    agents: Agents
    pairs: int
    seed: int
    chance: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        p, n = self.agents, self.pairs * len(SENSES)
        self.chance, self.n = np.random.default_rng(self.seed), n
        drag, stiff, back = -p.viscosity / p.mass, p.spring / p.mass, 1 / p.memory
        # own place and speed, and how the other differs from the model: place and speed
        flow = np.array([[0, 1, 0, 0], [-stiff, drag, stiff, 0], [0, 0, 0, 1], [0, 0, -(back**2), -2 * back]])
        self.a, held = discrete(flow)
        self.by_hand, self.by_other = held[:, 1] / p.mass, held[:, 1] * stiff
        both = np.array([[0, 1, 0, 0], [-stiff, drag, stiff, 0], [0, 0, 0, 1], [stiff, 0, -stiff, drag]])
        self.world, held = discrete(both)
        self.by_hands = np.stack([held[:, 1], held[:, 3]]) / p.mass
        self.vias = np.array(p.vias)[:, None, None, :]
        s = np.linspace(0, 1, p.steps + 1)
        smooth = (10 * s**3 - 15 * s**4 + 6 * s**5)[
            None, :, None, None
        ]  # the usual course of a reach (minimum jerk)
        self.straight = START + (END - START) * smooth
        self.sensed = np.repeat(p.noise, self.pairs)[:, None] / p.spring * np.sqrt(p.integration / STEP)
        self.late = round(p.delay / STEP)
        self.ahead = np.linalg.matrix_power(self.a[2:, 2:], self.late)
        self._plan()
        self._filter()

    def _plan(self) -> None:
        """The gains of both choices, backwards in time (Riccati)."""
        p, steps = self.agents, self.agents.steps
        pull = np.array([1.0, 0, -1, 0]) * p.spring / p.force
        self.close = np.outer(pull, pull) / steps
        self.at_via, self.at_end = np.zeros((2, steps + 1)), np.zeros(steps + 1)
        self.at_via[[0, 1], [round(share * steps) for share in p.early_late]] = 1 / p.place**2
        resting = round(0.2 / STEP)
        self.at_end[-resting - 1 :] = 1 / p.place**2 / (resting + 1)
        self.s, self.gain, self.g = (
            np.zeros((steps + 1, 2, 4, 4)),
            np.zeros((steps, 2, 4)),
            np.zeros((steps, 2)),
        )
        for t in range(steps, -1, -1):
            q = np.repeat(self.close[None], 2, 0)
            q[:, 0, 0] += self.at_via[:, t] + self.at_end[t]
            q[:, 1, 1] += self.at_end[t] * (p.place / p.speed) ** 2
            if t < steps:
                ahead = self.s[t + 1] @ self.by_hand
                self.g[t] = 1 / (1 / p.effort**2 / steps + ahead @ self.by_hand)
                self.gain[t] = self.g[t][:, None] * (ahead @ self.a)
                q = q + self.a.T @ self.s[t + 1] @ (self.a - self.by_hand[:, None] * self.gain[t][:, None, :])
            self.s[t] = (q + q.transpose(0, 2, 1)) / 2

    def _filter(self) -> None:
        """The Kalman gains and those of the smoother, per person."""
        p, a = self.agents, self.a[2:, 2:]
        jolt = np.array([[0, 0], [0, 4 / p.memory**3 * p.differs**2 * STEP]])
        spread, self.kalman, self.smooth = np.tile(np.eye(2) * 1e-10, (self.n, 1, 1)), [], []
        for _ in range(p.steps + 1):
            k = spread[:, :, 0] / (spread[:, :1, 0] + self.sensed**2)
            now = spread - k[:, :, None] * spread[:, :1, :]
            spread = a @ now @ a.T + jolt
            self.kalman.append(k.T[:, :, None])
            self.smooth.append((now @ a.T @ np.linalg.inv(spread)).transpose(1, 2, 0))

    def practise(self, trials: int) -> Practice:
        p, shape = self.agents, (len(SENSES), self.pairs)
        model: Floats = np.broadcast_to(self.straight, (2, p.steps + 1, self.n, 2))
        force, nearest = [], []
        for trial in range(trials):
            drive, cost = self._intend(model)
            odds = np.clip((cost[:, 0] - cost[:, 1]) / (p.heat * np.exp(-trial / p.cooling)), -50, 50)
            early = self.chance.random((2, self.n)) < 1 / (1 + np.exp(odds))
            path, differs = self._move(model, drive, early)
            model = self.straight + p.retained * (model + differs - self.straight)
            force.append(p.spring * np.sqrt(((path[1] - path[0]) ** 2).sum(-1)).mean(0).reshape(shape))
            far = 1000 * np.sqrt(((path[:, None] - self.vias[None]) ** 2).sum(-1)).min(
                2
            )  # [player, via, person]
            nearest.append(np.stack([far[1, 0], far[0, 1]], -1).reshape(*shape, 2))
        return Practice(*map(np.array, (force, nearest)))

    def _intend(self, model: Floats) -> tuple[Floats, Floats]:
        """What the hand will do for each choice [step, player, choice, person, axis], and what that is expected to cost."""
        p, steps = self.agents, self.agents.steps
        drive = np.zeros((steps, 2, 2, self.n, 2))
        wanted = self._wanted(model, steps)
        for t in range(steps - 1, -1, -1):
            inner = (
                wanted - (self.s[t + 1] @ self.by_other)[None, :, :, None, None] * model[:, t][:, None, None]
            )
            drive[t] = self.g[t][None, :, None, None] * np.einsum("a,icanx->icnx", self.by_hand, inner)
            closed = self.a - self.by_hand[:, None] * self.gain[t][:, None, :]
            wanted = self._wanted(model, t) + np.einsum("cba,icbnx->icanx", closed, inner)
        x, v = np.broadcast_to(START, (2, 2, self.n, 2)), np.zeros((2, 2, self.n, 2))
        cost = np.zeros((2, 2, self.n, 2))
        for t in range(steps + 1):
            other, via = model[:, t][:, None], self.at_via[:, t][None, :, None, None]
            cost = cost + (p.spring / p.force * (x - other)) ** 2 / steps + via * (x - self.vias) ** 2
            cost = cost + self.at_end[t] * ((x - END) ** 2 + (p.place / p.speed * v) ** 2)
            if t < steps:
                gain = self.gain[t][None, :, :, None, None]
                u = drive[t] - gain[:, :, 0] * x - gain[:, :, 1] * v
                cost = cost + (u / p.effort) ** 2 / steps
                x, v = (
                    self.a[k, 0] * x + self.a[k, 1] * v + self.by_hand[k] * u + self.by_other[k] * other
                    for k in (0, 1)
                )
        return drive, cost.sum(-1)

    def _wanted(self, model: Floats, t: int) -> Floats:
        """The linear part of the cost at t: the via-point, the end, and to be where the other is."""
        wanted = np.zeros((2, 2, 4, self.n, 2))
        wanted += (self.close[:, 0])[None, None, :, None, None] * model[:, t][:, None, None]
        wanted[:, :, 0] += self.at_via[:, t][None, :, None, None] * self.vias + self.at_end[t] * END
        return wanted

    def _move(self, model: Floats, drive: Floats, early: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """The trial as it goes, and how each thinks, after it, that the other's path differed from the model."""
        p, steps, a = self.agents, self.agents.steps, self.a[2:, 2:]
        x = np.zeros((4, self.n, 2))
        x[0] = x[2] = START
        guess, choice = np.zeros((2, 2, self.n, 2)), early[:, :, None]
        path, guesses = np.zeros((2, steps + 1, self.n, 2)), []
        for t in range(steps + 1):
            path[:, t] = x[[0, 2]]
            heard = x[[2, 0]] - model[:, t] + self.sensed * self.chance.standard_normal((2, self.n, 2))
            guess = guess + self.kalman[t] * (heard - guess[:, 0])[:, None]
            guesses.append(guess)
            if t < steps:
                known = guesses[t - self.late] if t >= self.late else np.zeros_like(guess)
                known = np.einsum("ab,ibnx->ianx", self.ahead, known)
                state = np.stack([x[[0, 2]], x[[1, 3]], known[:, 0], known[:, 1]], 1)
                both = drive[t] - np.einsum("ca,ianx->icnx", self.gain[t], state)
                u = np.where(choice, both[:, 0], both[:, 1]) + p.unsteady * self.chance.standard_normal(
                    (2, self.n, 2)
                )
                x = np.tensordot(self.world, x, 1) + np.einsum("ia,inx->anx", self.by_hands, u)
            guess = np.einsum("ab,ibnx->ianx", a, guess)
        for t in range(steps - 1, -1, -1):
            later = guesses[t + 1] - np.einsum("ab,ibnx->ianx", a, guesses[t])
            guesses[t] = guesses[t] + np.einsum("abn,ibnx->ianx", self.smooth[t], later)
        return path, np.stack([guess[:, 0] for guess in guesses], 1)


def discrete(flow: Floats) -> tuple[Floats, Floats]:
    """What a linear flow does in one step, and what a push held through it does (the series of the exponential)."""
    now, term, held = np.eye(len(flow)), np.eye(len(flow)), np.eye(len(flow)) * STEP
    for k in range(1, 25):
        term = term @ flow * STEP / k
        now, held = now + term, held + term * STEP / (k + 1)
    return now, held
