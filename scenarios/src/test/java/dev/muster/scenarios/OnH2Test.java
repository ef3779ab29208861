package dev.muster.scenarios;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same stories, with H2 as the store. */
@Tag("N-067")
@ExtendWith(Stores.H2.class)
@DisplayName("on H2")
class OnH2Test extends StoriesOnAStore {}
