"""Data of the reader's own: a digit, arrays, tables, photographs."""
