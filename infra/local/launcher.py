"""
Starts MiniStack: it ends with whoever started it, what functions print goes to a file as it comes, and what their roles
may do and are seen to do to another.
"""
import json, os, re, signal, threading, time
from datetime import datetime, timezone


def end_with_parent():
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(3)
    os._exit(1)


threading.Thread(target=end_with_parent, daemon=True).start()

from ministack.app import main  # noqa: E402
from ministack.core import iam_evaluator  # noqa: E402
from ministack.core.responses import get_account_id  # noqa: E402
from ministack.services import lambda_svc  # noqa: E402

functions_log = os.environ["FUNCTIONS_LOG"]
to_cloud_watch = lambda_svc._emit_lambda_logs


def as_json(function, line):
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        said = {"timestamp": datetime.now(timezone.utc).isoformat(timespec="milliseconds"), "message": line}
    return json.dumps({"function": function, **said}, ensure_ascii=False) + "\n"


def to_file_and_cloud_watch(func, request_id, log_text, *rest, **named):
    """What one call of a function printed, once it is over: one write, so that two calls never mix their lines."""
    name = (func.get("config") or func).get("FunctionName", "unknown")
    lines = "".join(as_json(name, line) for line in (log_text or "").splitlines() if line.strip())
    if lines:
        with open(functions_log, "ab", buffering=0) as file:
            file.write(lines.encode())
    return to_cloud_watch(func, request_id, log_text, *rest, **named)


lambda_svc._emit_lambda_logs = to_file_and_cloud_watch

rights_log = os.environ["RIGHTS_LOG"]
enforce = iam_evaluator.enforce
noted = set()
noting = threading.Lock()
roles = {}


def note(role, action, how, resource):
    """Once each; of files the folder, since their names are made as they come."""
    folder = re.sub(r"^(arn:aws:s3:::[^/]+/[^/]+)/.*", r"\1/*", resource)
    line = json.dumps({"role": role, "action": action, how: folder}) + "\n"
    with noting:
        if line not in noted:
            noted.add(line)
            with open(rights_log, "ab", buffering=0) as file:
                file.write(line.encode())


def role_of(access_key):
    """The role whose keys these are, if they are a role's; what it may do is noted when it is first seen."""
    if access_key not in roles:
        principal = iam_evaluator.resolve_principal(access_key, get_account_id())
        found = re.search(r":assumed-role/([^/]+)/", getattr(principal, "arn", ""))
        roles[access_key] = found and found[1]
        if found:
            for statement in (statement for document in principal.policies for statement in document):
                for action in statement.actions:
                    for resource in statement.resources:
                        note(found[1], action, "granted", resource)
    return roles[access_key]


def enforce_and_note(access_key, action, service, region, resource_arn="*", service_context=None):
    denied = enforce(access_key, action, service, region, resource_arn, service_context)
    role = access_key and role_of(access_key)
    if role:
        note(role, action, "denied" if denied else "used", resource_arn)
    return denied


iam_evaluator.enforce = enforce_and_note
main()
