"""The forms of the agenda's pages."""
