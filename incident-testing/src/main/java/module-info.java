/** Virtual time and assertions for the tests of a host. */
@org.jspecify.annotations.NullMarked
module dev.muster.testing {
    requires transitive dev.muster.core;
    requires transitive dev.muster.provider.inmemory;
    requires transitive static org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;

    exports dev.muster.testing;
}
