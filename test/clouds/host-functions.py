"""
LocalEmu with a stand-in for Docker, by which alone it runs functions: each runs on this machine under AWS's own runtime
client, which is given a Runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).

Its IAM engine judges every call of the functions by their roles, and lets it pass. What it says is written down, a line of
JSON each. Each role is tried, as its function starts, with a call to which no function has a right.
"""

import json
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue

os.environ |= {"IAM_ENFORCEMENT": "soft", "ROOT_ACCESS_KEYS": "test", "LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT": "120"}

import boto3
from botocore.exceptions import ClientError
from localemu.runtime.main import main
from localemu.services.iam_enforcement.evaluator import Decision, PolicyEvaluator
from localemu.services.lambda_.invocation import runtime_executor
from localemu.services.lambda_.invocation.lambda_models import InvocationResult

NODE, RUNTIME_CLIENT, FUNCTIONS_LOG, JUDGEMENTS = sys.argv[1:]


evaluate = PolicyEvaluator.evaluate


def evaluate_and_write_down(self, caller, action, resource, **more) -> Decision:
    decision = evaluate(self, caller, action, resource, **more)
    # What is not signed, or not by a role, is no function's.
    if caller.session_name:
        call = {"function": caller.session_name, "action": action, "resource": resource}
        with open(JUDGEMENTS, "a") as file:
            file.write(json.dumps(call | {"allowed": decision == Decision.ALLOW}) + "\n")
    return decision


def ask_for_more(env: dict[str, str]) -> None:
    """Reads from a table that is nobody's, as a function with this environment."""
    client = boto3.client(
        "dynamodb",
        endpoint_url=env["AWS_ENDPOINT_URL"],
        region_name=env["AWS_REGION"],
        aws_access_key_id=env["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=env["AWS_SECRET_ACCESS_KEY"],
        aws_session_token=env["AWS_SESSION_TOKEN"],
    )
    try:
        client.get_item(TableName="nobodys", Key={"key": {"S": "x"}})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise


class RuntimeApi(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        invocations = self.server.executor.ask_for_work()
        given = invocations.get()
        if given is None:
            self.close_connection = True
            return
        payload, deadline = given
        body = payload["payload"].encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.send_header("lambda-runtime-aws-request-id", payload["invoke-id"])
        self.send_header("lambda-runtime-deadline-ms", str(int(deadline * 1000)))
        self.send_header("lambda-runtime-invoked-function-arn", payload["invoked-function-arn"])
        self.send_header("lambda-runtime-trace-id", payload["trace-id"])
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(202)
        self.send_header("content-length", "0")
        self.end_headers()
        self.server.executor.outcomes.put((body, self.path.endswith("/error")))

    def log_message(self, *_) -> None:
        pass


class HostExecutor(runtime_executor.RuntimeExecutor):
    def __init__(self, id, function_version) -> None:
        super().__init__(id, function_version)
        self.api = ThreadingHTTPServer(("127.0.0.1", 0), RuntimeApi)
        self.api.executor = self
        self.asks = threading.Event()
        self.invocations = Queue()
        self.outcomes = Queue()

    def start(self, env_vars) -> None:
        task = str(self.function_version.config.code.get_unzipped_code_location())
        self.env = {name: str(value) for name, value in env_vars.items()} | {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.api.server_port}",
            "LAMBDA_TASK_ROOT": task,
        }
        ask_for_more(self.env)
        threading.Thread(target=self.api.serve_forever, daemon=True).start()
        self.start_process()
        while not self.asks.wait(0.1):
            if self.process.poll() is not None:
                raise RuntimeError(f"{task} ended with {self.process.returncode} before it asked for work")

    def start_process(self) -> None:
        # Whoever still asks for work on behalf of an earlier process gets none.
        self.invocations.put(None)
        self.invocations = Queue()
        with open(FUNCTIONS_LOG, "a") as log:
            self.process = subprocess.Popen(
                [NODE, RUNTIME_CLIENT, self.env["_HANDLER"]],
                cwd=self.env["LAMBDA_TASK_ROOT"],
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def ask_for_work(self) -> Queue:
        self.asks.set()
        return self.invocations

    def invoke(self, payload, function_timeout) -> InvocationResult:
        deadline = time.time() + function_timeout
        self.outcomes = Queue()
        self.invocations.put((payload, deadline))
        while self.process.poll() is None and time.time() < deadline:
            try:
                body, is_error = self.outcomes.get(timeout=0.1)
                return InvocationResult(payload["invoke-id"], body, is_error, logs="")
            except Empty:
                pass
        what = "timed out" if self.process.poll() is None else f"ended with {self.process.returncode}"
        self.process.kill()
        self.process.wait()
        self.start_process()
        error = json.dumps({"errorType": "Runtime.ExitError", "errorMessage": what})
        return InvocationResult(payload["invoke-id"], error.encode(), True, logs="")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.invocations.put(None)
        self.api.shutdown()
        self.api.server_close()

    def get_address(self) -> str:
        return "127.0.0.1"

    def get_endpoint_from_executor(self) -> str:
        return "127.0.0.1"

    def get_runtime_endpoint(self) -> str:
        return f"http://127.0.0.1:{self.api.server_port}"

    def get_logs(self) -> str:
        return f"see {FUNCTIONS_LOG}"

    @classmethod
    def prepare_version(cls, function_version) -> None:
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version) -> None:
        pass


PolicyEvaluator.evaluate = evaluate_and_write_down
runtime_executor.get_runtime_executor = lambda: HostExecutor
main()
