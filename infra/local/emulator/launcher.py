"""Starts MiniStack: it ends with whoever started it, and what functions print goes to a file as it comes."""
import asyncio, functools, gc, json, os, signal, threading, time
from datetime import datetime, timezone


def end_with_parent():
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(3)
    os._exit(1)


threading.Thread(target=end_with_parent, daemon=True).start()

from ministack.app import main  # noqa: E402
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


def serve_by_uvicorn():
    """HTTP that is parsed in C takes MiniStack half of the time for a request. Its image has Hypercorn alone, and keeps it."""
    try:
        import uvicorn, uvloop
    except ImportError:
        return
    import hypercorn.asyncio
    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

    send = RequestResponseCycle.send

    class HeldBack:
        """Of a connection, what is written until the next `flush`."""

        def __init__(self, transport):
            self.transport, self.held = transport, []
            self.write = self.held.append

        def flush(self):
            if self.held:
                self.transport.write(b"".join(self.held))
                self.held.clear()

        def close(self):
            self.flush()
            self.transport.close()

        def __getattr__(self, name):
            return getattr(self.transport, name)

    async def send_at_once(cycle, message):
        """Writing is two thirds of what a request costs here, and uvicorn writes headers and body apart."""
        if message["type"] == "http.response.start":
            cycle.transport = HeldBack(cycle.transport)
            await send(cycle, message)
        else:
            await send(cycle, message)
            if isinstance(cycle.transport, HeldBack):
                cycle.transport.flush()

    RequestResponseCycle.send = send_at_once

    async def serve(app, config):
        host, port = config.bind[0].rsplit(":", 1)
        settings = uvicorn.Config(
            app, host, int(port), http="httptools", lifespan="on", log_level="warning", access_log=False,
            date_header=False, server_header=False, proxy_headers=False, timeout_keep_alive=75, timeout_graceful_shutdown=1,
        )
        await uvicorn.Server(settings).serve()

    hypercorn.asyncio.serve = serve
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())


lambda_svc._emit_lambda_logs = to_file_and_cloud_watch


def few_workers():
    """Of one function as many at once as there are processors: more take a second each to start, and nothing is done sooner."""
    most = max(2, os.cpu_count() or 1)
    acquire, release = lambda_svc.acquire_worker, lambda_svc.release_worker
    freed = threading.Condition()

    def acquire_or_wait(*function, **qualified):
        with freed:
            while True:
                worker, how = acquire(*function, **qualified, max_concurrency=most)
                if worker:
                    return worker, how
                freed.wait(1)

    def release_and_tell(worker):
        release(worker)
        with freed:
            freed.notify_all()

    lambda_svc.acquire_worker, lambda_svc.release_worker = acquire_or_wait, release_and_tell


few_workers()


def parse_policies_once():
    """Each request is judged by its role's policies, twice: to read them anew took a tenth of its time."""
    from ministack.core import iam_evaluator

    parse = iam_evaluator.parse_policy_document
    parse_text = functools.lru_cache(maxsize=1000)(parse)
    iam_evaluator.parse_policy_document = lambda policy: (parse_text if isinstance(policy, str) else parse)(policy)


parse_policies_once()


def read_heads_of_mails():
    """A mail goes on as it came. To take it apart too, for a list that nobody asks for, took 5 ms: as long as five requests."""
    import base64
    from email.parser import BytesHeaderParser
    from ministack.services import ses

    parse, parse_whole = BytesHeaderParser().parsebytes, ses._parse_raw_mime

    def parse_head(raw):
        try:
            head = parse(base64.b64decode(raw).partition(b"\r\n\r\n")[0])
        except ValueError:
            return parse_whole(raw)
        return {name: str(head.get(name, "")) for name in ("From", "To", "Subject")}

    ses._parse_raw_mime = parse_head


read_heads_of_mails()

if calls_log := os.environ.get("CALLS_LOG"):
    from ministack.core import iam_evaluator

    enforce, evaluate = iam_evaluator.enforce, iam_evaluator.evaluate
    asking = threading.local()
    noted = set()

    def evaluate_and_tell(ctx, *rest):
        asking.role = (ctx.principal_arn.split("/")[1:2] or [""])[0] if ctx.principal_type == "AssumedRole" else ""
        return evaluate(ctx, *rest)

    def enforce_and_note(access_key, action, service, region, resource_arn="*", service_context=None):
        """What each role asked for, and whether it might: every different call once, as a line of JSON."""
        asking.role = ""
        denied = enforce(access_key, action, service, region, resource_arn, service_context)
        call = asking.role, action, resource_arn, denied is None
        if asking.role and call not in noted:
            noted.add(call)
            line = json.dumps(dict(zip(("role", "action", "resource", "allowed"), call))) + "\n"
            with open(calls_log, "ab", buffering=0) as file:
                file.write(line.encode())
        return denied

    iam_evaluator.evaluate = evaluate_and_tell
    iam_evaluator.enforce = enforce_and_note

# MiniStack keeps all that it was told: to look through that for garbage took 6 % of its time.
gc.freeze()
gc.set_threshold(100_000, 50, 1000)
serve_by_uvicorn()
main()
