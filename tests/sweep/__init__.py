"""Every operation of every service: generated, imported, called, and compared with the model.

`nox -s sweep` runs it; the ordinary tests run a cross-section.
"""
