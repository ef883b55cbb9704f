"""Parts that screens are built from: fields, widgets and the shape of a form. docs/reference/components.md shows each."""
