-- Two mistakes in a long word ("frankinsence", "jewellery"), as startsWithin() of src/model/search.

create function private.starts_within(word text, token text, edits integer) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  at integer := 1;
begin
  while at <= length(token) and substr(word, at, 1) = substr(token, at, 1) loop
    at := at + 1;
  end loop;
  if at > length(token) then
    return true;
  end if;
  return edits > 0 and (
    private.starts_within(substr(word, at + 1), substr(token, at + 1), edits - 1)
    or private.starts_within(substr(word, at), substr(token, at + 1), edits - 1)
    or private.starts_within(substr(word, at + 1), substr(token, at), edits - 1)
  );
end
$$;

comment on function private.starts_within is
  'Whether so many letters put in, left out or changed turn the token into the start of the word.';

create function private.far_words(token text) returns text[]
language plpgsql stable set search_path = '' as $$
declare
  third integer := round(length(token) / 3.0);
begin
  -- Two edits leave one of three parts whole: only words that have it are looked at closely.
  return array(
    select w.word
    from private.catalog_words w
    where (
      w.word like '%' || left(token, third) || '%'
      or w.word like '%' || substr(token, third + 1, third) || '%'
      or w.word like '%' || substr(token, 2 * third + 1) || '%'
    ) and private.starts_within(w.word, token, 2)
    order by w.word
  );
end
$$;

comment on function private.far_words is
  'Words of the catalogue that start with the token after two edits.';

create or replace function private.read_token(token text) returns private.search_token
language plpgsql stable set search_path = ''
-- The planner hopes to meet a rare word soon while it reads the whole table.
set enable_seqscan = off
as $$
declare
  near text[];
  answer private.search_token;
begin
  if length(token) > 3 and not exists (
    select from private.product_search s where s.document @@ (token || ':*')::tsquery
  ) then
    near := private.near_words(token);
    -- A word that no product has any more is still among the words.
    if length(token) > 7 and (cardinality(near) = 0 or not exists (
      select from private.product_search s where s.document @@ array_to_string(near, ' | ')::tsquery
    )) then
      near := private.far_words(token);
    end if;
  end if;
  if cardinality(near) > 0 then
    answer.wanted := array_to_string(near, ' | ')::tsquery;
    answer.four := (array_to_string(near, ':A | ') || ':A')::tsquery;
    answer.two := (array_to_string(near, ':B | ') || ':B')::tsquery;
    answer.one := answer.wanted;
  else
    answer.wanted := (token || ':*')::tsquery;
    answer.ten := (token || ':A')::tsquery;
    answer.eight := (token || ':*A')::tsquery;
    answer.six := (token || ':B')::tsquery;
    answer.four := (token || ':*B | ' || token || ':C')::tsquery;
    answer.two := answer.wanted;
  end if;
  return answer;
end
$$;

grant execute on function private.starts_within, private.far_words
  to anon, authenticated, service_role;
