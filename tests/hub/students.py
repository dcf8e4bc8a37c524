"""How many students fit into a server: the table in docs/hub/README.md."""

from helpers.machine import PEAK_MIB

RESERVE = 1536  # MiB for the system, the hub and its proxy
SIZES = (8, 16, 32, 64)  # GiB
# MiB at the peak of one kernel alone: for lessons that the load test does not run.
KERNEL_PEAKS = {lesson: peak for lesson, peak in PEAK_MIB.items() if lesson not in ("00", "01")}


def students(memory, need):
    """How many fit.

    Args:
        memory: of the server, in GiB.
        need: of one student, server and kernel, in MiB.

    Returns:
        whole number, 0 or more.
    """
    return max(0, int((memory * 1024 - RESERVE) // need))


def students_table(needs):
    """The table, in Markdown.

    Args:
        needs: number of a lesson → (MiB a student, where that number comes from).
    """
    rows = ["| lesson | a student needs | " + " | ".join(f"{size} GiB" for size in SIZES) + " | from |"]
    rows.append("|---|---|" + "---|" * (len(SIZES) + 1))
    for lesson, (need, source) in sorted(needs.items()):
        counts = " | ".join(str(students(size, need)) for size in SIZES)
        rows.append(f"| {int(lesson)} | {need:,.0f} MiB | {counts} | {source} |")
    return "\n".join(rows)
