# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The hand-written part of this package, which every generated module uses.

Import nothing from here: the package itself and its services export all public names.

- `values`, `errors`, `structures`, `metadata`, `service_errors`: what you hold and catch.
- `schema`, `value_types`, `decode`, `conversion`, `location`: how a response becomes typed values.
- `client`, `sync`, `aio`, `pages`, `streaming_bodies`, `event_streams`: how a call is made.
- `waiting/`: how a job is awaited. `testing/`: the stand-ins for AWS in tests.
- `introspection`: what the methods of a client do, for `testing/` and `botoforge wait`.
- `botocore_api`: the only module that imports botocore. `wire/`: responses as services send them.
"""
