"""Puts pip into an environment that was made without it, where Python came without ensurepip (Debian's does).

A wheel of pip can be run as it is; it is taken from the index that pip itself would use.
"""

import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
page = urllib.request.urlopen(index, timeout=60).read().decode()
wheels = re.findall(r'href="([^"]*/pip-(\d+)\.(\d+)(?:\.\d+)?-py3-none-any\.whl[^"]*)"', page)
if not wheels:
    sys.exit(f"{index} has no pip that this script knows")
link, _, _ = max(wheels, key=lambda found: (int(found[1]), int(found[2])))
url = urllib.parse.urljoin(index, link.replace("&amp;", "&"))
with tempfile.TemporaryDirectory() as folder:
    wheel = os.path.join(folder, os.path.basename(urllib.parse.urlparse(url).path))
    urllib.request.urlretrieve(url, wheel)
    sys.exit(subprocess.call([sys.executable, f"{wheel}/pip", "install", "--quiet", "--no-index", wheel]))
