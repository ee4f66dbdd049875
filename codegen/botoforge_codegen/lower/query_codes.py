"""Error codes of the Query protocol that services still send, but that are not in their models.

A service that used to speak Query has the trait `awsQueryCompatible`. It sends the name of the
error's shape in the body and the old code in a header; for botocore the header is the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SQS: Final = "AWS.SimpleQueueService"

QUERY_CODES: Final[Mapping[str, Mapping[str, str]]] = {
    # As in botocore's model of SQS while it spoke Query (up to 1.31.80), and the trait
    # `awsQueryError` in AWS's own Smithy model of today, which also has those of KMS.
    "sqs": {
        "BatchEntryIdsNotDistinct": f"{SQS}.BatchEntryIdsNotDistinct",
        "BatchRequestTooLong": f"{SQS}.BatchRequestTooLong",
        "EmptyBatchRequest": f"{SQS}.EmptyBatchRequest",
        "InvalidBatchEntryId": f"{SQS}.InvalidBatchEntryId",
        "KmsAccessDenied": "KMS.AccessDeniedException",
        "KmsDisabled": "KMS.DisabledException",
        "KmsInvalidKeyUsage": "KMS.InvalidKeyUsageException",
        "KmsInvalidState": "KMS.InvalidStateException",
        "KmsNotFound": "KMS.NotFoundException",
        "KmsOptInRequired": "KMS.OptInRequired",
        "KmsThrottled": "KMS.ThrottlingException",
        "MessageNotInflight": f"{SQS}.MessageNotInflight",
        "PurgeQueueInProgress": f"{SQS}.PurgeQueueInProgress",
        "QueueDeletedRecently": f"{SQS}.QueueDeletedRecently",
        "QueueDoesNotExist": f"{SQS}.NonExistentQueue",
        "QueueNameExists": "QueueAlreadyExists",
        "TooManyEntriesInBatchRequest": f"{SQS}.TooManyEntriesInBatchRequest",
        "UnsupportedOperation": f"{SQS}.UnsupportedOperation",
    },
}
"""By client name and the name of the error's shape; the code of any other is in its model."""
