-- Where backups are copied to beyond the folder beside the store.

CREATE TABLE backup_settings (
    id INTEGER PRIMARY KEY CONSTRAINT backup_settings_is_one CHECK (id = 1),
    second_folder TEXT
) STRICT;

INSERT INTO backup_settings (id, second_folder) VALUES (1, NULL);
