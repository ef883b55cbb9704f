"""The forms of repair."""
