"""The built-in data: real handwriting, and the same handwriting set into photographs."""
