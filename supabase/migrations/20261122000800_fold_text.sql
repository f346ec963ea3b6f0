-- The words of the search, the same as src/model/search/fold-text.ts: a test compares the two.
-- In PL/pgSQL, because it keeps its plans: a function in SQL that is called by another is planned anew
-- for every row, which took most of the time of a large load.
create function private.fold_text(words text) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return trim(regexp_replace(
    lower(regexp_replace(normalize(coalesce(words, ''), nfd), '[\u0300-\u036f]', '', 'g') collate "C"),
    '[^a-z0-9]+', ' ', 'g'
  ));
end
$$;

comment on function private.fold_text is
  'Text without accents and case, anything but a-z and 0-9 a single space.';

create function private.fold_words(words text) returns text[]
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return array(
    select word
    from unnest(string_to_array(private.fold_text(words), ' ')) with ordinality as t (word, n)
    group by word
    order by min(n)
  );
end
$$;

comment on function private.fold_words is 'Distinct folded words in the order they first appear.';

create function private.weigh_words(words text, weight text) returns tsvector
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return regexp_replace(private.fold_text(words), '[a-z0-9]+', '\&:1' || weight, 'g')::tsvector;
end
$$;

comment on function private.weigh_words is
  'Folded words as lexemes of one weight. No parser and no dictionary, which would cut words otherwise.';

grant execute on function private.fold_text, private.fold_words, private.weigh_words
  to anon, authenticated, service_role;
