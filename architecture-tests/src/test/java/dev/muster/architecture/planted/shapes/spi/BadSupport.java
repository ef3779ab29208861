package dev.muster.architecture.planted.shapes.spi;

public abstract class BadSupport {
    protected BadSupport() {}
}
