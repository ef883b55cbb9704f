import json
import uuid

from alongside.audit.chain import has_begun, verify
from alongside.audit.record import append, as_left, hash_of, key_after, key_named, locked_head
from alongside.base.canonical import canonical
from django.apps import apps as apps_now
from django.db import migrations

#: By what a page was saved as: where its content says which row it is a step of.
STEP_OF = {
    'item.step': 'item',
    'promise.step': 'promise',
    'goal.step': 'goal',
    'referral': 'alliance',
    'look.withdrawn': 'look',
    'slip.said': 'slip',
    'hard_talk.change': 'talk',
    'contact.recorded': 'contact',
    'contact.withdrawn': 'contact',
    'strain.note': 'strain',
    'attempt': 'strain',
    'strain.when': 'strain',
    'strain.whose': 'strain',
    'strain.step': 'strain',
    'strain.withdrawn': 'strain',
    'strain.began': 'strain',
}


def moved(apps, schema_editor):
    """What came twice from one page stands with what was written over. The trail speaks of the rows that it knew."""
    Revision = apps.get_model('base', 'Revision')
    versions = {}
    for version in apps.get_model('base', 'KeptVersion').objects.order_by('seq').iterator(500):
        versions.setdefault(version.org_id, []).append(version)
        said, content = version.content, json.loads(version.content)
        step_of = content.get(STEP_OF.get(version.kind))
        if version.kind == 'referral':
            content['pasted'] = '\n'.join(content.pop('lines', ()))
            said = canonical(content).decode()
        Revision.objects.create(
            id=version.id,
            org_id=version.org_id,
            seq=version.seq,
            made_at=version.made_at,
            made_by_id=version.made_by_id,
            kind=version.kind,
            of_id=uuid.UUID(step_of['uuid']) if step_of else version.of_id,
            key_of=version.author_id,
            content=said,
            sent_id=version.of_id,
            fingerprint=bytes(version.fingerprint),
        )
    for org_id, rows in versions.items():
        if has_begun(org_id):  # else every row is hashed at the next start
            speak_of(org_id, rows)


def speak_of(org_id, versions):
    """Whatever is not as its last event left it stays a fault that the next check names."""
    table, trail = 'base.keptversion', verify(org_id)
    as_it_was = []
    for version in versions:
        key, mac = trail.rows.get((table, version.id.hex), ('', ''))
        if mac and hash_of(key_named('evidence', org_id, key), version) == mac:
            as_it_was.append(version.id)
    if as_it_was:
        head = locked_head(org_id)
        rows = {
            table: dict.fromkeys((id.hex for id in as_it_was), ''),
            **as_left(org_id, key_after(head), {apps_now.get_model('base', 'Revision'): as_it_was}),
        }
        about = [('organisation', org_id)]
        append(head, None, 'rows.moved', about, detail={'rows': len(as_it_was)}, rows=rows)


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_hashes_of_rows_and_signed_heads'),
        ('base', '0006_revision'),
    ]

    operations = [
        migrations.RunPython(moved),
    ]
