package dev.muster.scenarios;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same stories, with PostgreSQL as the store. */
@Tag("N-067")
@ExtendWith(Stores.Postgres.class)
@DisplayName("on PostgreSQL")
class OnPostgresTest extends StoriesOnAStore {}
