-- Roles and databases of one PostgreSQL server, by a superuser through psql; may be run again at any time.
-- Passwords are taken from DB_OWNER_PASSWORD, DB_APP_PASSWORD and TEMPORAL_DB_PASSWORD of the environment.
\getenv owner_password DB_OWNER_PASSWORD
\getenv app_password DB_APP_PASSWORD
\getenv temporal_password TEMPORAL_DB_PASSWORD

select format('create role %I login', name)
from unnest(array['yingshang_owner', 'yingshang_app', 'temporal']) as name
where not exists (select from pg_roles where rolname = name)
\gexec

-- yingshang_owner: owns the tables, used by the migration only. yingshang_app: API and worker.
alter role yingshang_owner password :'owner_password' nosuperuser nocreatedb nocreaterole;
alter role yingshang_app password :'app_password' nosuperuser nocreatedb nocreaterole;
alter role temporal password :'temporal_password' nosuperuser nocreatedb nocreaterole;

select format('create database %I owner %I', name, owner)
from (values
  ('yingshang', 'yingshang_owner'),
  ('temporal', 'temporal'),
  ('temporal_visibility', 'temporal')
) as wanted (name, owner)
where not exists (select from pg_database where datname = name)
\gexec

revoke connect, temporary on database yingshang, temporal, temporal_visibility from public;
grant connect on database yingshang to yingshang_app;
