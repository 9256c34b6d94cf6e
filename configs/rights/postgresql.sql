-- The least that pcscan needs of a PostgreSQL database: sign in, see names, read rows.
-- Run it as the owner of the database, in it (psql -v ON_ERROR_STOP=1 -f postgresql.sql).
-- Give the login its password apart from this file: \password pcscan

CREATE ROLE pcscan LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT CONNECTION LIMIT 8;
ALTER ROLE pcscan SET default_transaction_read_only = on;

-- For each schema whose tables are to be read:
GRANT USAGE ON SCHEMA public TO pcscan;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO pcscan;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pcscan;

-- Where row security is on, rows that the login does not see are a gap (COV-1, row-security):
-- ALTER ROLE pcscan BYPASSRLS;
