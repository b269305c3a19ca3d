"""`pijler serve`: the website, its database and its worker, until stopped."""

import argparse
import os
import ssl
from pathlib import Path

from pijler.doors.commands import check
from pijler.doors.commands.house import database_up, load_django
from pijler.doors.commands.migrate import migrate
from pijler.doors.commands.outcome import NOT_OK, Refused
from pijler.doors.commands.supervisor import Program, keep_running, python

EXAMPLES = """\
  pijler serve
  pijler serve --migrate --port 8080
  pijler serve --host 0.0.0.0 --certificate school.pem --key school.key"""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
OWN_NAMES = {"127.0.0.1", "localhost", "[::1]"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and what to start along."""
    parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument(
        "--workers", type=int, default=1, help="web processes, default: 1"
    )
    parser.add_argument(
        "--threads", type=int, default=8, help="per web process, default: 8"
    )
    parser.add_argument("--certificate", type=Path, help="for HTTPS: a PEM file")
    parser.add_argument("--key", type=Path, help="its key: a PEM file (PKCS#8)")
    parser.add_argument("--migrate", action="store_true", help="migrate first")
    parser.add_argument(
        "--no-worker", action="store_true", help="run no jobs (see `pijler worker`)"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    _check_certificate(args.certificate, args.key)
    with database_up() as cluster:
        load_django()
        if args.migrate:
            migrate(quiet=True)
        if _is_public(args.host) and not check.passes():
            return NOT_OK
        _collect_static_files()
        print(f"Pijler is on {_address(args)} (Ctrl-C stops it).", flush=True)
        return keep_running(_programs(args), cluster)


def web_command(args: argparse.Namespace) -> list[str]:
    """The command line of the web server."""
    command = python("-m", "granian", "--interface", "wsgi", "--no-ws")
    command += ["--host", args.host, "--port", str(args.port)]
    command += ["--workers", str(args.workers)]
    command += ["--blocking-threads", str(args.threads)]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "20"]
    command += ["--log-level", "error"]
    if args.certificate:
        command += ["--ssl-certificate", str(args.certificate)]
        command += ["--ssl-keyfile", str(args.key)]
    return [*command, "pijler.config.wsgi:application"]


def _programs(args: argparse.Namespace) -> list[Program]:
    web = Program("web server", web_command(args), needed=True)
    if args.no_worker:
        return [web]
    return [web, Program("worker", python("-m", "pijler", "worker"), needed=False)]


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    if (certificate is None) != (key is None):
        raise Refused("HTTPS needs both --certificate and --key.")
    if certificate is None or key is None:
        return
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
            certificate, key
        )
    except (OSError, ssl.SSLError) as problem:
        raise Refused(f"The certificate and key do not work: {problem}") from problem


def _is_public(host: str) -> bool:
    # A school's own machine with the demo school may be unsafe; a server may not.
    from django.conf import settings

    reached_here_only = host in LOOPBACK and set(settings.ALLOWED_HOSTS) <= OWN_NAMES
    for_looking = settings.DEBUG or settings.DEMO
    return not (reached_here_only and for_looking and not settings.SECURE)


def _collect_static_files() -> None:
    from django.conf import settings
    from django.core.management import call_command

    if not settings.DEBUG:
        os.makedirs(settings.STATIC_ROOT, exist_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)


def _address(args: argparse.Namespace) -> str:
    scheme = "https" if args.certificate else "http"
    host = f"[{args.host}]" if ":" in args.host else args.host
    return f"{scheme}://{host}:{args.port}"
