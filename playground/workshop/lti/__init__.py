"""LTI 1.3: learners come from the course of a learning platform, and their scores go back there.

A thin layer over PyJWT and urllib3. Read `messages.py` first for what is believed, then `pages.py` for the way in.

Sources, all of 1EdTech: "Learning Tools Interoperability Core Specification 1.3" (LTI Core), "1EdTech Security
Framework 1.0" (Security), "LTI Deep Linking 2.0", "LTI Assignment and Grade Services 2.0" (AGS), "LTI Names and Role
Provisioning Services 2.0" (NRPS).

No cookie of ours is there in a platform's frame: browsers send and keep none of another site, and a session with
SameSite=None would open every other page to other sites. So the way in needs none: `state` is signed, the nonce is
taken once, and the page that answers a launch holds a ticket. Its button opens a window of our own, where the session
is. The button names who comes in: nobody is made somebody else behind their back (the state alone is no proof that the
browser that brings a launch is the one that asked for it).
"""
