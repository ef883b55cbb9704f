import pytest


@pytest.fixture(autouse=True)
def acts_are_told(request: pytest.FixtureRequest) -> None:
    """Every act that a test here calls says what it saved (`every_act_is_told`)."""
    if "db" in request.fixturenames:
        request.getfixturevalue("every_act_is_told")
