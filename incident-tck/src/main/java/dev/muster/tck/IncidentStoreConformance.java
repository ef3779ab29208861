package dev.muster.tck;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * All that a store promises: extend it, answer one fixture, and every suite of the store is run. A store that wants to run one suite only, while
 * it is being written, extends that suite.
 */
public abstract class IncidentStoreConformance {

    /** For subclasses. */
    protected IncidentStoreConformance() {}

    /** A fixture over an empty store, made anew for each test and closed after it. */
    protected abstract StoreFixture fixture();

    /** Appends. */
    @Nested
    @DisplayName("when a change is appended")
    class Appends extends StoreAppendConformance {
        @Override
        protected StoreFixture fixture() {
            return IncidentStoreConformance.this.fixture();
        }
    }

    /** Content. */
    @Nested
    @DisplayName("when what was written is read")
    class Content extends StoreTextConformance {
        @Override
        protected StoreFixture fixture() {
            return IncidentStoreConformance.this.fixture();
        }
    }

    /** Claims. */
    @Nested
    @DisplayName("when work is handed out")
    class Claims extends StoreClaimConformance {
        @Override
        protected StoreFixture fixture() {
            return IncidentStoreConformance.this.fixture();
        }
    }

    /** Settlements. */
    @Nested
    @DisplayName("when work ends")
    class Settlements extends StoreSettleConformance {
        @Override
        protected StoreFixture fixture() {
            return IncidentStoreConformance.this.fixture();
        }
    }

    /** The inbox. */
    @Nested
    @DisplayName("when a delivery comes in")
    class Inbox extends StoreInboxConformance {
        @Override
        protected StoreFixture fixture() {
            return IncidentStoreConformance.this.fixture();
        }
    }

    /** Lists. */
    @Nested
    @DisplayName("when incidents and intents are listed")
    class Queries extends StoreQueryConformance {
        @Override
        protected StoreFixture fixture() {
            return IncidentStoreConformance.this.fixture();
        }
    }

    /** Races. */
    @Nested
    @DisplayName("when eight threads want the same")
    class Races extends StoreRaceConformance {
        @Override
        protected StoreFixture fixture() {
            return IncidentStoreConformance.this.fixture();
        }
    }
}
