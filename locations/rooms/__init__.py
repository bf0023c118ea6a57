"""A partner city's room: what it may do, who works in it, inviting and withdrawing. Nothing but Wagtail's own rights."""
