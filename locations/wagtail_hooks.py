"""Wagtail imports this module."""

from locations import snippets

__all__ = ["snippets"]
