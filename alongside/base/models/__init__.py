"""What every row shares, and the tables that serve all areas."""

from alongside.base.models.datakey import DataKey
from alongside.base.models.draft import Draft
from alongside.base.models.row import Row, Rows
from alongside.base.models.sealing import Sealing
from alongside.base.models.sequence import Sequence
from alongside.base.models.stood import StoodBefore
from alongside.base.models.submission import KeptVersion, Submission

__all__ = [
    "DataKey",
    "Draft",
    "KeptVersion",
    "Row",
    "Rows",
    "Sealing",
    "Sequence",
    "StoodBefore",
    "Submission",
]
