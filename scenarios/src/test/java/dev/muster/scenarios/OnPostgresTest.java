package dev.muster.scenarios;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same stories, with PostgreSQL as the store. */
@ExtendWith(Stores.Postgres.class)
@DisplayName("on PostgreSQL")
class OnPostgresTest extends StoriesOnAStore {}
