/** The conformance kit for providers and stores. */
@org.jspecify.annotations.NullMarked
module dev.muster.tck {
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;

    exports dev.muster.tck;

    // JUnit finds and calls the tests, which are nobody else's business
    opens dev.muster.tck to
            org.junit.platform.commons;
}
