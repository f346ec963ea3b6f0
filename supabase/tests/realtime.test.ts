import { describe, expect, test } from 'vitest'
import type { Row, TransactionSql } from 'postgres'
import { useDatabase } from './database.ts'

const database = useDatabase('bare')

const send = (tx: TransactionSql, topic: string) =>
  tx`select realtime.send('{"n": 1}'::jsonb, 'word', ${topic}, true)`

const topicsOf = (rows: readonly Row[]) => rows.map(({ topic }) => topic as string)

describe('the schema realtime, as on a hosted project', () => {
  test('belongs to Realtime, and its columns are those of hosted projects', async () => {
    const [table] =
      await database.sql`select relowner::regrole::text as owner, relkind, relrowsecurity
      from pg_class where oid = 'realtime.messages'::regclass`
    expect(table).toEqual({ owner: 'supabase_realtime_admin', relkind: 'p', relrowsecurity: true })
    const columns = await database.sql`select attname, format_type(atttypid, atttypmod) as type
      from pg_attribute where attrelid = 'realtime.messages'::regclass and attnum > 0 order by attnum`
    expect(Object.fromEntries(columns.map(({ attname, type }) => [attname, type]))).toEqual({
      topic: 'text',
      extension: 'text',
      payload: 'jsonb',
      event: 'text',
      private: 'boolean',
      updated_at: 'timestamp without time zone',
      inserted_at: 'timestamp without time zone',
      id: 'uuid',
      binary_payload: 'bytea',
    })
  })

  test('realtime.send() stores a message and gives its payload an id', async () => {
    const rows = await database.sql.begin(async (tx) => {
      await send(tx, 'room')
      return tx`select payload, event, topic, private, extension, id::text from realtime.messages
        where topic = 'room'`
    })
    expect(rows).toMatchObject([
      { payload: { n: 1, id: rows[0]?.id }, event: 'word', private: true, extension: 'broadcast' },
    ])
  })

  test('realtime.broadcast_changes() sends the row as it was and as it is', async () => {
    await database.sql`create table public.lines (id int, quantity int)`
    await database.sql.unsafe(`create function public.announce() returns trigger language plpgsql
      security definer set search_path = '' as $$ begin
        perform realtime.broadcast_changes('lines', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
        return null;
      end $$;
      create trigger announce after update on public.lines for each row
        execute function public.announce();
      insert into public.lines values (1, 1);
      update public.lines set quantity = 2;`)
    const [row] = await database.sql`select payload from realtime.messages where topic = 'lines'`
    expect(row?.payload).toMatchObject({
      old_record: { id: 1, quantity: 1 },
      record: { id: 1, quantity: 2 },
      operation: 'UPDATE',
      table: 'lines',
      schema: 'public',
    })
  })

  test('without a policy nobody reads or sends, and sending fails nobody', async () => {
    await database.sql`select realtime.send('{}', 'word', 'closed')`
    for (const caller of ['anon', 'stranger'] as const)
      await database.as(caller, async (tx) => {
        expect(await tx`select * from realtime.messages`).toEqual([])
        await send(tx, 'closed by policy')
        const insert = tx`insert into realtime.messages (topic, extension) values ('x', 'broadcast')`
        await expect(insert).rejects.toThrow('row-level security')
      })
    const rows = await database.sql`select from realtime.messages where topic = 'closed by policy'`
    expect(rows.length).toBe(0)
  })

  test('a migration may write policies: who is let in reads and sends, a stranger does not', async () => {
    await database.sql.unsafe(`
      create policy strangers_read on realtime.messages for select to authenticated
        using (realtime.topic() = 'open');
      create policy strangers_send on realtime.messages for insert to authenticated
        with check (realtime.topic() = 'open');`)
    const readAs = (caller: 'anon' | 'stranger', topic: string) =>
      database.as(caller, async (tx) => {
        await send(tx, topic)
        await tx`select set_config('realtime.topic', ${topic}, true)`
        return topicsOf(await tx`select topic from realtime.messages where topic = ${topic}`)
      })
    expect(await readAs('stranger', 'open')).toEqual(['open'])
    expect(await readAs('stranger', 'other')).toEqual([])
    expect(await readAs('anon', 'open')).toEqual([])
  })
})
