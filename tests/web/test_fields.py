"""Fields and every other part as they stand on the page: valid, wired for screen readers, and kind when something is wrong."""

import re
from pathlib import Path

import html5lib
import pytest
from django import forms

from alongside.web.components import Chips, Circles, Fold, SideBySide, Words
from alongside.web.forms import LONGEST, Form
from alongside.web.templatetags import words
from tests.gallery import pages
from tests.gallery.forms import ContactForm, EveryField
from tests.web.client import wrong_page

WRONG = {"by": "soon", "ease": "9", "minutes": "many"}
FORMS = {
    "contact": ContactForm(),
    "contact wrong": ContactForm(WRONG),
    "every": EveryField(),
    "every wrong": EveryField({}),
}


def tree(html: str):
    """The rendered piece; raises on any error of HTML."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    )
    return parser.parseFragment(f"<div>{html}</div>")


@pytest.fixture(params=FORMS, ids=str)
def rendered(request: pytest.FixtureRequest):
    return tree(str(FORMS[request.param]))


def named(root, *tags: str):
    return [element for element in root.iter() if element.tag in tags]


def test_every_group_of_choices_has_a_legend_first(rendered):
    fieldsets = named(rendered, "fieldset")
    assert fieldsets
    assert {next(iter(fieldset)).tag for fieldset in fieldsets} == {"legend"}


def test_an_error_stands_beside_its_field_and_is_tied_to_it():
    root = tree(str(ContactForm(WRONG)))
    by = next(control for control in named(root, "input") if control.get("name") == "by")
    error = next(element for element in root.iter() if element.get("id") == "id_by_error")
    assert by.get("aria-invalid") == "true"
    assert "id_by_error" in by.get("aria-describedby").split()
    assert "Please give a day, like 22/11/2026." in "".join(error.itertext())

    described = tree(str(ContactForm({}))).find(".//textarea[@name='on_mind']").get("aria-describedby")
    assert described == "id_on_mind_helptext id_on_mind_error", "a hint is read before the error"


def test_a_wrong_choice_marks_the_group_and_not_each_circle():
    root = tree(str(ContactForm({"on_mind": "x", "ease": "9"})))
    group = next(one for one in named(root, "fieldset") if one.get("aria-invalid"))
    assert (group.get("role"), group.get("aria-describedby")) == ("radiogroup", "id_ease_error")
    assert not [one for one in named(root, "input") if one.get("aria-invalid")]


def test_the_summary_names_every_field_in_the_order_of_the_page_and_leads_to_it():
    links = [(target, label) for target, label, _message in ContactForm(WRONG).error_links()]
    assert links == [
        ("id_on_mind", "What was on his mind?"),
        ("id_by", "By when?"),
        ("id_ease_0", "How at ease did I feel?"),
        ("id_minutes", "Minutes"),
    ]

    summary = tree(str(ContactForm(WRONG))).find(".//section")
    assert (summary.get("tabindex"), summary.get("autofocus")) == ("-1", ""), (
        "it takes the focus without a script"
    )
    assert tree(str(ContactForm())).find(".//section") is None, "not before anything is wrong"


def test_what_has_markup_in_it_stays_words():
    class Odd(Form):
        name = forms.ChoiceField(
            label="<b>", choices=[("'\"><i>", "<script>")], widget=Chips, help_text="<u>"
        )

    assert not named(tree(str(Odd({}))), "b", "i", "u", "script")


@pytest.mark.parametrize(("required", "choices", "expected"), [(False, 3, True), (True, 2, False)])
def test_a_choice_that_may_stay_empty_can_be_taken_back(required, choices, expected):
    class OneOf(Form):
        x = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=Chips, required=required)

    root = tree(str(OneOf()["x"]))
    assert len(named(root, "input")) == choices
    assert ("leave it empty" in "".join(root.itertext())) is expected
    form = ContactForm({"on_mind": "x", "ease": ""})
    assert (form.is_valid(), form.cleaned_data["ease"]) == (True, ""), "it is saved as nothing"


def test_circles_grow_from_empty_to_full():
    widget = Circles(choices=[(n, f"step {n}") for n in range(5)])
    drawn = tree(str(widget.render("x", None, {"id": "x"})))
    radii = [int(one.get("r")) for one in drawn.iter() if one.get("class") == "circle-fill"]
    assert radii == [0, 6, 11, 16, 21]


def test_a_fold_is_closed_until_something_in_it_speaks():
    def is_open(form):
        return tree(str(form)).find(".//details").get("open") is not None

    assert not is_open(ContactForm())
    assert not is_open(ContactForm({"on_mind": "x", "minutes": ""}))
    assert is_open(ContactForm({"on_mind": "x", "minutes": "12"}))
    assert is_open(ContactForm({"on_mind": "x", "minutes": "many"}))
    assert is_open(ContactForm(initial={"there": "Rosa"}))


def test_a_field_that_the_layout_forgets_is_shown_all_the_same():
    class Forgetful(Form):
        layout = (Fold("More", SideBySide("b")),)
        a = forms.CharField(label="first")
        b = forms.CharField(label="second")

    names = [control.get("name") for control in named(tree(str(Forgetful())), "input")]
    assert names == ["b", "a"]


def test_needed_is_said_only_where_some_are_and_some_are_not():
    class AllNeeded(Form):
        a = forms.CharField()
        b = forms.CharField(widget=Words)

    assert "(needed)" not in str(AllNeeded())
    assert str(ContactForm()).count("(needed)") == 1


def test_what_a_form_says_itself_stays():
    class Own(Form):
        who = forms.CharField(error_messages={"required": "Choose the person this was with."})
        address = forms.EmailField()

    assert Own({}).errors["who"] == ["Choose the person this was with."]
    assert Own({"address": "nobody"}).errors["address"] == ["Please write an address, like name@example.org."]

    assert not [one for one in tree(str(EveryField())).iter() if one.get("required") is not None], (
        "no bubbles"
    )


class LongForm(Form):
    words = forms.CharField(label="Words", widget=Words, max_length=20)
    name = forms.CharField(label="Name", max_length=1)


def test_what_is_too_long_is_never_cut_and_says_by_how_much():
    form = LongForm({"words": "a" * 21, "name": "bb"})
    assert "maxlength" not in str(form)
    assert form.errors["words"] == ["Please make this shorter: it has 21 characters, and 20 fit here."]
    assert form.errors["name"] == ["Please make this shorter: it has 2 characters, and one fits here."]
    assert "a" * 21 in str(form)


def test_what_a_tick_means_stands_after_it():
    """A hint that comes first reads as if it belonged to the field above."""

    class OneTick(Form):
        theirs = forms.BooleanField(label="Their own words", help_text="In quotation marks.", required=False)

    said = str(OneTick())
    assert said.index("Their own words") < said.index("In quotation marks.")


def test_a_box_for_words_takes_what_fits_unless_its_field_says_otherwise():
    class Boxes(Form):
        words = forms.CharField(widget=Words)
        more = forms.CharField(widget=Words, max_length=LONGEST + 1)

        def __init__(self, data):
            super().__init__(data)
            self.fields["added"] = forms.CharField(widget=Words)

    assert Boxes(dict.fromkeys(("words", "more", "added"), "x" * LONGEST)).is_valid()
    long = Boxes(dict.fromkeys(("words", "more", "added"), "x" * (LONGEST + 1)))
    said = ["Please make this shorter: it has 5001 characters, and 5000 fit here."]
    assert long.errors == {"words": said, "added": said}
    assert "x" * (LONGEST + 1) in str(long["words"])


PAGES = pages()
WEB = Path(words.__file__).parent.parent
NOT_DRAWN = {"circle-both"}  # a name for tests to find the two by


@pytest.mark.parametrize("name", PAGES)
def test_every_part_is_sound_on_a_page(name):
    complaints = wrong_page(PAGES[name], "/")
    forms = ("a form", "the form")  # those of the gallery are sent nowhere
    assert [complaint for complaint in complaints if not complaint.startswith(forms)] == []


def test_every_class_on_a_page_is_one_that_the_stylesheet_knows():
    styles = "".join(style.read_text("utf-8") for style in (WEB / "static").rglob("*.css"))
    known = set(re.findall(r"\.([a-z][a-z-]*)", styles))
    for template in WEB.rglob("*.html"):
        markup = re.sub(r"{[%{#].*?[%}#]}", " ", template.read_text("utf-8"))
        used = {name for names in re.findall(r'class="([^"]*)"', markup) for name in names.split()}
        assert {name for name in used if not name.endswith("-")} - known <= NOT_DRAWN, template.name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("That van", "“That van”"),
        ('"That van"', "“That van”"),
        ("“That van”", "“That van”"),
        ("  ‘That van’ ", "“That van”"),
        ("He said “no” to me", "“He said “no” to me”"),
        ("", ""),
        (None, ""),
    ],
)
def test_their_words_stand_in_quotation_marks_once(typed, shown):
    assert words.quoted(typed) == shown
