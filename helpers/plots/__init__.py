"""Pictures: data in, a matplotlib Figure out."""
