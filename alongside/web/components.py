"""The product's own fields, and the shape of a form: fields side by side, under a heading, or folded away. All of them are plain HTML inputs underneath: keyboard, speech and no JavaScript work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

FULL = 21  # the radius of a full circle in a picture 48 wide


class _Choices:
    """What the widgets of several options share. `aria-invalid` belongs on the group, which the field template marks."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)  # type: ignore[misc]
        option["attrs"].pop("aria-invalid", None)
        return option


class _Undo(_Choices):
    """A radio cannot be taken back, so one that may stay empty gets a last choice that empties it."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        keeps_its_answer = self.is_required or any(key in ("", None) for key, _label in self.choices)  # type: ignore[attr-defined]
        clear = {"id": f"{context['widget']['attrs'].get('id', name)}_clear", "label": _("leave it empty")}
        context["widget"]["clear"] = None if keeps_its_answer else clear
        return context


class Chips(_Undo, forms.RadioSelect):
    """One of a few short answers, as chips in a row."""

    template_name = "components/widgets/chips.html"


class ChipsApart(Chips):
    """A scale as chips, and apart from it the answers that are no score: "I don't know"."""

    template_name = "components/widgets/chips_apart.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [option for _group, group, _index in context["widget"]["optgroups"] for option in group]
        for part, scored in (("scored", True), ("apart", False)):
            context["widget"][part] = [option for option in options if option["value"].isdigit() is scored]
        return context


class ChipsMany(_Choices, forms.CheckboxSelectMultiple):
    template_name = "components/widgets/chips.html"


class Circles(_Undo, forms.RadioSelect):
    """Circles that grow from empty (first choice) to full (last choice), each with its words; nothing preselected."""

    template_name = "components/widgets/circles.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [option for _group, group, _index in context["widget"]["optgroups"] for option in group]
        for step, option in enumerate(options):
            option["radius"] = ceil(FULL * step / max(len(options) - 1, 1))
        context["widget"]["options"] = options
        return context


class Words(forms.Textarea):
    """Somebody's words: grows as one types where the browser can, and can be pulled larger where it cannot."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, lines: int = 2) -> None:
        shape = "words words-one" if lines == 1 else "words"
        super().__init__({"rows": lines, "class": shape, **(attrs or {})})


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Time(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


@dataclass(frozen=True)
class Placed:
    """One part of a form as it stands on the page: a field, or a block of further parts."""

    template: str
    field: BoundField | None = None
    parts: tuple[Placed, ...] = ()
    title: Any = ""
    hint: Any = ""
    open: bool = False

    def fields(self) -> Iterator[BoundField]:
        if self.field is not None:
            yield self.field
        for part in self.parts:
            yield from part.fields()


class Block:
    """Some fields that stand together; `parts` are names of fields or further blocks."""

    template = ""

    def __init__(self, *parts: Any, title: Any = "", hint: Any = "") -> None:
        self.parts, self.title, self.hint = parts, title, hint

    def names(self) -> set[str]:
        return names_in(self.parts)

    def place(self, form: BaseForm) -> Placed:
        """This block with the form's own fields in it."""
        return Placed(
            template=self.template,
            parts=tuple(place(part, form) for part in self.parts if is_seen(part, form)),
            title=self.title,
            hint=self.hint,
            open=any(speaks(form[name]) for name in self.names() if not form[name].is_hidden),
        )


class SideBySide(Block):
    """Short fields side by side where there is room: SideBySide("day", "time")."""

    template = "components/form_row.html"


class Group(Block):
    """Fields under a heading: Group(_("When"), "day", "time", hint=_("…"))."""

    template = "components/form_group.html"

    def __init__(self, title: Any, *parts: Any, hint: Any = "") -> None:
        super().__init__(*parts, title=title, hint=hint)


class Fold(Group):
    """Fields that most people will not need: folded away, open once there is something in them or wrong with them."""

    template = "components/form_fold.html"


def names_in(parts: Any) -> set[str]:
    """The field names among `parts`, looking into blocks."""
    blocks = [part for part in parts if isinstance(part, Block)]
    plain = {part for part in parts if not isinstance(part, Block)}
    return plain.union(*(block.names() for block in blocks))


def is_seen(part: str | Block, form: BaseForm) -> bool:
    """Whether anything of it is seen: a form may hide a field from one person."""
    if isinstance(part, Block):
        return any(is_seen(inner, form) for inner in part.parts)
    return not form[part].is_hidden


def place(part: str | Block, form: BaseForm) -> Placed:
    """One entry of a layout with the form's field in it. KeyError where the form has no such field."""
    if isinstance(part, Block):
        return part.place(form)
    return Placed(template="components/form_field.html", field=form[part])


def speaks(bound: BoundField) -> bool:
    """Whether a field must be seen: it is wrong, remarked on, or holds something other than its own first value."""
    value = bound.value()
    remark: str = getattr(bound.field, "advice", "")
    if bound.errors or remark:
        return True
    if value in (None, "", []):
        return False
    return bound.field.has_changed(bound.field.initial, value)  # compares what was typed with a value, too


class Renderer(TemplatesSetting):
    """Gives every form its fields, hints and errors (setting FORM_RENDERER): looks for templates where the pages do.

    Needs `alongside.web` before `django.forms` in INSTALLED_APPS, so that our `django/forms/field.html` is found
    before Django's.
    """

    form_template_name = "components/form.html"
