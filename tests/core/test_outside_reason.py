"""Reasons as people write them: those that lean on somebody outside only, and those that do not."""

import time

from hypothesis import given
from hypothesis import strategies as st

from alongside.core.outside_reason import READ_AT_MOST, Authority, outside_reason

OUTSIDE = [
    ("The solicitor says we have to", Authority.LEGAL_TEAM),
    ("His solicitor wants it done before Easter", Authority.LEGAL_TEAM),
    ("because the solicitor says so", Authority.LEGAL_TEAM),
    ("The legal team have asked for this", Authority.LEGAL_TEAM),
    ("Legal asked", Authority.LEGAL_TEAM),
    ("The expert is coming in May", Authority.EXPERT),
    ("Otherwise the deputy will complain", Authority.DEPUTY),
    ("so that the insurer keeps paying", Authority.INSURER),
    ("It looks bad in court", Authority.CLAIM),
    ("It is on the list from the referral", Authority.PAPER),
    ("Mandatory", Authority.PAPER),
    ("because I have been instructed", Authority.HAVE_TO),
    ("Counsel advised it", Authority.LEGAL_TEAM),
    ("Recommended by her solicitor.", Authority.LEGAL_TEAM),
    ("The lawyers are chasing me for it", Authority.LEGAL_TEAM),
    ("the insurer wants to see progress", Authority.INSURER),
    ("Insurers won't pay unless this is in place", Authority.INSURER),
    ("The insurance company requires an update every quarter", Authority.INSURER),
    ("To satisfy the insurers", Authority.INSURER),
    ("The other side have asked for evidence of need", Authority.INSURER),
    ("The court requires it", Authority.COURT),
    ("The judge ordered that this is done", Authority.COURT),
    ("Court of Protection has asked for it", Authority.COURT),
    ("The expert recommended a support worker", Authority.EXPERT),
    ("Dr Hall is the expert who recommended it", Authority.EXPERT),
    ("As per the care expert", Authority.EXPERT),
    ("The deputy has asked for it", Authority.DEPUTY),
    ("Deputy insists", Authority.DEPUTY),
    ("Requested by the deputy", Authority.DEPUTY),
    ("CQC requires a signed plan", Authority.REGULATOR),
    ("To comply with CQC", Authority.REGULATOR),
    ("The regulator expects us to have this on file", Authority.REGULATOR),
    ("The law requires it", Authority.REGULATOR),
    ("The council want this form back", Authority.FUNDER),
    ("The commissioners need the review", Authority.FUNDER),
    ("My manager wants this closed", Authority.EMPLOYER),
    ("head office is asking for it", Authority.EMPLOYER),
    ("It is in the timetable", Authority.TIMETABLE),
    ("Because of the court timetable", Authority.TIMETABLE),
    ("The deadline is 4 May", Authority.TIMETABLE),
    ("It has to be in before the hearing", Authority.TIMETABLE),
    ("It helps the claim", Authority.CLAIM),
    ("Needed for his claim", Authority.CLAIM),
    ("good for the case", Authority.CLAIM),
    ("it's in the care plan", Authority.PAPER),
    ("The report says he needs one", Authority.PAPER),
    ("The INA recommends 20 hours", Authority.PAPER),
    ("Part of the contract", Authority.PAPER),
    ("It is policy", Authority.PAPER),
    ("In line with our procedure", Authority.PAPER),
    ("because we have to", Authority.HAVE_TO),
    ("I was told to", Authority.HAVE_TO),
    ("Mrs Shah as deputy has to sign this off", Authority.DEPUTY),
    ("The funding only covers this if we start before April", Authority.FUNDER),
    ("It was one of the recommendations in Dr Patel's report", Authority.PAPER),
    ("Required for the quarterly update to the insurer", Authority.INSURER),
    ("To show the court that he is engaging", Authority.COURT),
    ("Statutory requirement", Authority.PAPER),
    ("They need this for the next JSM", Authority.TIMETABLE),
    ("She has to attend", Authority.HAVE_TO),
    ("It needs to be done", Authority.HAVE_TO),
    ("I\u2019ve been asked to raise it", Authority.HAVE_TO),
    ("We are obliged to look at this every year", Authority.HAVE_TO),
]

THEIRS = [
    "",
    "   ",
    "?",
    "More nights off for you. Does it?",
    "So that you can get the chair out of the car",
    "You said you want your evenings back",
    "He would sleep through if somebody else did the two o'clock turn",
    "Less pain when she sits up",
    "She misses cooking; with a second person she could cook again",
    "It would give her a weekend where she is just his mum",
    "Somebody to go to the football with",
    "He could go out without waiting for his brother",
    "So Dean can choose who comes into the flat",
    "To be less tired in the afternoon",
    "Because you told me that strangers in the house frighten you",
    "A walk without fear of falling",
    "You would have a say in who comes",
    "It could be easier to get into the shower",
    "He asked about it twice",
    "For your own peace",
    "Your back would hurt less",
    "The solicitor upset her last time and I want to put that right",
    "The report upset him",
    "She liked the expert",
    "He is worried about the court",
    "After the hearing there will be time to think about college",
    "I would like to hear how the meeting with the insurer was for you",
    "Her claim is no reason to hurry",
    "The council flat is damp",
    "We agreed in June to look again",
    "Because this flat is cold",
    "The van blocks the ramp",
    "He loves the sea",
    "It might bring some company in the long afternoons",
    "New glasses, because the old ones slip",
    "A quieter room",
    "He plans a party",
    "The case with the broken lid belongs to him",
    "Ask who should be at the table",
    "I think Rosa needs a night off",
    "In case he needs somebody at night",
    "Her mother-in-law wants to come along",
    "It goes with your goals for the summer",
    "For your plan of a small business",
    "Let us do it on a trial basis",
    "She wants to claim PIP before the winter",
    "I must say that I find the stairs steep",
    "Fewer things that you have to carry",
    "Your case manager before me said that you paint",
    "His solicitor is kind and asks after the dog",
    "The solicitor told her off, and I would like to make up for that",
    "The council left the ramp broken",
    "The report will be shorter if we do it together",
    "So your mum does not have to do it all",
    "The master bedroom needs a rail",
    "To keep you out of court",
    "So that nobody in court can say what you feel but you",
    "I could stop coming so often",
    "An expert can show you how to transfer without pain",
    "So that the case is over sooner and you can rest",
]

MIXED = [
    "The solicitor says we have to, and it would also give you more nights off",
    "The insurer wants to see progress; for him it means getting out without waiting",
    "It's in the care plan because she wants to cook again",
    "The court requires it, and without it he loses his support",
    "The deputy has asked, so that you don't have to do the forms any more",
    "The deadline is in May, and after that you would have quiet",
    "Not because the solicitor says so, but because your back hurts",
    "The expert recommended it and she said she would like to try",
    "The report says so, but what matters is that he sleeps",
    "We have to do this once a year; it keeps your hours safe",
    "CQC requires it. It protects you from mistakes with the tablets",
    "My manager wants this; I want it so you can choose your own people",
    "The legal team have asked, and it helps you to be heard",
    "It helps the claim and it helps Dean to get home",
    "The council want the form back so that she gets the ramp",
    "Because of the timetable, and to spare her a second visit",
    "The insurers won't pay unless we ask, and then he could swim again",
    "I was told to, but honestly I think it is good for you",
    "The judge ordered it; it lets him keep his flat",
    "He has to attend, and I will come along so that he is not alone",
]


def test_only_somebody_outside():
    results = [(text, kind, outside_reason(text)) for text, kind in OUTSIDE]
    assert [
        (text, reason) for text, kind, reason in results if reason is None or reason.kind is not kind
    ] == []
    assert [text for text, _kind, reason in results if reason.phrase not in text.replace("\u2019", "'")] == []


def test_a_reason_of_theirs_passes():
    assert [text for text in THEIRS if outside_reason(text)] == []


def test_a_mixed_reason_passes():
    assert [text for text in MIXED if outside_reason(text)] == []


def test_the_tables_are_long_enough():
    assert len(OUTSIDE) >= 40
    assert len(THEIRS) >= 40
    assert len(MIXED) >= 20
    assert {kind for _, kind in OUTSIDE} == set(Authority)


@given(st.sampled_from(OUTSIDE), st.sampled_from([t for t in THEIRS[3:21] if t]))
def test_a_benefit_added_to_any_outside_reason_makes_it_pass(outside, benefit):
    assert outside_reason(f"{outside[0]}. {benefit}") is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_complaint(text):
    reason = outside_reason(text)
    assert reason is None or reason.phrase


def test_a_very_long_text_is_read_quickly():
    text = "the solicitor and then the other thing " * 5_000
    began = time.perf_counter()
    outside_reason(text)
    assert time.perf_counter() - began < 0.5
    assert outside_reason("x " * READ_AT_MOST + "the solicitor says so") is None
