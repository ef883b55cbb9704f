"""The published rules, by name, to be chosen and to be compared with."""

from alongside.core.detection.comparators.cusum import Cusum
from alongside.core.detection.comparators.drop_from_last import DropFromLast
from alongside.core.detection.comparators.ewma import Ewma
from alongside.core.detection.comparators.individuals import Individuals
from alongside.core.detection.comparators.moving_range import MovingRange
from alongside.core.detection.comparators.own_sd import OwnSd
from alongside.core.detection.comparators.reliable_change import ReliableChange
from alongside.core.detection.comparators.rule import Rule
from alongside.core.detection.comparators.running_mean import RunningMean
from alongside.core.detection.comparators.srs_preset import SrsPreset
from alongside.core.detection.comparators.state_space import StateSpace, StateSpaceCusum
from alongside.core.detection.comparators.sudden_loss import SuddenLoss

ALL: tuple[Rule, ...] = (
    DropFromLast(),
    SrsPreset(),
    OwnSd(),
    ReliableChange(),
    Individuals(),
    MovingRange(),
    RunningMean(),
    Ewma(),
    Cusum(),
    SuddenLoss(),
)
BY_NAME = {rule.name: rule for rule in ALL}
DATED = {rule.name: rule for rule in (StateSpace(), StateSpaceCusum())}  # those that need the weeks too

__all__ = [
    "ALL", "BY_NAME", "DATED", "Cusum", "DropFromLast", "Ewma", "Individuals", "MovingRange", "OwnSd", "ReliableChange", "Rule",
    "RunningMean", "SrsPreset", "StateSpace", "StateSpaceCusum", "SuddenLoss",
]  # fmt: skip
