"""Interactives: controls that redraw a picture."""
