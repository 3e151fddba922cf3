"""Keeps every command of make deploy-local on this machine: AWS's own tools and SDKs would take the credentials and the
region of whoever calls them."""

import os
import sys

ACCESS_KEY_ID = "porchlight-local"
SECRET_ACCESS_KEY = "not-a-secret"
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "JAVA_HOME")


def environment(port, region):
    """All that AWS's tools would look for; nothing of it is anybody's."""
    return {
        "AWS_ACCESS_KEY_ID": ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY": SECRET_ACCESS_KEY,
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def enter(port, region):
    """Forgets the caller's environment: profiles, proxies, and endpoints of single services."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    os.environ.clear()
    os.environ.update(kept | environment(port, region))


def check(client):
    """Ends the process if a client would call anything but the emulator."""
    if not client.meta.endpoint_url.startswith("http://127.0.0.1:"):
        sys.exit(f"This would have called {client.meta.endpoint_url}, which is not on this machine.")
    return client
