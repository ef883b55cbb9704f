"""The kind remark on a reason that names only somebody outside (S15). It blocks nothing."""

from django.utils.translation import gettext_lazy as _

from alongside.core.outside_reason import Authority

WHO = {
    Authority.LEGAL_TEAM: _("the legal team"),
    Authority.INSURER: _("the insurer"),
    Authority.COURT: _("the court"),
    Authority.EXPERT: _("an expert"),
    Authority.DEPUTY: _("the deputy"),
    Authority.REGULATOR: _("a rule or a regulator"),
    Authority.FUNDER: _("whoever pays"),
    Authority.EMPLOYER: _("your own organisation"),
    Authority.TIMETABLE: _("the timetable"),
    Authority.CLAIM: _("the claim"),
    Authority.PAPER: _("a document"),
    Authority.HAVE_TO: _("having to"),
}
#: To be filled with `who`.
REMARK = _(
    "So far this reason names %(who)s. That may be true; what could the person have from it? "
    "If you do not know yet, you can ask."
)
