"""Data that are built in: no network is needed."""
