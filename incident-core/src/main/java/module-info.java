/** The incident process: its rules, its engine and the API of a host. */
@org.jspecify.annotations.NullMarked
module dev.muster.core {
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires org.slf4j;
    requires org.snakeyaml.engine;
}
