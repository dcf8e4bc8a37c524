"""A JupyterHub for these lessons; `make hub` starts it. Here it serves this machine alone: docs/hub/README.md says what a school changes."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

c = get_config()  # noqa: F821 (JupyterHub gives it)

# What you may set before `make hub`.
ADDRESS = os.environ.get("FIVE_MODELS_HUB_ADDRESS", "http://127.0.0.1:8000")
FOLDER = Path(os.environ.get("FIVE_MODELS_HUB", "~/five-models-hub")).expanduser().absolute()  # homes and database
SHARED = Path(os.environ.get("FIVE_MODELS_SHARED", Path(__file__).absolute().parents[2])).expanduser().absolute()
TRIAL_PASSWORD = "five-models"  # known to everybody who reads this
PASSWORD = os.environ.get("FIVE_MODELS_PASSWORD", TRIAL_PASSWORD)

if urlsplit(ADDRESS).hostname != "127.0.0.1" and PASSWORD == TRIAL_PASSWORD:
    sys.exit(f"Expected a password of your own in FIVE_MODELS_PASSWORD, because others can reach {ADDRESS}.")
if not (SHARED / "helpers/startup.py").is_file():
    sys.exit(f"Expected the folder of the lessons in FIVE_MODELS_SHARED; there is no helpers/startup.py in {SHARED}.")
FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)

# The hub and its proxy.
c.JupyterHub.bind_url = ADDRESS
c.JupyterHub.db_url = f"sqlite:///{FOLDER}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{FOLDER}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{FOLDER}/proxy.pid"
c.ConfigurableHTTPProxy.command = [f"{sys.prefix}/proxy/node_modules/.bin/configurable-http-proxy"]

# Who may log in. FOR A TRIAL ONLY: whoever knows the one password is whoever they say they are.
# A school takes NativeAuthenticator (accounts in the hub), LTI (from Moodle or Canvas) or OAuthenticator.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = PASSWORD
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = "[a-z][a-z0-9_-]*"  # a name becomes the name of a folder

# A student's server. FOR A TRIAL ONLY: all run as the user who started the hub, so each can read the others' files, and
# memory is not limited. Docker, Kubernetes and systemd separate students, and keep the two limits below.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{FOLDER}/homes/{{username}}"
# start-server gives the student copies of the lessons
c.Spawner.cmd = ["sh", str(Path(__file__).absolute().with_name("start-server"))]
c.Spawner.default_url = "/lab/tree/lessons/00_introduction.ipynb"
c.Spawner.mem_limit = "3G"  # a server and a kernel: docs/hub/README.md says how much each lesson needs
c.Spawner.cpu_limit = 2  # the lessons use as many cores as the limit grants
c.Spawner.start_timeout = 180  # a whole class starts at once
c.Spawner.http_timeout = 120
c.Spawner.environment = {
    "FIVE_MODELS_SHARED": str(SHARED),
    "FIVE_MODELS_HUB_PYTHON": sys.executable,
    "FIVE_MODELS_HOME": "~/.five-models",  # the student's digit and progress, in his own home
    "JUPYTER_CONFIG_PATH": f"{SHARED}/helpers/tools/jupyter",  # numbered headings, no question about news
}
c.Spawner.args = [
    '--ContentsManager.hide_globs=["five-models", "__pycache__"]',
    # The kernel of a lesson whose tab is closed holds its memory: it ends after 20 idle minutes.
    "--MappingKernelManager.cull_idle_timeout=1200",
    "--MappingKernelManager.cull_interval=60",
] + ["--allow-root"] * (os.geteuid() == 0)

# A server that nobody used for an hour is stopped. Files stay; what a kernel holds is lost.
c.JupyterHub.services = [
    {"name": "idle-culler", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"]}
]
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
