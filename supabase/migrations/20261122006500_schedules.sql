-- What is done by the clock on a hosted project. The local stack, which has neither pg_cron nor pg_net, does the same
-- from local/functions/schedule.ts. Where functions are and how to open them stands in Vault, since neither is known
-- to a migration: `project_url` and `service_role_key`; README says how to set them. Without them nothing is called.
do $$
declare
  extension text;
begin
  foreach extension in array array['pg_net', 'pg_cron'] loop
    if exists (select from pg_available_extensions where name = extension) then
      execute format('create extension if not exists %I', extension);
    end if;
  end loop;
end
$$;

create function private.call_function(path text, is_warmup boolean default false) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  project_url text;
  service_key text;
  headers jsonb;
begin
  if to_regprocedure('net.http_post(text, jsonb, jsonb, jsonb, integer)') is null
    or to_regclass('vault.decrypted_secrets') is null then
    return;
  end if;
  execute $read$
    select max(decrypted_secret) filter (where name = 'project_url'),
      max(decrypted_secret) filter (where name = 'service_role_key')
    from vault.decrypted_secrets
  $read$ into project_url, service_key;
  if project_url is null or service_key is null then
    return;
  end if;
  headers := case
    when is_warmup then '{"x-warmup": "true"}'::jsonb
    else jsonb_build_object('apikey', service_key, 'authorization', 'Bearer ' || service_key)
  end;
  -- pg_net sends when the transaction has committed, and nobody waits for the answer.
  execute 'select net.http_post($1, $2, $3, $4, $5)'
  using rtrim(project_url, '/') || '/functions/v1/' || path, '{}'::jsonb, '{}'::jsonb,
    headers || '{"content-type": "application/json"}', 30000;
end
$$;

-- A mail does not wait for the clock.
create function private.wake_mailer() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.call_function('send-email');
  return null;
end
$$;

create trigger wake_mailer after insert on private.mails
  for each statement execute function private.wake_mailer();

do $$
declare
  job record;
begin
  if to_regprocedure('cron.schedule(text, text, text)') is null then
    return;
  end if;
  for job in
    select * from (values
      ('send-email', '5 seconds', $job$select private.call_function('send-email')$job$),
      ('reconcile', '30 seconds', $job$select private.call_function('payment-webhook/reconcile')$job$),
      -- Every four minutes, each in a minute of its own: instances are let go after a few idle ones. send-email,
      -- called every few seconds, is kept warm by that.
      ('warm-get-rates', '0-59/4 * * * *', $job$select private.call_function('get-rates', true)$job$),
      ('warm-checkout-session', '1-59/4 * * * *',
        $job$select private.call_function('checkout-session', true)$job$),
      ('warm-payment-webhook', '2-59/4 * * * *',
        $job$select private.call_function('payment-webhook', true)$job$),
      ('warm-collect-metrics', '3-59/4 * * * *',
        $job$select private.call_function('collect-metrics', true)$job$),
      ('forget', '17 * * * *', $job$select private.forget_tokens(), private.forget_metrics()$job$),
      -- pg_cron keeps a row of every run for ever.
      ('forget-runs', '23 3 * * *',
        $job$delete from cron.job_run_details where end_time < now() - interval '2 days'$job$)
    ) as jobs (name, schedule, command)
  loop
    execute 'select cron.schedule($1, $2, $3)' using job.name, job.schedule, job.command;
  end loop;
end
$$;

-- execute is granted to nobody: the owner's schedules and triggers call these.

comment on function private.call_function is
  'Posts to an edge function with the service key, or warms it up, after the transaction. Does nothing where pg_net, '
  'or the secrets project_url and service_role_key, are missing.';
