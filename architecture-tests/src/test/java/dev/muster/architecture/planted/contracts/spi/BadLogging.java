package dev.muster.architecture.planted.contracts.spi;

public interface BadLogging {
    org.slf4j.Logger log();
}
