"""A learner as the hub sees one: logs in with a form, opens a lesson, runs its cells over the kernel's websocket."""

import json
import time
import uuid
from dataclasses import dataclass, field

import nbformat
import requests
import websocket

_REQUEST_SECONDS = 180  # a whole class starts at once


class LessonFailed(Exception):
    """What the hub or a kernel did instead of what was expected."""


@dataclass
class Run:
    """What came of a lesson: seconds since the learner began, and the cells that failed."""

    cells: int = 0
    first_picture: float | None = None
    whole_lesson: float | None = None
    failures: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)


class Learner:
    """One learner with a browser's cookies.

    Args:
        hub: as :func:`tests.hub.trial.running_hub` gives it.
        name: to log in with.
    """

    def __init__(self, hub, name):
        self.hub, self.name = hub, name
        self._browser = requests.Session()
        self._server = f"{hub.address}/user/{name}"

    def log_in(self, password=None):
        """Log in and wait for the own server.

        Args:
            password: the hub's own if left out.

        Returns:
            the address that the hub leads to.

        Raises:
            LessonFailed: refused, or the server did not start.
        """
        form = self._browser.get(f"{self.hub.address}/hub/login", timeout=_REQUEST_SECONDS)
        form.raise_for_status()
        fields = {"username": self.name, "password": password or self.hub.password, "_xsrf": self._xsrf("/hub/")}
        page = self._browser.post(form.url, data=fields, timeout=_REQUEST_SECONDS)
        end = time.monotonic() + _REQUEST_SECONDS
        while page.ok and not page.url.startswith(self._server):
            if time.monotonic() > end:
                raise LessonFailed(
                    f"{self.name}'s server did not start in {_REQUEST_SECONDS} s; the page is {page.url}"
                )
            time.sleep(0.5)
            page = self._browser.get(f"{self.hub.address}/hub/spawn-pending/{self.name}", timeout=_REQUEST_SECONDS)
        if not page.ok:
            raise LessonFailed(f"{self.name} got {page.status_code} from {page.url}")
        return page.url

    def stop_server(self):
        """Stop the own server, as *Hub Control Panel → Stop My Server* does."""
        self._ask("DELETE", f"{self.hub.address}/hub/api/users/{self.name}/server", path="/hub/")
        end = time.monotonic() + _REQUEST_SECONDS
        while self.name in self.hub.learners_processes():
            if time.monotonic() > end:
                raise LessonFailed(f"{self.name}'s server did not stop in {_REQUEST_SECONDS} s")
            time.sleep(0.5)

    def pull(self, query):
        """Follow a link that brings a repository (nbgitpuller): the page, then what the page asks for.

        Args:
            query: what the link says behind its question mark.

        Returns:
            the address of the page.
        """
        page = self._ask("GET", f"{self.hub.address}/hub/user-redirect/git-pull?{query}")
        said = self._ask("GET", f"{self._server}/git-pull/api?{query}").text
        if '"phase": "finished"' not in said:
            raise LessonFailed(f"{self.name}: {query} brought {said[-500:]}")
        return page.url

    def names_in(self, folder):
        """The names that the file browser lists in a folder."""
        return {entry["name"] for entry in self._ask("GET", f"{self._server}/api/contents/{folder}").json()["content"]}

    def open(self, path):
        """A notebook, as nbformat gives one."""
        return nbformat.from_dict(self._ask("GET", f"{self._server}/api/contents/{path}").json()["content"])

    def save(self, path, notebook):
        """Save a notebook."""
        self._ask("PUT", f"{self._server}/api/contents/{path}", json={"type": "notebook", "content": notebook})

    def run(self, path, notebook, *, began, limit, before_cell=None):
        """Run all code cells in a fresh kernel, from top to bottom, also after one that failed.

        Args:
            path: of the notebook.
            notebook: its cells.
            began: time.monotonic() from which seconds count.
            limit: seconds, for all cells together.
            before_cell: function of a cell's number, called before it runs.

        Returns:
            Run. A kernel that died and a limit that is over are among its failures.
        """
        run = Run()
        body = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
        session = self._ask("POST", f"{self._server}/api/sessions", json=body).json()
        end = time.monotonic() + limit
        socket = self._connect(session["kernel"]["id"])
        try:
            for number, cell in enumerate(notebook.cells):
                if cell.cell_type == "code":
                    if before_cell:
                        before_cell(number)
                    self._run_cell(socket, cell, run, began, end)
            run.whole_lesson = time.monotonic() - began
        except (LessonFailed, websocket.WebSocketException, OSError) as error:
            run.failures.append(f"{self.name}, after {run.cells} cells: {type(error).__name__} {error}")
        finally:
            socket.close()
        return run

    def _run_cell(self, socket, cell, run, began, end):
        request = uuid.uuid4().hex
        content = {"code": cell.source, "silent": False, "store_history": True, "allow_stdin": False}
        header = {"msg_id": request, "msg_type": "execute_request", "username": "", "session": "", "version": "5.3"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        socket.send(json.dumps(message))
        waiting = {"execute_reply", "idle"}
        while waiting:
            if time.monotonic() > end:
                raise LessonFailed("the time for the lesson is over")
            try:
                message = socket.recv()
            except websocket.WebSocketTimeoutException:
                continue
            if not message or isinstance(message, bytes):  # a widget's buffers come as bytes
                continue
            message = json.loads(message)
            kind, content = message["header"]["msg_type"], message["content"]
            if content.get("execution_state") in ("restarting", "dead"):
                raise LessonFailed("the kernel died")
            if message["parent_header"].get("msg_id") != request:
                continue
            waiting -= {kind, content.get("execution_state")}
            if kind == "stream":
                run.printed.append(content["text"])
            elif kind == "error" and "raises-exception" not in cell.metadata.get("tags", []):
                run.failures.append(f"{self.name}, cell {cell.id}: {content['ename']}: {content['evalue'][:300]}")
            elif run.first_picture is None and _is_picture(content.get("data", {})):
                run.first_picture = time.monotonic() - began
        run.cells += 1

    def _connect(self, kernel):
        address = f"{self._server.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}"
        cookies = requests.Request("GET", f"{self._server}/", cookies=self._browser.cookies)
        cookies = self._browser.prepare_request(cookies).headers.get("Cookie", "")
        socket = websocket.create_connection(address, cookie=cookies, origin=self.hub.address, timeout=60)
        socket.settimeout(1)
        return socket

    def _ask(self, method, address, *, path=None, json=None):
        """A request as the page sends it, with the token that says so."""
        headers = {"X-XSRFToken": self._xsrf(path or f"/user/{self.name}/"), "Referer": f"{self.hub.address}/hub/home"}
        answer = self._browser.request(method, address, json=json, headers=headers, timeout=_REQUEST_SECONDS)
        if not answer.ok:
            raise LessonFailed(f"{self.name}: {method} {answer.url} gave {answer.status_code} {answer.text[:300]}")
        return answer

    def _xsrf(self, path):
        return next((c.value for c in self._browser.cookies if c.name == "_xsrf" and c.path == path), "")


def _is_picture(data):
    """Whether an output is one: an image, or a panel with its picture."""
    return any(kind.startswith("image/") or "widget-view" in kind for kind in data) or "<img" in str(
        data.get("text/html", "")
    )
