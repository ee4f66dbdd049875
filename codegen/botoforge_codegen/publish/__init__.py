"""The finished files on the disk, all or none; or a diff."""
