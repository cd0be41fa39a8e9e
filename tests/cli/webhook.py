"""The other end of a webhook, for scenarios.

    webhook.py PORT LOG [--secret KEY] [--answers 500,500,200] [--late SECONDS] [--pem FILE] &

Serves at PORT of 127.0.0.1 (0: a free one), and writes each request to LOG as a line of JSON: path, headers, body, and
whether the signature is right (null: there is none). The first line is {"port"}. Answers come in turn, the last one for
ever. --late waits between hearing and answering. --pem speaks TLS with the key and certificate of that file.
"""
import argparse
import email.header
import hashlib
import hmac
import http.server
import json
import ssl
import time

options = argparse.ArgumentParser()
options.add_argument("port", type=int)
options.add_argument("log")
options.add_argument("--secret", default="")
options.add_argument("--answers", default="200")
options.add_argument("--late", type=float, default=0)
options.add_argument("--pem")
options = options.parse_args()
answers = [int(answer) for answer in options.answers.split(",")]


def write(line):
    with open(options.log, "a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


def is_signed(body, signature):
    right = hmac.new(options.secret.encode(), body, hashlib.sha256).hexdigest()
    return None if signature is None else hmac.compare_digest("sha256=" + right, signature)


def plain(value):
    """A header as people read it: RFC 2047."""
    return "".join(part.decode(code or "ascii") if isinstance(part, bytes) else part
                   for part, code in email.header.decode_header(value))


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        write({"path": self.path, "headers": {name.lower(): plain(value) for name, value in self.headers.items()},
               "body": body.decode("utf-8"), "signed": is_signed(body, self.headers["X-Usher-Signature"])})
        time.sleep(options.late)
        self.send_response(answers.pop(0) if len(answers) > 1 else answers[0])
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Receiver)
if options.pem:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
write({"port": server.server_address[1]})
server.serve_forever()
