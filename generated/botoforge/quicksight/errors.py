# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Amazon QuickSight."""

from __future__ import annotations

from typing import Final

from .._runtime.schema import Member
from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable
from .._runtime.value_types import EnumType
from .._runtime.values import ServiceEnum, UnknownValue


class QuickSightError(ServiceError):
    """Base of every error from Amazon QuickSight; raised itself for a code that the model does not
    list.
    """


class ExceptionResourceType(ServiceEnum):
    """Values of `ResourceNotFoundException.resource_type`."""

    USER = "USER"
    GROUP = "GROUP"
    NAMESPACE = "NAMESPACE"
    ACCOUNT_SETTINGS = "ACCOUNT_SETTINGS"
    IAMPOLICY_ASSIGNMENT = "IAMPOLICY_ASSIGNMENT"
    DATA_SOURCE = "DATA_SOURCE"
    DATA_SET = "DATA_SET"
    VPC_CONNECTION = "VPC_CONNECTION"
    INGESTION = "INGESTION"


class AccessDeniedException(QuickSightError):
    """You don't have access to this item. The provided credentials couldn't be validated. You might
    not be authorized to carry out the request. Make sure that your account is authorized to use the
    Amazon Quick Sight service, that your policies have the correct permissions, and that you are
    using the correct credentials.
    """

    __shape__ = ErrorShape()


class InternalFailureException(QuickSightError):
    """An internal failure occurred."""

    __shape__ = ErrorShape()


class InvalidParameterValueException(QuickSightError):
    """One or more parameters has a value that isn't valid."""

    __shape__ = ErrorShape()


class ResourceNotFoundException(QuickSightError):
    """One or more resources can't be found."""

    resource_type: ExceptionResourceType | UnknownValue | None
    """The resource type for this request."""

    __shape__ = ErrorShape(Member("resource_type", "ResourceType", EnumType(ExceptionResourceType)))


class ThrottlingException(QuickSightError):
    """Access is throttled."""

    __shape__ = ErrorShape()


class UnsupportedUserEditionException(QuickSightError):
    """This error indicates that you are calling an operation on an Amazon Quick Suite subscription
    where the edition doesn't include support for that operation. Amazon Quick Suite currently has
    Standard Edition and Enterprise Edition. Not every operation and capability is available in
    every edition.
    """

    __shape__ = ErrorShape()


SERVICE: Final = ServiceTable(
    "quicksight",
    "QuickSight",
    "rest-json",
    QuickSightError,
    {
        "AccessDeniedException": AccessDeniedException,
        "InternalFailureException": InternalFailureException,
        "InvalidParameterValueException": InvalidParameterValueException,
        "ResourceNotFoundException": ResourceNotFoundException,
        "ThrottlingException": ThrottlingException,
        "UnsupportedUserEditionException": UnsupportedUserEditionException,
    },
    api_version="2018-04-01",
    first_versions={
        "DescribeAssetBundleExportJob": "1.29.138",
        "DescribeDashboardSnapshotJob": "1.31.10",
        "DescribeTopicRefresh": "1.29.127",
    },
)
"""The names of the service and its errors by code, for the clients."""
