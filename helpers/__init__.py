"""Plumbing and pictures for the six lessons. Models, losses and training steps stand in the notebooks."""
