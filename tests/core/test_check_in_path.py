"""The screens of a check-in on a link: how many, in which order, and what of that which is sent counts."""

from hypothesis import given, strategies as st

from alongside.core.check_in_path import CHOICES, ITEMS, PATHS, Unfinished
from alongside.core.instruments.model import Aside

FIVE, ONE = Unfinished(much="five"), Unfinished(much="one")


def test_five_things_are_eight_screens_with_safety_last_of_the_five_and_one_thing_is_three() -> None:
    assert FIVE.screens == (
        ("who",), ("listens",), ("on_my_side",), ("helps",), ("can_tell",), ("safe",), ("went_well", "made_it_work"),
        ("hard", "talk", "easier"),
    )  # fmt: skip
    assert ONE.screens == (("who",), ("hard",), ("easier",))
    assert Unfinished().screens == ()


def test_a_screen_that_there_is_not_is_the_nearest_that_there_is() -> None:
    assert [FIVE.nearest(at) for at in (-3, 0, 1, 8, 9)] == [1, 1, 1, 8, 8]
    assert ONE.nearest(7) == 3
    assert Unfinished().nearest(2) == 0


def test_only_what_the_screen_asks_and_offers_counts_and_it_can_be_taken_out_again() -> None:
    begun = FIVE.answered(2, {"listens": "3", "safe": "0"}).answered(6, {"safe": "5"})
    begun = begun.answered(5, {"can_tell": "rather_not_say"}).answered(7, {"went_well": " The van \n"})
    assert begun.answers == {"listens": "3", "can_tell": "rather_not_say"}
    assert (begun.words, begun.at) == ({"went_well": "The van"}, 7)
    assert begun.steps == {"listens": 3, "can_tell": Aside.RATHER_NOT_SAY}
    assert begun.answered(2, {}).answered(7, {"went_well": " "}).words == {}
    assert "listens" not in begun.answered(2, {}).answers


def test_steps_come_in_the_order_in_which_they_are_asked_however_they_were_answered() -> None:
    begun = FIVE
    for at in (6, 2, 4):
        begun = begun.answered(at, dict.fromkeys(ITEMS, "4"))
    assert list(begun.steps) == ["listens", "helps", "safe"]
    assert begun.answered(8, {"hard": "yes", "talk": "not_now"}).choices == {"hard": "yes", "talk": "not_now"}


@given(
    st.sampled_from(sorted(PATHS)),
    st.lists(
        st.tuples(st.integers(1, 8), st.dictionaries(st.sampled_from([*CHOICES, "easier", "x"]), st.text()))
    ),
)
def test_whatever_is_sent_is_read_again_as_it_was_written(
    much: str, screens: list[tuple[int, dict[str, str]]]
) -> None:
    begun = Unfinished(much=much)
    for at, sent in screens:
        begun = begun.answered(begun.nearest(at), sent)
    assert Unfinished.read(begun.written()) == begun
    assert all(said in CHOICES[key] for key, said in begun.answers.items())
    assert Unfinished.read("") == Unfinished()
