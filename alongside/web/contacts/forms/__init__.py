"""The forms about contacts."""
