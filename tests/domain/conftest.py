from tests.fixtures import (  # noqa: F401
    agenda_pages_stand,
    agenda_stands,
    as_owner,
    demo_stands,
    doors_stand_open,
    every_act_is_told,
    no_remembered_keys,
    people_stand,
    records_stand,
    standing,
    stands,
    world,
)
