"""What stands behind the make commands; no lesson imports it."""
