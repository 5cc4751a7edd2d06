"""From a record back to the page: verify every quote, explain one record."""

from extractor.trace.quotes import verify
from extractor.trace.readings import explain
from extractor.trace.written import TraceError

__all__ = ["TraceError", "explain", "verify"]
