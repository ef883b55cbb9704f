"""Alongside: tending the working relationship around people with life-changing injuries."""

__version__ = "0.2.0"
