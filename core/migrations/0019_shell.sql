-- The office's logo: one picture, made small and PNG by the program, shown in the window and on the report's cover.
CREATE TABLE office_logo (
    id INTEGER PRIMARY KEY CONSTRAINT office_logo_is_one CHECK (id = 1),
    png BLOB NOT NULL CONSTRAINT office_logo_is_small CHECK (length(png) BETWEEN 1 AND 2097152)
) STRICT;
