"""Noticing a hard patch and mending it; slips forgiven; hard conversations; dates that hurt."""

from alongside.repair.actions.mending import say_when, say_whose, step_strain, try_something
from alongside.repair.actions.noticing import notice_strain, write_note
from alongside.repair.actions.slips import forgiven, say_slip, take_back_slip
from alongside.repair.actions.talks import change_talk, come_back_to, plan_talk, talk_was_had
from alongside.repair.actions.weather import drop_weather, expect_weather, rang_after
from alongside.repair.actions.withdraw import began_otherwise, put_back_strain, withdraw_strain

__all__ = [
    "began_otherwise",
    "change_talk",
    "come_back_to",
    "drop_weather",
    "expect_weather",
    "forgiven",
    "notice_strain",
    "plan_talk",
    "put_back_strain",
    "rang_after",
    "say_slip",
    "say_when",
    "say_whose",
    "step_strain",
    "take_back_slip",
    "talk_was_had",
    "try_something",
    "withdraw_strain",
    "write_note",
]
