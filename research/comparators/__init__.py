"""The published rules, by name, to be chosen and to be compared with."""

from research.comparators.cusum import Cusum
from research.comparators.drop_from_last import DropFromLast
from research.comparators.ewma import Ewma
from research.comparators.individuals import Individuals
from research.comparators.moving_range import MovingRange
from research.comparators.own_sd import OwnSd
from research.comparators.reliable_change import ReliableChange
from research.comparators.rule import PublishedRule
from research.comparators.running_mean import RunningMean
from research.comparators.srs_preset import SrsPreset
from research.comparators.state_space import StateSpace, StateSpaceCusum
from research.comparators.sudden_loss import SuddenLoss

ALL: tuple[PublishedRule, ...] = (
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
