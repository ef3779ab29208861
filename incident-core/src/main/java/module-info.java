/** The incident process: rules, engine and the public API. */
@org.jspecify.annotations.NullMarked
module dev.muster.core {
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;
    requires org.snakeyaml.engine;

    exports dev.muster;
    exports dev.muster.automation;
    exports dev.muster.communication;
    exports dev.muster.engagement;
    exports dev.muster.lifecycle;
    exports dev.muster.metrics;
    exports dev.muster.playbook;
    exports dev.muster.review;
    exports dev.muster.role;
    exports dev.muster.severity;
    exports dev.muster.timeline;

    uses dev.muster.spi.ProviderFactory;
}
