"""Asking about a property: the form, what becomes of it, the mails, and when all of it is forgotten."""
