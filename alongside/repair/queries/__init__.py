"""Reading hard patches, forgiven slips, hard conversations and dates that hurt: their practitioner's alone."""

from alongside.repair.queries.strains import (
    Whole,
    open_strains,
    own_strain,
    own_talk,
    own_weather,
    slips,
    strains,
    talks,
    weather,
    whole,
)

__all__ = [
    "Whole",
    "open_strains",
    "own_strain",
    "own_talk",
    "own_weather",
    "slips",
    "strains",
    "talks",
    "weather",
    "whole",
]
