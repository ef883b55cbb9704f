"""Reading hard patches, forgiven slips, hard conversations and dates that hurt: their practitioner's alone."""

from alongside.repair.queries.beside import Beside, beside
from alongside.repair.queries.strains import (
    Whole,
    open_strains,
    own_slip,
    own_strain,
    own_talk,
    own_weather,
    slips,
    strain_after,
    strains,
    taken_back,
    talks,
    talks_for,
    weather,
    whole,
)

__all__ = [
    "Beside",
    "Whole",
    "beside",
    "open_strains",
    "own_slip",
    "own_strain",
    "own_talk",
    "own_weather",
    "slips",
    "strain_after",
    "strains",
    "taken_back",
    "talks",
    "talks_for",
    "weather",
    "whole",
]
