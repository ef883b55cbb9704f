"""Pictures drawn on the server: values in, SVG out, with the same figures as a list beside them."""
