"""Every write. Each function takes an open edit (`stream.editing`), so that several make one revision:

    with editing(sandbox_pk, person) as edit:
        role = roles.add_role(edit, account_id, "Firefighter", trusted=user_id)

Entities are named by their public ids; ids of other sandboxes are NotFound.
"""
