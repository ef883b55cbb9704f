"""The pages: one query, one action, render."""
