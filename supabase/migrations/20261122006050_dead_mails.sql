-- list_dead_mails(): a few among all that was sent in 90 days.
create index mails_dead on private.mails (ended_at) where status = 'dead';
