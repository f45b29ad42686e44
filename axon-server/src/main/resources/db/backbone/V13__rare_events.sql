-- Nearly all events of a log are recorded interactions. Whoever reads everything else - rebuilds of all projections but a
-- few, queues, sagas that start - would otherwise pass over them one by one.
insert into annals.event_kind (stream_type, payload_type, payload_revision)
values ('fragment', 'interaction.recorded', '1')
on conflict on constraint event_kind_is_unique do nothing;

do $$
begin
    execute format('create index domain_event_rare on annals.domain_event (global_index) where kind <> %s',
                   (select id from annals.event_kind
                    where (stream_type, payload_type, payload_revision) = ('fragment', 'interaction.recorded', '1')));
end
$$;
