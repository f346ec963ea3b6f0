create function public.read_mail_order(order_id uuid) returns jsonb
language sql stable security definer set search_path = ''
return private.order_json(read_mail_order.order_id);

revoke execute on function public.read_mail_order from public, anon, authenticated;
grant execute on function public.read_mail_order to service_role;

comment on function public.read_mail_order is
  'An order for the letter about it: Order of the contract, whose key opens it; null where there is none.';
