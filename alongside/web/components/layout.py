"""The shape of a form: fields side by side, under a heading, or folded away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms.renderers import TemplatesSetting

if TYPE_CHECKING:
    from django.forms import BaseForm, BoundField


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
        """The fields in here, in the order of the page."""
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
        """The names of all fields inside, at any depth."""
        return names_in(self.parts)

    def place(self, form: BaseForm) -> Placed:
        """This block with the form's own fields in it."""
        return Placed(
            template=self.template,
            parts=tuple(place(part, form) for part in self.parts),
            title=self.title,
            hint=self.hint,
            open=any(speaks(form[name]) for name in self.names()),
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
