create function public.recall_key(request jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  -- As place_order(), so that both stand in a row.
  perform pg_advisory_xact_lock(hashtextextended('payment key:' || (request ->> 'idempotencyKey'), 0));
  return coalesce(private.judge_key(request), '{"kind": "free"}');
end
$$;

revoke execute on function public.recall_key from public, anon, authenticated;
grant execute on function public.recall_key to service_role;

comment on function public.recall_key is
  'What a key gets that was here before, whatever has become of prices and rates since. In: {idempotencyKey, '
  'cartKey, requestDigest}. Out: as place_order(), or {kind: "free"}.';
