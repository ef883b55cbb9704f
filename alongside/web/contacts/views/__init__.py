"""The pages about contacts."""
