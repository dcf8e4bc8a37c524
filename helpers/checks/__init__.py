"""Exercises that check themselves and say what went wrong."""
