/** The conformance kit for providers and stores. */
@org.jspecify.annotations.NullMarked
module dev.muster.tck {
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;
}
