"""The errors that any operation of any service may send, so that models do not list them.

Source: the pages `CommonErrors` of AWS's API references, of today and of earlier years, such as
https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html.
"""

from __future__ import annotations

from typing import Final

COMMON_ERRORS: Final = frozenset(
    (
        *("AccessDenied", "AccessDeniedException", "AuthFailure", "ExpiredToken"),
        *("ExpiredTokenException", "IncompleteSignature", "InternalError", "InternalFailure"),
        *("InternalServerError", "InvalidAction", "InvalidClientTokenId", "InvalidParameterValue"),
        *("InvalidParameterCombination", "InvalidQueryParameter", "MalformedHttpRequestException"),
        *("MalformedQueryString", "MissingAction", "MissingAuthenticationToken"),
        *("MissingParameter", "NotAuthorized", "OptInRequired", "RequestAbortedException"),
        *("RequestEntityTooLargeException", "RequestExpired", "RequestLimitExceeded"),
        *("RequestTimeoutException", "ServiceUnavailable", "SlowDown", "Throttling"),
        *("ThrottlingException", "TooManyRequestsException", "UnauthorizedOperation"),
        *("UnknownOperationException", "UnrecognizedClientException", "ValidationError"),
        "ValidationException",
    )
)
