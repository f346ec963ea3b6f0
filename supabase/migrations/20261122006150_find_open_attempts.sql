create function public.find_open_attempts(request jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  refusal jsonb := private.limit_calls(request);
  wanted_id constant uuid := request ->> 'orderId';
  answer jsonb;
begin
  if refusal is not null then
    return refusal;
  end if;
  select jsonb_build_object('kind', 'ok', 'status', o.status, 'attempts', coalesce((
    select jsonb_agg(private.name_attempt(a) order by a.created_at)
    from private.payment_attempts a
    where a.order_id = o.id and private.is_wanted(a)
  ), '[]')) into answer
  from public.orders o
  where o.id = wanted_id and private.order_key(o.id) = request ->> 'orderKey';
  return coalesce(answer, private.refused('not_found'));
end
$$;

revoke execute on function public.find_open_attempts from public, anon, authenticated;
grant execute on function public.find_open_attempts to service_role;

comment on function public.find_open_attempts is
  'The pages an order may still be paid on as it is now, for who holds its key. In: {orderId, orderKey, '
  'limits}. Out: {kind: "ok", status, attempts: KnownAttempt[]}, or refused as not_found or too_many_requests.';
