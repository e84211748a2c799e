-- Tables of services that consume events one by one: orders, payments, notifications.
GRANT SELECT, INSERT, DELETE ON seen_event TO quittance_services;
GRANT SELECT, INSERT, UPDATE, DELETE ON parked_event TO quittance_services;
