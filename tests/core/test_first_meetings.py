from alongside.core.first_meetings import MEETINGS, PATH, PathPart, PathPhase, steps


def test_every_contact_has_a_before_a_during_and_an_after():
    for meeting in range(1, MEETINGS + 1):
        for phase in PathPhase:
            assert 1 <= len(steps(meeting, phase)) <= 5


def test_each_step_comes_once_and_in_the_order_of_the_contact():
    assert len({step.code for step in PATH}) == len(PATH)
    order = [(step.meeting, list(PathPhase).index(step.phase)) for step in PATH]
    assert order == sorted(order)


def test_the_first_thing_in_each_of_the_first_two_contacts_is_theirs():
    assert [steps(n, PathPhase.DURING)[0].part for n in (1, 2)] == [PathPart.THEIR_AGENDA] * 2


def test_mine_is_not_raised_in_the_first_contact():
    assert PathPart.MY_AGENDA not in {step.part for step in steps(1, PathPhase.DURING)}


def test_after_the_third_there_are_no_steps():
    assert steps(MEETINGS + 1) == steps(0) == ()
    assert sum(len(steps(n)) for n in (1, 2, 3)) == len(PATH)


def test_every_part_is_led_to():
    assert {step.part for step in PATH} == set(PathPart)
