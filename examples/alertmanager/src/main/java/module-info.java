/** An alert source for the examples: the webhook of Prometheus Alertmanager. */
@org.jspecify.annotations.NullMarked
module dev.muster.examples.alertmanager {
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;

    exports dev.muster.examples.alertmanager;
}
