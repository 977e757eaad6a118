-- A script's access token, sealed, for as long as its provider can be asked whether it still counts (RFC 7662).
alter table provider_grant add column access_token text;
