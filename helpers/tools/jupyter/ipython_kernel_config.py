"""Settings of the kernels that `make lab` starts: a name missing before the setup cell has run names that cell.

`make lab` copies this file to where IPython looks for it, inside the virtual environment.
"""

_HINT = """
def _hint(shell, kind, error, traceback, tb_offset=None):
    import sys
    shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
    if "SEED" not in shell.user_ns:
        print(
            f"Expected the setup cell, the first one with code, to have run; {error.name!r} is not there yet. "
            "Choose Run > Run All Above Selected Cell, then run this cell again.",
            file=sys.stderr,
        )
get_ipython().set_custom_exc((NameError,), _hint)
del _hint
"""
c.InteractiveShellApp.exec_lines = [_HINT]  # noqa: F821 (IPython gives c)
