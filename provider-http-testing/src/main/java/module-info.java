/** A scripted server and suites for the tests of HTTP providers. */
module dev.muster.provider.http.testing {
    requires transitive static org.jspecify;
    requires transitive dev.muster.spi;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive okhttp3;
    requires transitive org.junit.jupiter.api;
    requires transitive org.slf4j;
    requires com.fasterxml.jackson.core;
    requires dev.muster.core;
    requires dev.muster.provider.inmemory;
    requires java.management;
    requires mockwebserver3;
    requires org.assertj.core;

    exports dev.muster.provider.http.testing;
    exports dev.muster.provider.http.testing.settings;
    exports dev.muster.provider.http.testing.webhook;

    // JUnit finds and calls the suites' tests, which are nobody else's business
    opens dev.muster.provider.http.testing.settings to
            org.junit.platform.commons;
    opens dev.muster.provider.http.testing.webhook to
            org.junit.platform.commons;
}
