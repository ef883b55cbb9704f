"""The renderer that gives every form of the product its fields, hints and errors (setting FORM_RENDERER)."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Looks for templates where the pages look for theirs.

    Needs `alongside.web` before `django.forms` in INSTALLED_APPS, so that our `django/forms/field.html` is found
    before Django's.
    """

    form_template_name = "components/form.html"
