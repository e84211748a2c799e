-- Records that cannot be read had one code, UNREADABLE, and their detail began with the specific one
-- ("BAD_PAYLOAD: ..."). Now the code is the specific one, as in every service (RefusalCode of the
-- contract). Of all generations: a verify compares codes with those that the log gives today.
UPDATE parked_event
   SET reason = split_part(detail, ': ', 1),
       detail = substr(detail, strpos(detail, ': ') + 2)
 WHERE reason = 'UNREADABLE'
   AND detail ~ '^(NOT_A_CLOUD_EVENT|UNKNOWN_TYPE|BAD_PAYLOAD|KEY_MISMATCH): ';
