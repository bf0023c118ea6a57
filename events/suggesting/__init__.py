"""Suggesting an event without an account: the form, the mail that asks whose address it is, and the draft that goes to review."""
