"""Calls of operations whose responses tracers read, and what a server responds to each of them.

Each call can be made with plain boto3 and with a typed client: the same parameters, the same bytes.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import frozen
from support.local_aws import Answer
from support.stream_faults import CONTENT_TYPE, written_event

SERVICES: Final = """
bedrock-runtime = ["Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream"]
dynamodb = [
    "BatchGetItem", "BatchWriteItem", "CreateTable", "DescribeTable", "ListTables", "PutItem",
    "Query", "Scan",
]
ec2 = ["DescribeInstances"]
events = ["PutEvents"]
iam = ["ListRoles"]
kinesis = ["GetRecords", "PutRecord", "PutRecords"]
lambda = ["Invoke", "InvokeWithResponseStream", "ListFunctions"]
s3 = [
    "CompleteMultipartUpload", "CopyObject", "GetObject", "HeadObject", "ListObjectsV2",
    "PutObject",
]
secretsmanager = ["CreateSecret", "GetSecretValue"]
sns = ["CreateTopic", "Publish", "PublishBatch"]
sqs = [
    "GetQueueAttributes", "GetQueueUrl", "ListQueues", "ReceiveMessage", "SendMessage",
    "SendMessageBatch",
]
stepfunctions = ["CreateStateMachine", "StartExecution"]
"""
"""The operations, as they are chosen for a package."""


@frozen(kw_only=True, eq=False)
class TracedCall:
    """An operation, its parameters, and what the server does.

    Attributes:
        name: What a test calls it.
        service: As boto3 names it.
        operation: As the model names it; or the name of a waiter.
        parameters: As boto3 takes them.
        steps: The responses of the server, one for each request.
        how: One call, all pages, or a wait.
        stream: The member of the response that is read; of events, or a body.
        reads: How much is read of it: `all`, or `one` event, after which the stream is closed.
        read_by: The tracers that read more of the response than its metadata.
    """

    name: str
    service: str
    operation: str
    parameters: Mapping[str, Any]
    steps: Sequence[Answer]
    how: str = "call"
    stream: str = ""
    reads: str = "all"
    read_by: tuple[str, ...] = ()

    @property
    def has_events(self) -> bool:
        """Whether the response is an event stream."""
        return self.operation.endswith("Stream")

    def __str__(self) -> str:
        return self.name


OPENTELEMETRY, XRAY, DATADOG = "opentelemetry", "xray", "ddtrace"
REQUEST_ID: Final = "11111111-2222-3333-4444-555555555555"
NAMESPACES: Final = {
    "ec2": "http://ec2.amazonaws.com/doc/2016-11-15/",
    "iam": "https://iam.amazonaws.com/doc/2010-05-08/",
    "s3": "http://s3.amazonaws.com/doc/2006-03-01/",
    "sns": "http://sns.amazonaws.com/doc/2010-03-31/",
}
QUEUE: Final = "https://sqs.us-east-1.amazonaws.com/123456789012/orders"
TOPIC: Final = "arn:aws:sns:us-east-1:123456789012:orders"
MACHINE: Final = "arn:aws:states:us-east-1:123456789012:stateMachine:orders"
CAPACITY: Final = {"TableName": "orders", "CapacityUnits": 2.5, "Table": {"CapacityUnits": 2.5}}
PRODUCER: Final = {"x-datadog-trace-id": "1234567890", "x-datadog-parent-id": "987654321"}
"""What ddtrace has written into a message where it was sent."""


def sent(document: object, status: int = 200, **headers: str) -> Answer:
    """Make a response of JSON."""
    return Answer(
        status=status,
        headers={
            "x-amzn-RequestId": REQUEST_ID,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
        body=json.dumps(document).encode(),
    )


def failed(code: str, message: str = "no", status: int = 400, **headers: str) -> Answer:
    """Make an error of JSON."""
    return sent({"__type": code, "message": message}, status, x_amzn_ErrorType=code, **headers)


def queried(service: str, operation: str, result: str) -> Answer:
    """Make a response of the Query protocol."""
    return Answer(
        headers={"x-amzn-RequestId": REQUEST_ID},
        body=(
            f'<{operation}Response xmlns="{NAMESPACES[service]}"><{operation}Result>{result}'
            f"</{operation}Result><ResponseMetadata><RequestId>{REQUEST_ID}</RequestId>"
            f"</ResponseMetadata></{operation}Response>"
        ).encode(),
    )


def instances(*ids: str, following: str = "") -> Answer:
    """Make a page of EC2's instances."""
    items = "".join(
        f"<item><instanceId>{each}</instanceId><instanceState><code>16</code><name>running</name>"
        "</instanceState><launchTime>2026-01-02T03:04:05.000Z</launchTime></item>"
        for each in ids
    )
    token = f"<nextToken>{following}</nextToken>" if following else ""
    return Answer(
        body=(
            f'<DescribeInstancesResponse xmlns="{NAMESPACES["ec2"]}"><requestId>{REQUEST_ID}'
            f"</requestId><reservationSet><item><reservationId>r-1</reservationId><instancesSet>"
            f"{items}</instancesSet></item></reservationSet>{token}</DescribeInstancesResponse>"
        ).encode()
    )


def stored(body: str | bytes = b"", status: int = 200, **headers: str) -> Answer:
    """Make a response of S3."""
    return Answer(
        status=status,
        headers={
            "x-amz-request-id": "0123456789ABCDEF",
            "x-amz-id-2": "host+of/S3=",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
        body=body.encode() if isinstance(body, str) else body,
    )


def stored_xml(root: str, content: str, **headers: Any) -> Answer:
    """Make a document of S3."""
    return stored(f'<{root} xmlns="{NAMESPACES["s3"]}">{content}</{root}>', **headers)


def streamed(*events: bytes) -> Answer:
    """Make a response that is an event stream."""
    name, _, value = CONTENT_TYPE.partition(": ")
    headers = {"x-amzn-RequestId": REQUEST_ID, name: value}
    headers["X-Amzn-Bedrock-Content-Type"] = "application/json"
    return Answer(headers=headers, body=b"".join(events))


def event(name: str, content: object, kind: str = "event") -> bytes:
    """Write an event of JSON."""
    return written_event(name, json.dumps(content).encode(), kind)


def chunk(content: object) -> bytes:
    """Write a part of what a model of Bedrock generates."""
    encoded = base64.b64encode(json.dumps(content).encode()).decode()
    return event("chunk", {"bytes": encoded})


def binary(content: object) -> str:
    """Write JSON into a blob of JSON."""
    return base64.b64encode(json.dumps(content).encode()).decode()


MESSAGES: Final = [{"role": "user", "content": [{"text": "How are you?"}]}]
CONVERSATION: Final = (
    event("messageStart", {"role": "assistant"}),
    event("contentBlockDelta", {"delta": {"text": "Fine, "}, "contentBlockIndex": 0}),
    event("contentBlockDelta", {"delta": {"text": "thanks"}, "contentBlockIndex": 0}),
    event("contentBlockStop", {"contentBlockIndex": 0}),
    event("messageStop", {"stopReason": "end_turn"}),
    event(
        "metadata",
        {
            "usage": {
                "inputTokens": 4,
                "outputTokens": 7,
                "totalTokens": 11,
                "cacheReadInputTokens": 2,
                "cacheWriteInputTokens": 3,
            },
            "metrics": {"latencyMs": 321},
        },
    ),
)
CLAUDE: Final = {
    "type": "message",
    "role": "assistant",
    "content": [{"type": "text", "text": "Fine, thanks"}],
    "stop_reason": "end_turn",
    "usage": {"input_tokens": 4, "output_tokens": 7},
}
CLAUDE_STREAM: Final = (
    chunk({"type": "message_start", "message": {**CLAUDE, "content": [], "stop_reason": None}}),
    chunk({"type": "content_block_start", "index": 0, "content_block": {"type": "text"}}),
    chunk({"type": "content_block_delta", "index": 0, "delta": {"text": "Fine"}}),
    chunk({"type": "content_block_stop", "index": 0}),
    chunk({"type": "message_delta", "delta": {"stop_reason": "end_turn"}}),
    chunk(
        {
            "type": "message_stop",
            "amazon-bedrock-invocationMetrics": {
                "inputTokenCount": 4,
                "outputTokenCount": 7,
                "invocationLatency": 321,
            },
        }
    ),
)
CLAUDE_ID: Final = "anthropic.claude-3-haiku-20240307-v1:0"
TITAN_ID: Final = "amazon.titan-text-express-v1"
PROMPT: Final = json.dumps(
    {"max_tokens": 20, "messages": [{"role": "user", "content": "How are you?"}]}
)
TITAN_PROMPT: Final = json.dumps(
    {"inputText": "How are you?", "textGenerationConfig": {"maxTokenCount": 20}}
)
TOKENS: Final[dict[str, Any]] = {
    "x_amzn_bedrock_input_token_count": "4",
    "x_amzn_bedrock_output_token_count": "7",
    "x_amzn_bedrock_invocation_latency": "321",
    "content_type": "application/json",
}

BEDROCK: Final = (
    TracedCall(
        name="converse",
        service="bedrock-runtime",
        operation="Converse",
        parameters={"modelId": CLAUDE_ID, "messages": MESSAGES},
        steps=[
            sent(
                {
                    "output": {
                        "message": {"role": "assistant", "content": [{"text": "Fine, thanks"}]}
                    },
                    "stopReason": "end_turn",
                    "usage": {
                        "inputTokens": 4,
                        "outputTokens": 7,
                        "totalTokens": 11,
                        "cacheReadInputTokens": 2,
                        "cacheWriteInputTokens": 3,
                    },
                    "metrics": {"latencyMs": 321},
                }
            )
        ],
        read_by=(OPENTELEMETRY, DATADOG),
    ),
    TracedCall(
        name="converse, throttled",
        service="bedrock-runtime",
        operation="Converse",
        parameters={"modelId": CLAUDE_ID, "messages": MESSAGES},
        steps=[failed("ThrottlingException", status=429)] * 3,
    ),
    TracedCall(
        name="conversation",
        service="bedrock-runtime",
        operation="ConverseStream",
        parameters={"modelId": CLAUDE_ID, "messages": MESSAGES},
        steps=[streamed(*CONVERSATION)],
        stream="stream",
    ),
    TracedCall(
        name="conversation, closed early",
        service="bedrock-runtime",
        operation="ConverseStream",
        parameters={"modelId": CLAUDE_ID, "messages": MESSAGES},
        steps=[streamed(*CONVERSATION)],
        stream="stream",
        reads="one",
    ),
    TracedCall(
        name="conversation, ended by an error",
        service="bedrock-runtime",
        operation="ConverseStream",
        parameters={"modelId": CLAUDE_ID, "messages": MESSAGES},
        steps=[
            streamed(
                *CONVERSATION[:2],
                event("throttlingException", {"message": "too many"}, kind="exception"),
            )
        ],
        stream="stream",
    ),
    TracedCall(
        name="invocation",
        service="bedrock-runtime",
        operation="InvokeModel",
        parameters={"modelId": CLAUDE_ID, "body": PROMPT},
        steps=[sent(CLAUDE, **TOKENS)],
        stream="body",
    ),
    TracedCall(
        name="invocation of another model",
        service="bedrock-runtime",
        operation="InvokeModel",
        parameters={"modelId": TITAN_ID, "body": TITAN_PROMPT},
        steps=[
            sent(
                {
                    "inputTextTokenCount": 4,
                    "results": [
                        {"tokenCount": 7, "outputText": "Fine", "completionReason": "FINISH"}
                    ],
                },
                **TOKENS,
            )
        ],
        stream="body",
    ),
    TracedCall(
        name="invocation that is refused",
        service="bedrock-runtime",
        operation="InvokeModel",
        parameters={"modelId": CLAUDE_ID, "body": PROMPT},
        steps=[failed("ValidationException", "no such model")],
        stream="body",
    ),
    TracedCall(
        name="invocation with a stream",
        service="bedrock-runtime",
        operation="InvokeModelWithResponseStream",
        parameters={"modelId": CLAUDE_ID, "body": PROMPT},
        steps=[streamed(*CLAUDE_STREAM)],
        stream="body",
    ),
    TracedCall(
        name="invocation with a stream, ended by an error",
        service="bedrock-runtime",
        operation="InvokeModelWithResponseStream",
        parameters={"modelId": CLAUDE_ID, "body": PROMPT},
        steps=[
            streamed(
                *CLAUDE_STREAM[:3],
                event("modelStreamErrorException", {"message": "broken"}, kind="exception"),
            )
        ],
        stream="body",
    ),
)

TABLE: Final = {
    "TableName": "orders",
    "TableStatus": "ACTIVE",
    "ItemCount": 3,
    "TableArn": "arn:aws:dynamodb:us-east-1:123456789012:table/orders",
    "CreationDateTime": 1_760_000_000.25,
}
ITEM: Final = {"id": {"S": "1"}, "sizes": {"NS": ["1", "2"]}, "data": {"B": "AAEC"}}
KEY_SCHEMA: Final = {
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
}
DYNAMODB: Final = (
    TracedCall(
        name="put item",
        service="dynamodb",
        operation="PutItem",
        parameters={
            "TableName": "orders",
            "Item": {"id": {"S": "1"}},
            "ReturnConsumedCapacity": "TOTAL",
        },
        steps=[
            sent(
                {
                    "ConsumedCapacity": CAPACITY,
                    "ItemCollectionMetrics": {
                        "ItemCollectionKey": {"id": {"S": "1"}},
                        "SizeEstimateRangeGB": [0.0, 1.0],
                    },
                }
            )
        ],
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="put item, throttled twice",
        service="dynamodb",
        operation="PutItem",
        parameters={"TableName": "orders", "Item": {"id": {"S": "1"}}},
        steps=[
            failed("ProvisionedThroughputExceededException"),
            failed("ThrottlingException"),
            sent({"ConsumedCapacity": CAPACITY}),
        ],
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="put item, refused",
        service="dynamodb",
        operation="PutItem",
        parameters={"TableName": "orders", "Item": {"id": {"S": "1"}}},
        steps=[failed("com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException")],
    ),
    TracedCall(
        name="put item, out of order",
        service="dynamodb",
        operation="PutItem",
        parameters={"TableName": "orders", "Item": {"id": {"S": "1"}}},
        steps=[failed("InternalServerError", status=500)] * 3,
    ),
    TracedCall(
        name="pages of a scan",
        service="dynamodb",
        operation="Scan",
        parameters={"TableName": "orders", "ReturnConsumedCapacity": "TOTAL"},
        steps=[
            sent(
                {
                    "Items": [ITEM, ITEM],
                    "Count": 2,
                    "ScannedCount": 5,
                    "LastEvaluatedKey": {"id": {"S": "1"}},
                    "ConsumedCapacity": CAPACITY,
                }
            ),
            sent({"Items": [ITEM], "Count": 1, "ScannedCount": 4, "ConsumedCapacity": CAPACITY}),
        ],
        how="pages",
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="query",
        service="dynamodb",
        operation="Query",
        parameters={
            "TableName": "orders",
            "KeyConditionExpression": "id = :id",
            "ExpressionAttributeValues": {":id": {"S": "1"}},
        },
        steps=[
            sent({"Items": [ITEM], "Count": 1, "ScannedCount": 1, "ConsumedCapacity": CAPACITY})
        ],
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="batch of items to get",
        service="dynamodb",
        operation="BatchGetItem",
        parameters={"RequestItems": {"orders": {"Keys": [{"id": {"S": "1"}}]}}},
        steps=[sent({"Responses": {"orders": [ITEM]}, "ConsumedCapacity": [CAPACITY]})],
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="batch of items to write",
        service="dynamodb",
        operation="BatchWriteItem",
        parameters={
            "RequestItems": {
                "orders": [
                    {"PutRequest": {"Item": {"id": {"S": each}}}} for each in ("1", "2", "3")
                ]
            }
        },
        steps=[
            sent(
                {
                    "UnprocessedItems": {"orders": [{"PutRequest": {"Item": {"id": {"S": "2"}}}}]},
                    "ItemCollectionMetrics": {
                        "orders": [{"ItemCollectionKey": {"id": {"S": "1"}}}]
                    },
                    "ConsumedCapacity": [CAPACITY],
                }
            )
        ],
        read_by=(OPENTELEMETRY, XRAY, DATADOG),
    ),
    TracedCall(
        name="table names",
        service="dynamodb",
        operation="ListTables",
        parameters={"Limit": 2},
        steps=[sent({"TableNames": ["orders", "parts"]})],
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="new table",
        service="dynamodb",
        operation="CreateTable",
        parameters={"TableName": "orders", "BillingMode": "PAY_PER_REQUEST", **KEY_SCHEMA},
        steps=[sent({"TableDescription": TABLE})],
    ),
    TracedCall(
        name="wait for a table",
        service="dynamodb",
        operation="table_exists",
        parameters={"TableName": "orders"},
        steps=[
            failed("ResourceNotFoundException"),
            sent({"Table": {**TABLE, "TableStatus": "CREATING"}}),
            sent({"Table": TABLE}),
        ],
        how="wait",
    ),
)

RECEIVED: Final = {
    "MessageId": "m-1",
    "ReceiptHandle": "handle",
    "MD5OfBody": "9d5ed678fe57bcca610140957afab571",
    "Body": "B",
    "Attributes": {"SentTimestamp": "1760000000000"},
    "MessageAttributes": {
        "_datadog": {"DataType": "String", "StringValue": json.dumps(PRODUCER)},
    },
}
MESSAGING: Final = (
    TracedCall(
        name="message",
        service="sqs",
        operation="SendMessage",
        parameters={"QueueUrl": QUEUE, "MessageBody": "B"},
        steps=[sent({"MessageId": "m-1", "MD5OfMessageBody": RECEIVED["MD5OfBody"]})],
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="batch of messages",
        service="sqs",
        operation="SendMessageBatch",
        parameters={
            "QueueUrl": QUEUE,
            "Entries": [{"Id": each, "MessageBody": "B"} for each in "ab"],
        },
        steps=[
            sent(
                {
                    "Successful": [
                        {
                            "Id": "a",
                            "MessageId": "m-1",
                            "MD5OfMessageBody": RECEIVED["MD5OfBody"],
                        }
                    ],
                    "Failed": [{"Id": "b", "SenderFault": True, "Code": "Odd"}],
                }
            )
        ],
        read_by=(OPENTELEMETRY, XRAY),
    ),
    TracedCall(
        name="messages received",
        service="sqs",
        operation="ReceiveMessage",
        parameters={"QueueUrl": QUEUE, "MaxNumberOfMessages": 2},
        steps=[sent({"Messages": [RECEIVED, RECEIVED]})],
        read_by=(OPENTELEMETRY, XRAY, DATADOG),
    ),
    TracedCall(
        name="no messages received",
        service="sqs",
        operation="ReceiveMessage",
        parameters={"QueueUrl": QUEUE},
        steps=[sent({})],
        read_by=(OPENTELEMETRY, XRAY, DATADOG),
    ),
    TracedCall(
        name="url of a queue",
        service="sqs",
        operation="GetQueueUrl",
        parameters={"QueueName": "orders"},
        steps=[sent({"QueueUrl": QUEUE})],
        read_by=(XRAY,),
    ),
    TracedCall(
        name="pages of queues",
        service="sqs",
        operation="ListQueues",
        parameters={"QueueNamePrefix": "o"},
        steps=[sent({"QueueUrls": [QUEUE], "NextToken": "more"}), sent({"QueueUrls": [QUEUE]})],
        how="pages",
        read_by=(XRAY,),
    ),
    TracedCall(
        name="attributes of a queue",
        service="sqs",
        operation="GetQueueAttributes",
        parameters={"QueueUrl": QUEUE, "AttributeNames": ["All"]},
        steps=[sent({"Attributes": {"VisibilityTimeout": "30", "DelaySeconds": "0"}})],
        read_by=(XRAY,),
    ),
    TracedCall(
        name="no such queue",
        service="sqs",
        operation="ReceiveMessage",
        parameters={"QueueUrl": QUEUE},
        steps=[
            failed(
                "com.amazonaws.sqs#QueueDoesNotExist",
                x_amzn_query_error="AWS.SimpleQueueService.NonExistentQueue;Sender",
            )
        ],
    ),
    TracedCall(
        name="notification",
        service="sns",
        operation="Publish",
        parameters={"TopicArn": TOPIC, "Message": "M"},
        steps=[queried("sns", "Publish", "<MessageId>n-1</MessageId>")],
    ),
    TracedCall(
        name="batch of notifications",
        service="sns",
        operation="PublishBatch",
        parameters={
            "TopicArn": TOPIC,
            "PublishBatchRequestEntries": [{"Id": each, "Message": "M"} for each in "ab"],
        },
        steps=[
            queried(
                "sns",
                "PublishBatch",
                "<Successful><member><Id>a</Id><MessageId>n-1</MessageId></member></Successful>"
                "<Failed><member><Id>b</Id><Code>Odd</Code><SenderFault>true</SenderFault></member>"
                "</Failed>",
            )
        ],
    ),
    TracedCall(
        name="new topic",
        service="sns",
        operation="CreateTopic",
        parameters={"Name": "orders"},
        steps=[queried("sns", "CreateTopic", f"<TopicArn>{TOPIC}</TopicArn>")],
        read_by=(OPENTELEMETRY,),
    ),
    TracedCall(
        name="no such topic",
        service="sns",
        operation="Publish",
        parameters={"TopicArn": TOPIC, "Message": "M"},
        steps=[
            Answer(
                status=404,
                body=(
                    f'<ErrorResponse xmlns="{NAMESPACES["sns"]}"><Error><Type>Sender</Type>'
                    "<Code>NotFound</Code><Message>gone</Message></Error>"
                    f"<RequestId>{REQUEST_ID}</RequestId></ErrorResponse>"
                ).encode(),
            )
        ],
    ),
    TracedCall(
        name="records put",
        service="kinesis",
        operation="PutRecords",
        parameters={
            "StreamName": "orders",
            "Records": [{"Data": b'{"a": 1}', "PartitionKey": each} for each in "ab"],
        },
        steps=[
            sent(
                {
                    "FailedRecordCount": 1,
                    "Records": [
                        {"SequenceNumber": "1", "ShardId": "s-1"},
                        {"ErrorCode": "Odd", "ErrorMessage": "no"},
                    ],
                }
            )
        ],
    ),
    TracedCall(
        name="record put",
        service="kinesis",
        operation="PutRecord",
        parameters={"StreamName": "orders", "Data": b'{"a": 1}', "PartitionKey": "a"},
        steps=[sent({"SequenceNumber": "1", "ShardId": "s-1"})],
    ),
    TracedCall(
        name="records got",
        service="kinesis",
        operation="GetRecords",
        parameters={"ShardIterator": "i-1"},
        steps=[
            sent(
                {
                    "Records": [
                        {
                            "SequenceNumber": "1",
                            "PartitionKey": "a",
                            "ApproximateArrivalTimestamp": 1_760_000_000.5,
                            "Data": binary({"_datadog": PRODUCER}),
                        }
                    ],
                    "NextShardIterator": "i-2",
                    "MillisBehindLatest": 0,
                }
            )
        ],
        read_by=(DATADOG,),
    ),
    TracedCall(
        name="no records got",
        service="kinesis",
        operation="GetRecords",
        parameters={"ShardIterator": "i-1"},
        steps=[sent({"Records": [], "MillisBehindLatest": 0})],
        read_by=(DATADOG,),
    ),
    TracedCall(
        name="iterator too old",
        service="kinesis",
        operation="GetRecords",
        parameters={"ShardIterator": "i-1"},
        steps=[failed("ExpiredIteratorException")],
    ),
    TracedCall(
        name="events put",
        service="events",
        operation="PutEvents",
        parameters={"Entries": [{"Source": "s", "DetailType": "d", "Detail": '{"a": 1}'}]},
        steps=[sent({"FailedEntryCount": 0, "Entries": [{"EventId": "e-1"}]})],
    ),
    TracedCall(
        name="execution",
        service="stepfunctions",
        operation="StartExecution",
        parameters={"stateMachineArn": MACHINE, "name": "n", "input": '{"a": 1}'},
        steps=[sent({"executionArn": f"{MACHINE}:n", "startDate": 1_760_000_000.5})],
    ),
    TracedCall(
        name="new state machine",
        service="stepfunctions",
        operation="CreateStateMachine",
        parameters={"name": "orders", "definition": "{}", "roleArn": "arn:aws:iam::1:role/r"},
        steps=[sent({"stateMachineArn": MACHINE, "creationDate": 1_760_000_000.5})],
        read_by=(OPENTELEMETRY,),
    ),
    TracedCall(
        name="secret",
        service="secretsmanager",
        operation="GetSecretValue",
        parameters={"SecretId": "key"},
        steps=[
            sent(
                {
                    "ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:key",
                    "Name": "key",
                    "SecretString": "hush",
                    "CreatedDate": 1_760_000_000.5,
                }
            )
        ],
        read_by=(OPENTELEMETRY,),
    ),
    TracedCall(
        name="new secret",
        service="secretsmanager",
        operation="CreateSecret",
        parameters={"Name": "key", "SecretString": "hush", "ClientRequestToken": "t" * 32},
        steps=[
            sent({"ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:key", "Name": "key"})
        ],
        read_by=(OPENTELEMETRY,),
    ),
)

LAMBDA: Final = (
    TracedCall(
        name="function",
        service="lambda",
        operation="Invoke",
        parameters={"FunctionName": "f", "Payload": b"{}"},
        steps=[sent({"a": 1}, X_Amz_Executed_Version="7")],
        stream="Payload",
        read_by=(XRAY,),
    ),
    TracedCall(
        name="function that fails",
        service="lambda",
        operation="Invoke",
        parameters={"FunctionName": "f", "Payload": b"{}"},
        steps=[sent({"errorMessage": "no"}, X_Amz_Function_Error="Unhandled")],
        stream="Payload",
        read_by=(XRAY,),
    ),
    TracedCall(
        name="no such function",
        service="lambda",
        operation="Invoke",
        parameters={"FunctionName": "f"},
        steps=[failed("ResourceNotFoundException", status=404)],
    ),
    TracedCall(
        name="function with a stream",
        service="lambda",
        operation="InvokeWithResponseStream",
        parameters={"FunctionName": "f", "Payload": b"{}"},
        steps=[
            streamed(
                written_event("PayloadChunk", b"one"),
                written_event("PayloadChunk", b"two"),
                event("InvokeComplete", {"LogResult": "log"}),
            )
        ],
        stream="EventStream",
    ),
    TracedCall(
        name="pages of functions",
        service="lambda",
        operation="ListFunctions",
        parameters={"FunctionVersion": "ALL"},
        steps=[
            sent({"Functions": [{"FunctionName": "f", "Timeout": 3}], "NextMarker": "more"}),
            sent({"Functions": [{"FunctionName": "g", "MemorySize": 128}]}),
        ],
        how="pages",
    ),
)

NO_KEY: Final = "<Code>NoSuchKey</Code><Message>gone</Message><Key>k</Key><RequestId>7</RequestId>"
LISTED: Final = (
    "<Name>box</Name><IsTruncated>{}</IsTruncated>{}<EncodingType>url</EncodingType><Contents><Key>"
    "a%2Fb+c</Key><Size>7</Size><LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>"
)
XML: Final = (
    TracedCall(
        name="object",
        service="s3",
        operation="GetObject",
        parameters={"Bucket": "box", "Key": "k"},
        steps=[
            stored(
                b"content",
                ETag='"9a0364b9e99bb480dd25e1f0284c8555"',
                Last_Modified="Fri, 02 Jan 2026 03:04:05 GMT",
                Expires="never",
                x_amz_meta_color="red",
            )
        ],
        stream="Body",
    ),
    TracedCall(
        name="no such object",
        service="s3",
        operation="GetObject",
        parameters={"Bucket": "box", "Key": "k"},
        steps=[stored(f"<Error>{NO_KEY}</Error>", 404)],
    ),
    TracedCall(
        name="object stored",
        service="s3",
        operation="PutObject",
        parameters={"Bucket": "box", "Key": "k", "Body": b"content"},
        steps=[stored(ETag='"9a0364b9e99bb480dd25e1f0284c8555"', x_amz_version_id="v")],
        read_by=(DATADOG,),
    ),
    TracedCall(
        name="head",
        service="s3",
        operation="HeadObject",
        parameters={"Bucket": "box", "Key": "k"},
        steps=[stored(ETag='"e"', Content_Length="7")],
    ),
    TracedCall(
        name="head of nothing",
        service="s3",
        operation="HeadObject",
        parameters={"Bucket": "box", "Key": "k"},
        steps=[stored(status=404)],
    ),
    TracedCall(
        name="wait for an object",
        service="s3",
        operation="object_exists",
        parameters={"Bucket": "box", "Key": "k"},
        steps=[stored(status=404), stored(ETag='"e"', Content_Length="7")],
        how="wait",
    ),
    TracedCall(
        name="pages of objects",
        service="s3",
        operation="ListObjectsV2",
        parameters={"Bucket": "box"},
        steps=[
            stored_xml(
                "ListBucketResult",
                LISTED.format("true", "<NextContinuationToken>t</NextContinuationToken>"),
            ),
            stored_xml("ListBucketResult", LISTED.format("false", "")),
        ],
        how="pages",
    ),
    TracedCall(
        name="copy",
        service="s3",
        operation="CopyObject",
        parameters={"Bucket": "box", "Key": "k", "CopySource": "from/k"},
        steps=[
            stored_xml(
                "CopyObjectResult",
                "<ETag>&quot;e&quot;</ETag><LastModified>2026-01-02T03:04:05.000Z</LastModified>",
                x_amz_version_id="v",
            )
        ],
        read_by=(DATADOG,),
    ),
    TracedCall(
        name="copy that fails with status 200",
        service="s3",
        operation="CopyObject",
        parameters={"Bucket": "box", "Key": "k", "CopySource": "from/k"},
        steps=[
            stored("<Error><Code>InternalError</Code><Message>odd</Message></Error>"),
            stored_xml("CopyObjectResult", "<ETag>&quot;e&quot;</ETag>"),
        ],
        read_by=(DATADOG,),
    ),
    TracedCall(
        name="parts put together",
        service="s3",
        operation="CompleteMultipartUpload",
        parameters={
            "Bucket": "box",
            "Key": "k",
            "UploadId": "u",
            "MultipartUpload": {"Parts": [{"ETag": '"p"', "PartNumber": 1}]},
        },
        steps=[
            stored_xml(
                "CompleteMultipartUploadResult",
                "<Bucket>box</Bucket><Key>k</Key><ETag>&quot;e-1&quot;</ETag>",
            )
        ],
        read_by=(DATADOG,),
    ),
    TracedCall(
        name="pages of instances",
        service="ec2",
        operation="DescribeInstances",
        parameters={"Filters": [{"Name": "tag:a", "Values": ["b"]}]},
        steps=[instances("i-1", "i-2", following="more"), instances("i-3")],
        how="pages",
    ),
    TracedCall(
        name="wait for an instance",
        service="ec2",
        operation="instance_running",
        parameters={"InstanceIds": ["i-1"]},
        steps=[instances(), instances("i-1")],
        how="wait",
    ),
    TracedCall(
        name="no such instance",
        service="ec2",
        operation="DescribeInstances",
        parameters={"InstanceIds": ["i-1"]},
        steps=[
            Answer(
                status=400,
                body=(
                    "<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code>"
                    f"<Message>gone</Message></Error></Errors><RequestID>{REQUEST_ID}</RequestID>"
                    "</Response>"
                ).encode(),
            )
        ],
    ),
    TracedCall(
        name="pages of roles",
        service="iam",
        operation="ListRoles",
        parameters={"PathPrefix": "/"},
        steps=[
            queried(
                "iam",
                "ListRoles",
                f"<IsTruncated>{truncated}</IsTruncated>{marker}<Roles><member><Path>/</Path>"
                "<RoleName>r</RoleName><RoleId>id</RoleId><Arn>arn:aws:iam::1:role/r</Arn>"
                "<CreateDate>2026-01-02T03:04:05Z</CreateDate><AssumeRolePolicyDocument>"
                "%7B%22Version%22%3A%222012-10-17%22%7D</AssumeRolePolicyDocument></member></Roles>",
            )
            for truncated, marker in (("true", "<Marker>more</Marker>"), ("false", ""))
        ],
        how="pages",
    ),
)

CALLS: Final = (*BEDROCK, *DYNAMODB, *MESSAGING, *LAMBDA, *XML)

RICHER: Final = "no such queue"
"""The error of which a typed call has a member that botocore's parser leaves out."""
