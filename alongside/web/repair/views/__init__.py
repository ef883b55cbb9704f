"""The pages of repair."""
