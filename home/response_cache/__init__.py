"""Answers that are the same for everybody, kept until something is published."""
