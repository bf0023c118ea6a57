"""Changing the dates of a series from the list of its dates: one of them, or one and all that follow."""
