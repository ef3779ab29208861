/** A scripted server for the tests of HTTP providers. */
module dev.muster.provider.http.testing {
    requires transitive static org.jspecify;
    requires transitive dev.muster.spi;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive okhttp3;
    requires com.fasterxml.jackson.core;
    requires mockwebserver3;

    exports dev.muster.provider.http.testing;
}
