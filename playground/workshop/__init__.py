"""Exercises: a picture to start from, goals, and the engine that marks them. A FACE with tables of its own.

May import `sts`, `sandbox`, `people`, `live`, `iam`, `errors`; not `canvas`. Read `catalog.py` and `goals/marking.py`
first, then `commands.py`.

An exercise is a folder `exercises/SLUG/` of these files. They are the whole exercise: a new one needs no code.

`exercise.toml`
    format = 1              of this file
    number, slug            place in the course; the slug is the folder's name
    title, minutes, track   track is "lecture" or "beyond"
    after = [SLUG, …]       what to do before; may be left out
    objective               what the lecture says that this teaches, one or two sentences
    story, task             why somebody needs this; what to reach, without how
    picture                 the starting picture in a sentence, for those who do not see it
    why = [three sentences] when and why this pattern is the right one
    [[hint]]                a ladder, from a nudge to nearly there: text; `cost` in points of 100, `wait` in minutes
                            after the start and `node` of the layout, where to look, may be left out
    [[goal]]                id, text (in a learner's words), must_not, and an assertion, see `goals/notation.py`;
                            at least one goal must not hold in the starting picture, at least one is a must_not
    [[vary]]                what variants draw, besides account numbers and people's names; see `variants.py`

`start.json`
    the world the learner begins with, in the notation of `sandbox/world.py`, and its layout, made by hand: identities
    left, roles right, resources below, boxes 48 apart, cards 178 x 62 and no card closer than 24 to its box. `sets` may
    name lists of texts that goals repeat over (`each`).

`solution.json`
    a list of operations that leads to a picture with every goal met; one of many.

`mistakes.json`
    a list of typical wrong turns: code, feedback, ops, `breaks` (goals whose failure the feedback is about) and
    `also_unmet` (the other goals that do not hold then). A learner gets the feedback when a goal of `breaks` is not
    met and all `signs` are so: {"met": GOAL}, {"unmet": GOAL}, or an assertion in the notation of goals, with
    `holds = false` for one that must fail. Without signs exactly the named goals must be unmet.

`lesson.toml`
    may be left out: when the pattern fits and when not, facts for the exam, a quiz; see `lesson.py`.

`de.toml`
    may be left out: every text that learners read, in German; see `translation.py`. Names on the canvas stay as drawn.

All of these as one file, `SLUG.exercise.json`, to hand on: see `package.py`; `manage.py pack_exercise` writes it.

Operations are objects with `op` and fields named after the notation, see `operations.py`; `each` repeats one over a
set. `manage.py check_exercises` tries all of it out: nothing may be recognised as a mistake but that mistake.
"""
