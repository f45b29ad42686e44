-- Snapshots of fragments now hold their links. Those without are dropped: they only save time, and are made again.
delete from annals.snapshot_event;
