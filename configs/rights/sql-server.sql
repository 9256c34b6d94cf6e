-- The least that pcscan needs of SQL Server or Azure SQL. Run it in the database, as its owner.
-- With a password (on SQL Server; the login first, in master: CREATE LOGIN pcscan WITH PASSWORD = …):
--   CREATE USER pcscan FOR LOGIN pcscan;
-- With Entra ID (Azure SQL), a managed identity or service principal by its name, no password at all:
CREATE USER [pcscan] FROM EXTERNAL PROVIDER;

-- Read rows, of these schemas and no others:
GRANT SELECT ON SCHEMA::dbo TO [pcscan];

-- See names, so that nobody can hide a table by not granting it, and what policies filter:
GRANT VIEW DEFINITION TO [pcscan];

-- Only where there are views and some table has masks or a security policy; without it nobody can
-- tell whether a view shows masked values or lacks rows, and all of them are gaps:
-- GRANT SELECT ON sys.sql_expression_dependencies TO [pcscan];

-- Only where columns have a dynamic mask; without it they are a gap (COV-1, masked-for-login):
-- GRANT UNMASK ON SCHEMA::dbo TO [pcscan];

-- Only with load_percent, to see how busy the database is (sys.dm_db_resource_stats):
-- GRANT VIEW DATABASE STATE TO [pcscan];

-- Only where tables have change tracking, so that unchanged ones are not read again:
-- GRANT VIEW CHANGE TRACKING ON SCHEMA::dbo TO [pcscan];

-- Whatever is granted elsewhere, it does not write:
DENY INSERT, UPDATE, DELETE, EXECUTE, ALTER ON SCHEMA::dbo TO [pcscan];
