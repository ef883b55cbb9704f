"""S10, S25: what happened is written down; why somebody did it is not guessed at here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.motives import guesses_in

#: (what somebody might write, the phrase in it that guesses)
GUESSES = [
    ("He was being manipulative.", "manipulative"),
    ("He is manipulating us", "manipulating us"),
    ("She manipulated her mother into ringing me", "manipulated her mother"),
    ("She manipulates her, and him too", "manipulates her"),
    ("I felt manipulated.", "I felt manipulated"),
    ("She is trying to get me off the case.", "trying to get me off the case"),
    ("They are trying to get the support worker sacked", "trying to get the support worker sacked"),
    ("He was trying to make me look stupid", "trying to make me look"),
    ("She tried to turn him against me", "tried to turn him against"),
    ("He is trying to split the team.", "trying to split the team"),
    ("I felt it was attention-seeking", "attention-seeking"),
    ("I think he does it for attention", "does it for attention"),
    ("They did it on purpose", "on purpose"),
    ("She said it on purpose.", "on purpose"),
    ("I think that he left the door open on purpose", "on purpose"),
    ("Rosa deliberately kept the letter back.", "deliberately"),
    ("It was deliberate.", "was deliberate"),
    ("She rang the agency just to upset us", "just to upset us"),
    ("He did not come and told everybody, to punish me", "to punish me"),
    ("She asked me to leave just to punish me", "just to punish me"),
    ("He wants to hurt me", "wants to hurt me"),
    ("She meant to upset the support workers.", "meant to upset the support workers"),
    ("He just wants the money", "just wants the money"),
    ("She just wants a fight.", "just wants a fight"),
    ("He always wants his own way", "wants his own way"),
    ("It was out of spite", "out of spite"),
    ("She knew it would hurt", "knew it would hurt"),
    ("He knew exactly what he was doing", "knew exactly what he was doing"),
    ("She was exaggerating for the expert", "was exaggerating for"),
    ("He exaggerated his pain", "exaggerated his pain"),
    ("I think he is malingering", "malingering"),
    ("He is faking it.", "faking it"),
    ("She was lying to us about the keys", "was lying to us"),
    ("I am sure that she is lying.", "she is lying"),
    ("He lied about the taxi", "lied about"),
    ("She pretended not to understand", "pretended not to understand"),
    ("He is making it all up.", "making it all up"),
    ("She has a hidden agenda", "hidden agenda"),
    ("His real motive is the house.", "His real motive"),
    ("The sister has it in for me", "has it in for"),
    ("They play us off against each other", "play us off"),
    ("He is testing me.", "is testing me"),
    ("It is emotional blackmail", "emotional blackmail"),
    ("She is in denial", "is in denial"),
    ("He did that to get me into trouble", "to get me into trouble"),
    ("She uses the children to get at us.", "to get at us"),
    ("He is just being difficult.", "just being difficult"),
    ("They want to get rid of me", "want to get rid of me"),
    ("He does not want to get better because of the claim", "does not want to get better"),
    ("I think he was putting it on", "I think he was putting it on"),
    ("The family is using it as an excuse", "as an excuse"),
    ("She’s winding us up", "winding us up"),
    ("He did it ON PURPOSE", "ON PURPOSE"),
    ("Nothing was said. She did it on purpose", "on purpose"),
    ("I was late. She did it on purpose", "on purpose"),
    ("He said “go away” on purpose", "on purpose"),
]
#: What was seen, said and done; their wishes; what somebody else is told to have said; what is denied; one's own.
FACTS = [
    "",
    "   ",
    "She said I had betrayed her, and put the phone down.",
    "I said that the police might be called. She went quiet and left the room.",
    "He wanted to go home. I went on with my list.",
    "She split the form in two and gave me back one half.",
    # bodies, rooms and things
    "He was lying on the floor when I came in.",
    "She was lying awake, she said.",
    "We found him where he was lying.",
    "The letters were lying about in the hall.",
    "He was trying to stand up when the chair slipped.",
    "She was trying to get up and I did not see it.",
    "He tried to make tea and the kettle tipped.",
    "She was trying to make sense of the letter.",
    "She tried to make him feel at home.",
    "He was trying to control his arm.",
    "They tried to get him out of the car.",
    "He tried to test the new chair on the ramp.",
    "The nurse was testing me for the virus.",
    "The physio manipulated her shoulder and she cried out.",
    "His shoulder was manipulated under anaesthetic.",
    "He was manipulating the joystick.",
    "She had a splitting headache.",
    "We were splitting the shopping between us.",
    "He was playing games on his phone.",
    "He was putting it on when the zip broke.",
    "It needs the attention of the plumber.",
    "The wound was flagged for attention.",
    "She walked slowly and deliberately to the door.",
    "It is an on purpose-built track.",
    "He exaggerated the movement, as the physio had shown him.",
    "There was a denial of access at the bank.",
    "She knows full well where the keys are.",
    "He knows exactly what he is doing with the tablets now.",
    "A letter marked for the attention of Mr Hall.",
    "They tried to get the hoist off the case.",
    "He reached out to get at the shelf.",
    "He was lying to the left of the bed.",
    "She was lying about two metres from the stairs.",
    "The malicious call was traced by the police.",
    "She wound the wool up while I talked.",
    "I went out to get him from school.",
    "She made it up the stairs alone.",
    "He is making it up to her with a weekend away.",
    "It seemed to upset her.",
    "It began to annoy him that I kept looking at my watch.",
    "I asked the carer not to hurt him when she lifts.",
    "She bought a fake plant.",
    # what they wish
    "She just wants a weekend where she is just his mum.",
    "He only wants to be left alone in the morning.",
    "She only wanted to know who would be there.",
    "He just wanted a cup of tea.",
    "She wants her own way of doing the tablets.",
    "He has an agenda of his own and I had mine.",
    "She wants to go with him.",
    "He just wants the money for the bus.",
    "Their real aim is a flat of their own.",
    "He wants me to leave him alone.",
    # their words, and what somebody is told to have said or to believe
    "She said: “You did it on purpose.”",
    'He shouted "you are manipulating me" across the street.',
    "She said 'he's lying to you' and rang off.",
    "She called it “attention-seeking” in the meeting",
    "Er sagte: „Das war on purpose“",
    "She asked me whether I had done it on purpose.",
    "She said that the staff did it on purpose.",
    "Rosa believes the agency did it on purpose.",
    "She thinks we want to punish him.",
    "He feels that staff only want to control everyone.",
    "According to her sister he does it for attention.",
    "He accused her of lying to him.",
    "She says he is faking it",
    "He says they only want the money.",
    # denied, and one's own
    "It was not on purpose.",
    "She did not do it on purpose.",
    "I do not think that she did it on purpose.",
    "Nobody did it on purpose.",
    "I left the letter out on purpose, so that he could see it.",
    "We deliberately came without the form.",
    "I only wanted to know. I was trying to make her feel sorry for them, and that was wrong.",
    "I just wanted the money side settled before Christmas.",
    "Then I said it again, just to annoy him. I am not proud of it.",
    "I lied about the time.",
]


def test_a_guess_is_read_as_it_stands() -> None:
    results = [(words, [guess.split() for guess in guesses_in(words)], phrase) for words, phrase in GUESSES]
    assert [(words, read) for words, read, phrase in results if read != [phrase.split()]] == []


def test_what_happened_what_they_wish_and_what_was_said_are_left_alone() -> None:
    assert [(words, guesses_in(words)) for words in FACTS if guesses_in(words)] == []


def test_each_guess_is_named_once_in_the_order_in_which_it_stands() -> None:
    words = "She did it on purpose. He is malingering. They did it On Purpose, and she lied to us."
    assert guesses_in(words) == ("on purpose", "malingering", "lied to")


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}“", "„{}”", "“{}", '"{}'])
def test_words_in_quotation_marks_are_never_a_guess(marks: str) -> None:
    quoted = [f"She said: {marks.format(words)}" for words, _phrase in GUESSES if "“" not in words]
    assert [text for text in quoted if guesses_in(text)] == []


def test_a_quotation_ends_where_it_ends() -> None:
    assert guesses_in("“Go away”, she said. She did it on purpose.") == ("on purpose",)
    assert guesses_in("He said “go away.\n\nShe did it on purpose.") == ("on purpose",)
    assert guesses_in("The boys' room. She's doing it on purpose. It's the boys' fault") == ("on purpose",)


@given(st.text())
def test_whatever_is_typed_is_read_and_each_phrase_stands_in_it(words: str) -> None:
    assert all(phrase in words for phrase in guesses_in(words))


@given(st.text(alphabet=st.characters(blacklist_characters="”\n"), max_size=80))
def test_no_word_between_quotation_marks_is_ever_read(words: str) -> None:
    assert guesses_in(f"“{words}”") == ()


@pytest.mark.parametrize(
    "piece", ["trying to get ", "“", '" ', "' a", "not a ", "she said ", "I ", "A ", "on purpose ", "her "]
)
def test_a_long_text_made_to_mislead_is_read_to_its_end(piece: str) -> None:
    """A pattern that tried every way to part such a text would not come back for hours."""
    words = piece * (8_000 // len(piece))
    assert all(phrase in words for phrase in guesses_in(words))
