"""A real HTTP server on loopback that misbehaves on purpose: the first part of a path names the fault."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CONTENT = bytes(range(256)) * 2000  # 512,000 bytes
PAGE = b"<!DOCTYPE html><title>Log in to our network</title>"


class WeatherServer(ThreadingHTTPServer):
    """Serves ``CONTENT`` at ``url(fault)``.

    ``asked`` lists the paths of all requests; ``half_way`` is set when the fault "pause" has sent half of the file;
    it sends the rest when ``go`` is set.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Weather)
        self.asked, self.half_way, self.go = [], threading.Event(), threading.Event()

    def url(self, fault):
        return f"http://127.0.0.1:{self.server_port}/{fault}/thing.bin"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.go.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        pass  # the client hangs up: some faults are meant to make it do so


class _Weather(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.server.asked.append(self.path)
        fault = self.path.split("/")[1]
        times = self.server.asked.count(self.path)
        if fault.endswith("_then_fine"):
            fault = fault.removesuffix("_then_fine") if times == 1 else "fine"
        getattr(self, f"_{fault}")()

    def _send(self, content, *, length=None, status=200):
        self.send_response(status)
        if length is not False:
            self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        self.wfile.write(content)

    def _fine(self):
        self._send(CONTENT)

    def _404(self):
        self._send(PAGE, status=404)

    def _500(self):
        self._send(PAGE, status=500)

    def _cut(self):
        self._send(CONTENT[:200_000], length=len(CONTENT))

    def _no_length(self):
        self._send(CONTENT, length=False)

    def _chunked(self):
        self._chunk(CONTENT[:300_000])
        self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(CONTENT) - 300_000, CONTENT[300_000:]))

    def _chunked_cut(self):
        self._chunk(CONTENT[:300_000])

    def _chunk(self, content):
        self.protocol_version = "HTTP/1.1"
        self.close_connection = True
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(content), content))

    def _wrong(self):
        self._send(CONTENT[::-1])

    def _page(self):
        self._send(PAGE)

    def _empty(self):
        self._send(b"")

    def _length_too_long(self):
        self._send(CONTENT, length=2 * len(CONTENT))

    def _length_too_short(self):
        self._send(CONTENT, length=len(CONTENT) // 2)

    def _length_is_no_number(self):
        self._send(CONTENT, length="many")

    def _packed(self):  # says that a file which is packed anyhow was packed for the way
        self.send_response(200)
        self.send_header("Content-Encoding", "x-gzip")
        self.end_headers()
        self.wfile.write(CONTENT)

    def _endless(self):
        self._send(b"", length=False)
        while not self.server.go.is_set():
            self.wfile.write(CONTENT)

    def _drip(self):
        self._send(b"", length=len(CONTENT))
        for number in range(len(CONTENT)):
            self.wfile.write(CONTENT[number : number + 1])
            time.sleep(0.02)

    def _drip_headers(self):
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        while not self.server.go.wait(0.05):
            self.wfile.write(b"x")

    def _no_end(self):  # all bytes, no length, and the line stays open
        self._send(CONTENT, length=False)
        self.server.go.wait(60)

    def _busy(self):
        self._ask_to_wait("2")

    def _busy_for_long(self):
        self._ask_to_wait("3600")

    def _busy_until(self):
        self._ask_to_wait("Fri, 01 Jan 2100 00:00:00 GMT")

    def _ask_to_wait(self, value):
        self.send_response(503)
        self.send_header("Retry-After", value)
        self.end_headers()

    def _407(self):
        self._send(PAGE, status=407)

    def do_CONNECT(self):  # as a proxy
        self.server.asked.append(self.path)
        self._407()

    def _steady(self):
        self._send(b"", length=len(CONTENT))
        for start in range(0, len(CONTENT), 64_000):
            self.wfile.write(CONTENT[start : start + 64_000])
            time.sleep(0.2)

    def _silent(self):
        self.server.go.wait(60)

    def _silent_half_way(self):
        self._send(CONTENT[:200_000], length=len(CONTENT))
        self.server.go.wait(60)

    def _pause(self):
        self._send(CONTENT[:200_000], length=len(CONTENT))
        self.server.half_way.set()
        self.server.go.wait(60)
        self.wfile.write(CONTENT[200_000:])

    def _circle(self):
        self.send_response(302)
        self.send_header("Location", self.path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _garbage(self):
        self.wfile.write(b"this is no HTTP\r\n\r\n")
