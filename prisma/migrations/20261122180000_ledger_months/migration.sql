-- A statement trigger of the parent does not fire when one of its months is truncated by name: each month has its own.
-- Two workers that ask for months at once wait for each other.
CREATE OR REPLACE FUNCTION "ledger_ensure_partitions"(first_month date, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month date := date_trunc('month', first_month);
  name text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger_ensure_partitions', 0));
  FOR step IN 1..least(months, 120) LOOP
    name := 'ledger_entry_' || to_char(month, 'YYYY_MM');
    IF to_regclass(name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF ledger_entry FOR VALUES FROM (%L) TO (%L)',
        name, (month::timestamp AT TIME ZONE 'UTC'), ((month + interval '1 month')::timestamp AT TIME ZONE 'UTC'));
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM akushu_app', name);
      EXECUTE format('CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()', name);
    END IF;
    month := month + interval '1 month';
  END LOOP;
END $$;

DO $$
DECLARE
  month regclass;
BEGIN
  FOR month IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'ledger_entry'::regclass LOOP
    EXECUTE format('CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()', month);
  END LOOP;
END $$;
