"""The two database functions of the answer page: begin and submit, one call each.

Each is a transaction of its own, sets the school itself and leaves nothing set. They run
with the rights of the owner, because pages may not read what came in.
"""

from pijler.foundation.database.functions import DatabaseFunction

# Submitting holds the same lock, shared, for a moment; sealing holds it alone. Nobody
# waits behind a sealing: the device tries again and hears that the round is sealed.
LOCK_ROUND_ALONE = "select pg_advisory_xact_lock(hashtextextended(%s, 20261122))"

_BEGIN = """
create or replace function checkins_begin(
  in_school text, in_code_hash text, in_day date, in_minute timestamptz, in_guesses integer,
  in_scanned boolean
) returns table (outcome text, tenant uuid, sitting uuid, body text)
language plpgsql volatile security definer
set search_path = public, pg_temp as $$
declare
  before text := current_setting('pijler.tenant', true);
  school record;
  found_sitting record;
  asked record;
  counted integer;
begin
  <<look>>
  begin
    select id, name into school from schools_organisation
      where code = in_school and kind = 'school';
    if not found then
      -- Goes the same way as a school, so that nobody can ask which schools there are.
      -- No school has this id: nobody sweeps up here, so the minutes before go now.
      school.id := md5('no school ' || in_school)::uuid;
    end if;
    perform set_config('pijler.tenant', school.id::text, true);
    tenant := school.id;

    -- After too many wrong codes a right one waits for the next minute too, else the
    -- limit would tell right from wrong. Whoever scanned the square goes on.
    if not in_scanned and exists (
      select from checkins_guessminute g
        where g.tenant_id = school.id and g.minute = in_minute and g.wrong > in_guesses
    ) then
      outcome := 'too-many-guesses'; exit look;
    end if;

    select s.id, s.round_id, s.group_id, s.opened_at, s.stopped_at into found_sitting
      from checkins_sitting s
      where s.tenant_id = school.id and s.code_hash = in_code_hash;
    if not found then
      if school.name is null then
        delete from checkins_guessminute
          where tenant_id = school.id and minute < in_minute;
      end if;
      insert into checkins_guessminute as g (tenant_id, id, minute, wrong)
        values (school.id, gen_random_uuid(), in_minute, 1)
        on conflict (tenant_id, minute) do update set wrong = g.wrong + 1
          where g.wrong <= in_guesses
        returning g.wrong into counted;
      outcome := case when counted <= in_guesses then 'unknown-code' else 'too-many-guesses' end;
      exit look;
    end if;

    sitting := found_sitting.id;
    select r.id, r.public_key, r.closes_on, r.stopped_at, i.document into asked
      from checkins_round r
      join instruments_instrument i on i.tenant_id = school.id and i.id = r.instrument_id
      where r.tenant_id = school.id and r.id = found_sitting.round_id;
    if found_sitting.stopped_at is not null or asked.stopped_at is not null
        or asked.closes_on < in_day then
      outcome := 'stopped'; exit look;
    end if;
    if found_sitting.opened_at is null then
      outcome := 'not-open'; exit look;
    end if;
    if not exists (
      select from checkins_place p where p.tenant_id = school.id and p.sitting_id = sitting
    ) then
      outcome := 'full'; exit look;
    end if;

    outcome := 'begun';
    body := json_build_object(
      'round', asked.id,
      'school', school.name,
      'group', (select g.name from schools_group g
        where g.tenant_id = school.id and g.id = found_sitting.group_id),
      'key', rtrim(translate(encode(asked.public_key, 'base64'), E'+/\\n', '-_'), '='),
      'instrument', asked.document,
      'feedback', (select coalesce(json_agg(f), '[]') from (
        select said, did, agreed_on as "on" from checkins_feedback
        where tenant_id = school.id and group_id = found_sitting.group_id
        order by agreed_on desc, id limit 3) f),
      'talk', (select coalesce(json_agg(t), '[]') from (
        select p.id, concat_ws(' ', p.given_name, nullif(p.infix, ''), nullif(p.family_name, '')) as label
        from checkins_talkpartner k
        join schools_person p on p.tenant_id = school.id and p.id = k.person_id
        where k.tenant_id = school.id and k.round_id = asked.id
        order by label) t)
    )::text;
  end look;
  perform set_config('pijler.tenant', coalesce(before, ''), true);
  return next;
end
$$
"""

_SUBMIT = """
create or replace function checkins_submit(
  in_tenant uuid, in_sitting uuid, in_round uuid, in_token uuid,
  in_sealed bytea, in_digest bytea, in_day date
) returns text
language plpgsql volatile security definer
set search_path = public, pg_temp as $$
declare
  before text := current_setting('pijler.tenant', true);
  outcome text;
  is_sealed boolean;
  is_same boolean;
begin
  <<work>>
  begin
    perform set_config('pijler.tenant', in_tenant::text, true);
    if not pg_try_advisory_xact_lock_shared(hashtextextended(in_round::text, 20261122)) then
      outcome := 'busy'; exit work;
    end if;
    select r.sealed_at is not null into is_sealed
      from checkins_sitting s
      join checkins_round r on r.tenant_id = in_tenant and r.id = s.round_id
      where s.tenant_id = in_tenant and s.id = in_sitting and s.round_id = in_round;
    if not found then
      outcome := 'unreadable'; exit work;
    elsif is_sealed then
      outcome := 'sealed'; exit work;
    end if;

    insert into checkins_submission (tenant_id, id, sitting_id, sealed, digest, received_on)
      values (in_tenant, in_token, in_sitting, in_sealed, in_digest, in_day)
      on conflict (tenant_id, id) do nothing;
    if not found then
      select digest = in_digest into is_same from checkins_submission
        where tenant_id = in_tenant and id = in_token;
      outcome := case when is_same then 'received' else 'different-content' end;
      exit work;
    end if;

    -- Any free place will do; whoever takes one at this moment is passed by.
    delete from checkins_place
      where tenant_id = in_tenant and id = (
        select p.id from checkins_place p
        where p.tenant_id = in_tenant and p.sitting_id = in_sitting
        for update skip locked limit 1);
    if not found then
      delete from checkins_submission where tenant_id = in_tenant and id = in_token;
      outcome := 'full'; exit work;
    end if;
    outcome := 'received';
  end work;
  perform set_config('pijler.tenant', coalesce(before, ''), true);
  return outcome;
end
$$
"""

FUNCTIONS = [
    DatabaseFunction(
        "checkins_begin(text, text, date, timestamptz, integer, boolean)",
        _BEGIN,
        ("pijler_app",),
    ),
    DatabaseFunction(
        "checkins_submit(uuid, uuid, uuid, uuid, bytea, bytea, date)",
        _SUBMIT,
        ("pijler_app",),
    ),
]
