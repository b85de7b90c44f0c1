"""What every answer says to the browser about what it may do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def content_security_policy(*, scripts: bool = False, forms_to: str = "") -> str:
    """What a page may load: styles, fonts and pictures of ours; our scripts too; forms to another site, if named."""
    allowed = {
        "default-src": "'none'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self'",
        "script-src": "'self'" if scripts else "",
        "form-action": f"'self' {forms_to}".strip(),
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {source}" for name, source in allowed.items() if source)


CONTENT_SECURITY_POLICY = content_security_policy()
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class StrictHeaders:
    """No scripts, nothing from elsewhere, no device: the portal needs none of it, so an injected page gets none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.method == "HEAD" and not response.streaming:
            # The server would send the body, and the browser would take it for the next answer.
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response
