"""Nothing acknowledged is lost in a power cut, and the test can tell (A2). `bench.power_cuts` runs 5,000."""

from django.conf import settings

from bench.power_cuts import SHIPPED, cut, record

CUTS = 125


def test_as_shipped_no_acknowledged_note_is_lost() -> None:
    found = cut(record(SHIPPED), CUTS)
    assert (found.lost, found.unopenable) == (0, 0)


def test_the_control_loses_notes() -> None:
    assert cut(record(SHIPPED.replace("FULL", "NORMAL")), CUTS).lost > CUTS / 4


def test_what_is_tested_is_what_is_shipped() -> None:
    assert settings.SQLITE["OPTIONS"]["init_command"] == SHIPPED
