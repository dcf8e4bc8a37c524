"""Where the series keeps its files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
MODELS = ROOT / "data" / "models"
RECORDED = ROOT / "data" / "recorded"
