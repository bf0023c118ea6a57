"""The start page of who works for a partner city: what to hand in, and what became of what they handed in."""
