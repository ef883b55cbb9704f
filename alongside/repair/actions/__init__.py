"""Noticing a hard patch and mending it; slips forgiven; hard conversations; dates that hurt."""

from alongside.repair.actions.mending import say_when, step_strain, try_something
from alongside.repair.actions.noticing import forgiven, notice_strain, write_note
from alongside.repair.actions.talks import plan_talk, talk_was_had
from alongside.repair.actions.weather import drop_weather, expect_weather, rang_after

__all__ = [
    "drop_weather",
    "expect_weather",
    "forgiven",
    "notice_strain",
    "plan_talk",
    "rang_after",
    "say_when",
    "step_strain",
    "talk_was_had",
    "try_something",
    "write_note",
]
