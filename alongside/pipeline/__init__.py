"""Whole-service analysis of files, with the same core functions as the pages."""
