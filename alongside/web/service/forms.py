from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.scale import Scale, as_text
from alongside.insight.queries.service import WEIGHTS, bounds, out_of_bounds
from alongside.web.forms import Form

A_NUMBER = {
    "invalid": gettext_lazy("Please write a number, like 0.4."),
    "required": gettext_lazy("Please write a number."),
}


def _points(label: Any) -> forms.FloatField:
    widget = forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"})
    return forms.FloatField(label=label, error_messages=A_NUMBER, widget=widget)


class UsualForm(Form):
    mean = _points(gettext_lazy("Where most relationships lie"))
    between = _points(gettext_lazy("How far relationships lie apart"))
    within = _points(gettext_lazy("How far one person’s answers go up and down"))
    weight = forms.IntegerField(label=gettext_lazy("How many looks this counts for"))

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scale = scale
        for name, (least, most) in bounds(scale).items():
            limits = {"least": f"{least:g}", "most": f"{most:g}"}
            self.fields[name].help_text = _("From %(least)s to %(most)s.") % limits
        self.fields["mean"].help_text = _("Answers go from %(low)s to %(high)s.") % {
            "low": as_text(scale.low),
            "high": as_text(scale.high),
        }
        self.fields["weight"].help_text = _(
            "The usual ups and downs weigh as much as this many looks of a person’s own, from %(least)s to %(most)s. "
            "Four is usual."
        ) % {"least": WEIGHTS[0], "most": WEIGHTS[1]}
        self.fields["weight"].widget.attrs |= {"inputmode": "numeric", "min": WEIGHTS[0], "max": WEIGHTS[1]}

    def clean(self) -> dict[str, Any]:
        """All that lie outside at once: the action would name one after the other."""
        for refused in list(out_of_bounds(self.scale, self.cleaned_data)):
            self.refuse(refused)
        return self.cleaned_data
