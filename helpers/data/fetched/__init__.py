"""Data that are fetched on request: downloads, checksums, archives, the full-size sets."""
