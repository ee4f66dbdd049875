# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The hand-written part of this package, which every generated module uses.

Import nothing from here: the package itself and its services export all public names.

- What you hold and catch: `values`, `errors`, `structures`, `attrs_classes`, `metadata`,
  `service_errors`.
- How calls are made: `client`, `sync`, `aio`, `sessions`, `pages`, `paging`, `streaming_bodies`,
  `event_streams`; how jobs are awaited: `waiting/`; clients of the package's own models: `lean/`.
- How responses become typed values: `decode`, `decode_xml` (fast path), `schema`, `value_types`,
  `body_types` and `location` (slow path), `conversion` (both), `json_values` (from and to JSON);
  how JMESPath sees them: `views`.
- What botocore and the services send: `botocore_api` (nothing else imports botocore, but for
  tests), `botocore_types`, `wire/`, `salvage`.
- What explains and loads: `call_errors`, `call_advice`, `advice`, `missing`, `introspection`,
  `lazy`.
- What tests use: `testing/`.
"""
