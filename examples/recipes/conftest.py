"""What the tests in this folder share."""

pytest_plugins = ["myapp.aws.testing"]
