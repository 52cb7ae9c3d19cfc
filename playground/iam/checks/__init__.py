"""What a policy document may say, by policy type: one file a part. `parse.py` calls `structure.check_document`."""
