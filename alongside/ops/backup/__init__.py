"""Backups: online, encrypted, and proven by restoring them."""
